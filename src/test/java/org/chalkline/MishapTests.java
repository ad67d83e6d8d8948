package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.chalkline.audit.Verification;
import org.chalkline.casework.Rebuild;
import org.chalkline.installation.DatabaseToRestart;
import org.chalkline.installation.Scope;
import org.chalkline.testing.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Reports go on being made while the application is killed and its database restarted: whatever was
 * answered is stored once, whatever was not is stored once when it is sent again.
 *
 * <p>Both tests stand in one installation of their own, since starting one takes long; each holds
 * alone as well.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MishapTests {

  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final long SEED = Long.getLong("chalkline.seed", System.nanoTime());
  private static final int REPORTERS = 4;
  private static final Duration START = Duration.ofMinutes(3);

  /** The reference that was answered to each key, over all tests. */
  private static final Map<String, String> ANSWERED = new ConcurrentHashMap<>();

  private static Path data = Path.of("");
  private static int port;
  private static @Nullable ConfigurableApplicationContext application;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void place() throws IOException {
    System.out.println("MishapTests: -Dchalkline.seed=" + SEED);
    Files.createDirectories(Path.of("target"));
    data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "mishaps-");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterAll
  static void clear() throws IOException {
    close();
    new DatabaseToRestart(data).stop();
    FileSystemUtils.deleteRecursively(data);
  }

  @Test
  @Order(1)
  @DisplayName(
      "The application is killed between report and answer, and nothing is lost or doubled")
  void applicationKilled() throws IOException, InterruptedException {
    close();
    Process child = child();
    awaitReady(child);
    try (Reporters reporters = new Reporters()) {
      for (int kill = 1; kill <= (FULL ? 12 : 1); kill++) {
        try {
          if (kill > 1) {
            child = child();
            awaitHealth(START, child);
          }
          reporters.awaitAnswers(REPORTERS + random.nextInt(20));
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
        } finally {
          child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
      }
      open();
      reporters.awaitAnswers(REPORTERS);
    } finally {
      child.destroyForcibly();
    }
    everythingStandsOnce();
  }

  @Test
  @Order(2)
  @DisplayName("The database is restarted under load: the application is well again in 30 seconds")
  void databaseRestarted() throws IOException {
    open();
    List<String> modes =
        FULL ? List.of("fast", "immediate", "fast", "immediate") : List.of("fast", "immediate");
    try (Reporters reporters = new Reporters()) {
      for (String mode : modes) {
        reporters.awaitAnswers(REPORTERS + random.nextInt(20));
        new DatabaseToRestart(data).restart(mode);
        awaitHealth(Duration.ofSeconds(30), null);
        reporters.awaitAnswers(1);
      }
    }
    everythingStandsOnce();
  }

  /** All that was answered exists once, and nothing else; history and work list are whole. */
  private void everythingStandsOnce() {
    Api api = new Api(port, reporter(0));
    ANSWERED.entrySet().stream()
        .filter(each -> each.getKey().startsWith(reporter(0)))
        .limit(5)
        .forEach(
            each ->
                assertThat(post(api, each.getKey()).text("/reference")).isEqualTo(each.getValue()));

    assertThat(ANSWERED).isNotEmpty();
    assertThat(texts("select reference from report"))
        .containsExactlyInAnyOrderElementsOf(ANSWERED.values());
    assertThat(texts("select reference from case_file"))
        .containsExactlyInAnyOrderElementsOf(ANSWERED.values());
    assertThat(
            texts(
                "select details->>'said' || ' ' || reference from report where case_id is not null"))
        .containsExactlyInAnyOrderElementsOf(
            ANSWERED.entrySet().stream()
                .map(each -> said(each.getKey()) + " " + each.getValue())
                .toList());
    assertThat(texts("select reference from work_item where step = 'Task_ConfirmFacts'"))
        .as("one task to confirm the facts in each case")
        .containsExactlyInAnyOrderElementsOf(ANSWERED.values());
    assertThat(
            texts(
                """
                select business_key_ from act_ru_execution
                where parent_id_ is null and super_exec_ is null
                  and proc_def_id_ like 'abuse-handling:%'
                """))
        .as("one process for each case")
        .containsExactlyInAnyOrderElementsOf(ANSWERED.values());

    assertThat(bean(Rebuild.class).differences()).isEmpty();
    var history = bean(Verification.class).verify();
    assertThat(history.ok()).as(history.words()).isTrue();
  }

  private static List<String> texts(String sql) {
    return Scope.everywhere(
        () ->
            bean(TransactionTemplate.class)
                .execute(status -> bean(JdbcClient.class).sql(sql).query(String.class).list()));
  }

  private static String reporter(int number) {
    return List.of(
            "staff1@wanborough", "staff2@avenue", "staff1@boroughbridge", "staff3@highters-heath")
        .get(number);
  }

  private static String said(String key) {
    return "Something racist: " + key;
  }

  private static Api.Answer post(Api api, String key) {
    String school = key.substring(key.indexOf('@') + 1, key.indexOf('/'));
    Map<String, Object> report = new HashMap<>(Api.aReport(school));
    report.put("said", said(key));
    return api.post("/api/v1/reports", report, key);
  }

  /** Four people who report one thing after the other, and ask again until they are answered. */
  private static final class Reporters implements AutoCloseable {

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean enough;
    private volatile boolean givenUp;

    Reporters() {
      for (int number = 0; number < REPORTERS; number++) {
        String who = reporter(number);
        Random random = new Random(SEED + number);
        Thread thread = new Thread(() -> report(who, random), "reporter " + who);
        threads.add(thread);
        thread.start();
      }
    }

    private void report(String who, Random random) {
      Api api = new Api(port, who);
      while (!enough) {
        String key = who + "/" + UUID.randomUUID();
        String reference = insist(api, key);
        if (reference == null) {
          return;
        }
        ANSWERED.put(key, reference);
        if (random.nextInt(3) == 0) {
          String again = insist(api, key);
          if (!reference.equals(again)) {
            wrong.add(key + " was answered " + reference + ", then " + again);
          }
        }
        answers.incrementAndGet();
      }
    }

    /** Sends the report until it is answered; null if the test is over before. */
    private @Nullable String insist(Api api, String key) {
      while (!givenUp) {
        try {
          Api.Answer answer = post(api, key);
          if (answer.status() == 201) {
            return answer.text("/reference");
          }
          if (answer.status() < 500) {
            wrong.add(key + " was answered " + answer.status() + " " + answer.body());
          }
        } catch (UncheckedIOException gone) {
          // The application is down, or went down before it answered.
        }
        unanswered.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      return null;
    }

    /** Waits until so many more reports have been answered. */
    void awaitAnswers(int more) {
      int until = answers.get() + more;
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> answers.get() >= until || !wrong.isEmpty());
      assertThat(wrong).isEmpty();
    }

    /** Every reporter gets the answer to what was sent, then stops. */
    @Override
    public void close() {
      enough = true;
      givenUp = !wrong.isEmpty();
      try {
        for (Thread thread : threads) {
          thread.join(TimeUnit.SECONDS.toMillis(30));
          if (thread.isAlive()) {
            wrong.add(thread.getName() + " is still not answered");
          }
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      givenUp = true;
      System.out.println(
          "MishapTests: " + answers + " reports answered, " + unanswered + " attempts were not");
      assertThat(wrong).isEmpty();
    }
  }

  private static void awaitHealth(Duration most, @Nullable Process child) {
    Api nobody = new Api(port, null);
    await()
        .atMost(most)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              assertThat(child == null || child.isAlive()).as("the application runs").isTrue();
              try {
                return nobody.get("/actuator/health").status() == 200;
              } catch (UncheckedIOException notYet) {
                return false;
              }
            });
  }

  /** Waits until the first start has said that it is done: before that, the cast is not there. */
  private static void awaitReady(Process child) {
    await()
        .atMost(START)
        .until(
            () -> {
              assertThat(child.isAlive()).as("the application runs").isTrue();
              return Files.readString(data.resolve("console.log")).contains("Chalkline is at ");
            });
  }

  /** The application in a process of its own, without the classes of the tests. */
  private static Process child() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Chalkline.class.getName()));
    command.addAll(settings());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("console.log").toFile()))
        .start();
  }

  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(each -> !each.replaceFirst("/+$", "").endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> settings() {
    return List.of(
        "--server.port=" + port, "--chalkline.data=" + data, "--chalkline.mode=evaluation");
  }

  /** The application within this process, so that its beans can be asked; once. */
  private static void open() {
    if (application == null) {
      List<String> settings = new ArrayList<>(settings());
      settings.add("--camunda.bpm.generate-unique-process-engine-name=true");
      application = SpringApplication.run(Chalkline.class, settings.toArray(String[]::new));
    }
  }

  private static void close() {
    if (application != null) {
      application.close();
      application = null;
    }
  }

  private static <T> T bean(Class<T> type) {
    ConfigurableApplicationContext running = application;
    if (running == null) {
      throw new IllegalStateException("The application does not run");
    }
    return running.getBean(type);
  }
}
