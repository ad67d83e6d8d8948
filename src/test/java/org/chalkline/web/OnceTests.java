package org.chalkline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chalkline.audit.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OnceTests {

  private static final Actor MORGAN = Actor.of("morgan");
  private static EmbeddedPostgres postgres;
  private static JdbcTemplate database;
  private static TransactionTemplate transaction;

  private final AtomicInteger effects = new AtomicInteger();
  private final Once once = new Once(database);

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    DataSource source = postgres.getPostgresDatabase();
    database = new JdbcTemplate(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    database.execute(
        new ClassPathResource("db/migration/web/V030__what_was_done_once.sql")
            .getContentAsString(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void clear() {
    database.update("delete from web_once");
  }

  @Test
  @DisplayName("A repeat finds what the first call found; another person's key is another key")
  void repeats() {
    assertThat(run(MORGAN, "a", this::effect)).isEqualTo("effect 1");
    assertThat(run(MORGAN, "a", this::effect)).isEqualTo("effect 1");
    assertThat(run(MORGAN, "b", this::effect)).isEqualTo("effect 2");
    assertThat(run(Actor.of("priya"), "a", this::effect)).isEqualTo("effect 3");
  }

  @Test
  @DisplayName("A call that came to nothing does not use the key up")
  void failure() {
    assertThatThrownBy(
            () ->
                run(
                    MORGAN,
                    "a",
                    () -> {
                      throw new Refused("not now");
                    }))
        .isInstanceOf(Refused.class);
    assertThat(run(MORGAN, "a", this::effect)).isEqualTo("effect 1");
  }

  @Test
  @DisplayName("Of many at once one acts, and all get its result")
  void together() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 25; round++) {
        effects.set(0);
        String key = "round-" + round;
        CountDownLatch ready = new CountDownLatch(8);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          results.add(
              people.submit(
                  () -> {
                    ready.countDown();
                    ready.await(10, TimeUnit.SECONDS);
                    return run(MORGAN, key, this::effect);
                  }));
        }
        for (Future<String> result : results) {
          assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("effect 1");
        }
      }
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  @DisplayName("Whoever waits for a call that is rolled back acts instead")
  void takesOver() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<String> first =
          people.submit(
              () ->
                  run(
                      MORGAN,
                      "a",
                      () -> {
                        inside.countDown();
                        await(goOn);
                        throw new Refused("no");
                      }));
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      Future<String> second = people.submit(() -> run(MORGAN, "a", this::effect));
      while (!waiting()) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Refused.class);
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("effect 1");
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  @DisplayName("A key that is no key, and a call without transaction, are refused")
  void refusals() {
    assertThatThrownBy(() -> once.run(MORGAN, "a", this::effect))
        .isInstanceOf(IllegalStateException.class);
    for (String key : List.of("", "a b", "a\nb", "é", "x".repeat(201))) {
      assertThatThrownBy(() -> run(MORGAN, key, this::effect)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  @DisplayName("Keys are forgotten after 7 days")
  void forgets() {
    run(MORGAN, "old", this::effect);
    run(MORGAN, "new", this::effect);
    database.update("update web_once set at = now() - interval '8 days' where key = 'old'");
    once.forgetOldKeys();
    assertThat(database.queryForList("select key from web_once", String.class))
        .containsExactly("new");
  }

  private String effect() {
    return "effect " + effects.incrementAndGet();
  }

  private String run(Actor actor, String key, Supplier<String> effect) {
    return transaction.execute(status -> once.run(actor, key, effect));
  }

  private static boolean waiting() {
    Integer waiting =
        database.queryForObject(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", Integer.class);
    return waiting != null && waiting > 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
