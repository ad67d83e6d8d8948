package org.chalkline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalkline.audit.HistoryFixture.DEPUTY;
import static org.chalkline.audit.HistoryFixture.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTests {

  @TempDir Path keys;
  HistoryFixture history;

  @BeforeEach
  void open() {
    history = new HistoryFixture(keys);
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  @DisplayName("What is recorded reads back in order, with its words and its clause")
  void readsBack() {
    history.database.run(
        "wanborough",
        () -> {
          history.audit.record(entry("a", "first").citing("WAN-7"));
          history.audit.record(entry("a", "second"));
        });

    List<Recorded> found = of("wanborough", "case:a");

    assertThat(found).extracting(Recorded::sequence).containsExactly(1L, 2L);
    assertThat(found.get(0).clause()).isEqualTo("WAN-7");
    assertThat(found.get(0).actor()).isEqualTo("deputy@wanborough");
    assertThat(found.get(1).words()).isEqualTo(Map.of("task", "second", "note", "æ 𝄞 second"));
    assertThat(found.get(1).at()).isAfterOrEqualTo(found.get(0).at());
  }

  @Test
  @DisplayName("Without a transaction, or in a read-only one, nothing is recorded")
  void needsTransaction() {
    assertThatThrownBy(() -> history.audit.record(entry("a", "x")))
        .isInstanceOf(IllegalStateException.class);
    TransactionTemplate readOnly = new TransactionTemplate(history.database.transactions());
    readOnly.setReadOnly(true);
    assertThatThrownBy(
            () -> readOnly.executeWithoutResult(s -> history.audit.record(entry("a", "x"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("A rollback leaves nothing, and the chain goes on without a gap")
  void rollback() {
    history.database.run("wanborough", () -> history.audit.record(entry("a", "kept")));
    assertThatThrownBy(
            () ->
                history.database.run(
                    "wanborough",
                    () -> {
                      history.audit.record(entry("a", "undone"));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    history.database.run("wanborough", () -> history.audit.record(entry("a", "kept too")));

    assertThat(of("*", "case:a"))
        .extracting(it -> it.words().get("task"))
        .containsExactly("kept", "kept too");
    assertThat(history.verification.verify().ok()).isTrue();
  }

  @Test
  @DisplayName(
      "A transaction inside another records for itself; the outer one's entries are its own")
  void inner() {
    TransactionTemplate inner = new TransactionTemplate(history.database.transactions());
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    assertThatThrownBy(
            () ->
                history.database.run(
                    "wanborough",
                    () -> {
                      history.audit.record(entry("a", "outer"));
                      inner.executeWithoutResult(s -> history.audit.record(entry("a", "inner")));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(of("*", "case:a")).extracting(it -> it.words().get("task")).containsExactly("inner");
  }

  @Test
  @DisplayName("What goes back to a savepoint takes its entries with it")
  void savepoint() {
    TransactionTemplate nested = new TransactionTemplate(history.database.transactions());
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    history.database.run(
        "wanborough",
        () -> {
          history.audit.record(entry("a", "before"));
          nested.executeWithoutResult(
              s -> {
                history.audit.record(entry("a", "undone"));
                s.setRollbackOnly();
              });
          history.audit.record(entry("a", "after"));
        });

    assertThat(of("*", "case:a"))
        .extracting(it -> it.words().get("task"))
        .containsExactly("before", "after");
  }

  @Test
  @DisplayName("What others record just before the commit is written; after it, refused")
  void lateEntries() {
    List<RuntimeException> refused = new ArrayList<>();
    history.database.run(
        "wanborough",
        () ->
            TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                  @Override
                  public void beforeCommit(boolean readOnly) {
                    history.audit.record(entry("a", "late"));
                  }

                  @Override
                  public void afterCommit() {
                    try {
                      history.audit.record(entry("a", "too late"));
                    } catch (IllegalStateException refusal) {
                      refused.add(refusal);
                    }
                  }
                }));

    assertThat(of("*", "case:a")).extracting(it -> it.words().get("task")).containsExactly("late");
    assertThat(refused).hasSize(1);
  }

  @Test
  @DisplayName("Any scope may add to any chain; only who sees the school can read it")
  void scope() {
    history.database.run(
        "",
        () -> {
          history.audit.record(entry("a", "x"));
          history.audit.record(Entry.ofInstallation(Actor.CHALKLINE, "started", Map.of()));
        });

    assertThat(of("avenue", "case:a")).isEmpty();
    assertThat(of("wanborough", "case:a")).hasSize(1);
    assertThat(of("wanborough,avenue", "installation")).isEmpty();
    assertThat(of("*", "installation")).hasSize(1);
  }

  @Test
  @DisplayName("The scope of the transaction is put back after the history is written")
  void scopeIsPutBack() {
    JdbcTemplate jdbc = new JdbcTemplate(history.database.app());
    List<Pending.Noted> noted = List.of(new Pending.Noted(entry("a", "x"), Instant.EPOCH));
    String after =
        history.database.in(
            "avenue",
            () -> {
              new AuditWriter(jdbc).write(noted);
              return jdbc.queryForObject(
                  "select current_setting('chalkline.schools')", String.class);
            });
    assertThat(after).isEqualTo("avenue");
  }

  @Test
  @DisplayName(
      "A school's chain takes no entry of another school; a case's chain stays where it began")
  void foreignSchool() {
    history.database.run("*", () -> history.audit.record(entry("a", "x")));
    history.database.run(
        "*",
        () -> history.audit.record(Entry.ofCase("a", "avenue", DEPUTY, "note.added", Map.of())));
    assertThat(of("*", "case:a")).hasSize(2);
    Entry strange = new Entry("school:wanborough", "avenue", DEPUTY, "note.added", null, Map.of());
    history.database.run(
        "*",
        () -> history.audit.record(Entry.ofSchool("wanborough", DEPUTY, "note.added", Map.of())));
    assertThatThrownBy(() -> history.database.run("*", () -> history.audit.record(strange)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(of("*", "school:wanborough")).hasSize(1);
  }

  @Test
  @DisplayName("Words that no database can hold are made storable, and the chain holds")
  void strangeWords() {
    history.database.run(
        "wanborough",
        () ->
            history.audit.record(
                Entry.ofCase(
                    "a",
                    "wanborough",
                    DEPUTY,
                    "note.added",
                    Map.of("nul", "a\0b", "half", "a\uD834b", "quote", "\"\\\n\u2028'"))));

    assertThat(of("*", "case:a").get(0).words())
        .isEqualTo(Map.of("nul", "a\uFFFDb", "half", "a\uFFFDb", "quote", "\"\\\n\u2028'"));
    assertThat(history.verification.verify().words()).startsWith("The history holds");
  }

  @Test
  @DisplayName("Eight threads on the same few chains leave no gap and do not block each other")
  void concurrency() throws Exception {
    Random random = HistoryFixture.random("concurrency");
    int rounds = HistoryFixture.full() ? 1_250 : 60;
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Random own = new Random(random.nextLong());
      running.add(
          threads.submit(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  history.record(own, 1 + own.nextInt(5), 3);
                  if (own.nextInt(20) == 0) {
                    history.checkpoints.make();
                  }
                }
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();

    assertThat(history.verification.verify().words()).startsWith("The history holds");
    Integer chains =
        history.database.owner().queryForObject("select count(*) from audit_head", Integer.class);
    assertThat(chains).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set what = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "update audit_words set words = '{}'",
        "delete from audit_words",
        "truncate audit_words",
        "delete from audit_head",
        "truncate audit_head",
        "update audit_checkpoint set number = 7",
        "delete from audit_checkpoint",
        "truncate audit_checkpoint",
        "update audit_checkpoint_head set sequence = 7",
        "delete from audit_checkpoint_head",
        "truncate audit_checkpoint_head",
        "drop table audit_entry",
        "alter table audit_entry disable row level security",
        "alter table audit_entry add column more text",
        "create trigger t before insert on audit_entry"
            + " execute function suppress_redundant_updates_trigger()",
        "insert into audit_entry select * from audit_entry on conflict (chain, sequence)"
            + " do update set what = 'x'",
        "set role chalkline_owner",
        "set session_replication_role = replica"
      })
  @DisplayName("The application's role cannot change the history")
  void forbidden(String statement) {
    history.database.run("*", () -> history.audit.record(entry("a", "x")));
    history.checkpoints.make();
    assertThatThrownBy(
            () ->
                history.database.run(
                    "*", () -> new JdbcTemplate(history.database.app()).execute(statement)))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    assertThat(history.verification.verify().ok()).isTrue();
  }

  private List<Recorded> of(String scope, String chain) {
    return history.database.in(scope, () -> history.audit.of(chain));
  }
}
