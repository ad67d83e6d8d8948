package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chalkline.casework.Rebuild;
import org.chalkline.installation.BackupCommand;
import org.chalkline.installation.SharedDatabase;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;

/**
 * The commands {@code backup} and {@code restore}, as programs of their own beside a running one.
 */
@ChalklineTest
class BackupTests {

  private static final String SCHOOL = "st-marys-putney";
  private static final byte[] NOTE = "What I saw, word for word".getBytes(StandardCharsets.UTF_8);

  private static final Path KEYS =
      Path.of("target", "test-files-" + System.getProperty("chalkline.fork", "1"), "keys");

  @LocalServerPort int port;

  @TempDir Path outside;

  @BeforeEach
  void noPairOfKeysYet() throws IOException {
    Files.deleteIfExists(KEYS.resolve("backup-public.json"));
  }

  /** What was confirmed, and when. */
  private record Confirmed(String by, String reference, Instant at) {}

  @Test
  @DisplayName(
      "Backed up under load and restored: everything confirmed is there, the history is proved,"
          + " and damage is refused")
  void underLoad() throws Exception {
    String withFile = reportWithFile();
    Path kept = outside.resolve("kept.json");
    Files.writeString(
        kept, new Api(port, "auditor@" + SCHOOL).get("/api/v1/history/checkpoint").body());

    Queue<Confirmed> confirmed = new ConcurrentLinkedQueue<>();
    Told backup = whileReporting(confirmed, () -> backup("backup.key"));
    assertThat(backup.code()).as(backup.words()).isZero();
    assertThat(backup.words()).contains("A key was made", "Take it away from this machine");
    Instant at = Instant.parse(found(backup.words(), "confirmed until (\\S+Z)\\."));
    Path file = Path.of(found(backup.words(), "Backup made: (\\S+)"));
    List<Confirmed> before = confirmed.stream().filter(it -> it.at().isBefore(at)).toList();
    assertThat(before).as("reports confirmed before the copy's end").isNotEmpty();
    assertThat(confirmed.size()).as("and some after").isGreaterThan(before.size());
    assertThat(text(file)).doesNotContain("What I saw", "chalkline_app", "pg_control");

    Path data = outside.resolve("restored");
    Told restored = restore(file, data, "backup.key");
    assertThat(restored.code()).as(restored.words()).isZero();
    Told verified = run("verify", "--chalkline.data=" + data, "--against", kept.toString());
    assertThat(verified.code()).as(verified.words()).isZero();
    looksTheSame(data, before, withFile);
    assertThat(restore(file, data, "backup.key").words()).contains("already in " + data);
  }

  @Test
  @DisplayName("A damaged, cut or foreign backup is refused in words, and nothing is left of it")
  void damaged() throws Exception {
    Told made = backup("backup.key");
    assertThat(made.code()).as(made.words()).isZero();
    Path whole = Path.of(found(made.words(), "Backup made: (\\S+)"));
    Path data = outside.resolve("fresh");
    byte[] bytes = Files.readAllBytes(whole);

    byte[] flipped = bytes.clone();
    flipped[bytes.length / 2] ^= 1;
    refused(flipped, data, "damaged or not whole");
    refused(java.util.Arrays.copyOf(bytes, bytes.length - 1), data, "damaged or not whole");
    refused(java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3), data, "damaged or not whole");
    refused(java.util.Arrays.copyOf(bytes, 68), data, "damaged or not whole");
    refused(java.util.Arrays.copyOf(bytes, 80), data, "damaged at its beginning");
    refused(new byte[] {'P', 'K'}, data, "is not a backup of Chalkline");

    assertThat(restore(whole, data, "lost.key").words())
        .contains("is not in", "lost.key", "--key=FILE");
    Files.writeString(outside.resolve("wrong.key"), "{}");
    assertThat(restore(whole, data, "wrong.key").words()).contains("is not the key of a backup");
    assertThat(here("backup", "--chalkline.data=" + outside.resolve("nothing")).words())
        .contains("There is no database of Chalkline in");
    assertThat(here("backup", "--spring.datasource.url=jdbc:postgresql://db/chalkline").words())
        .contains("a server of your own", "pg_dump", "the folder of the keys");
  }

  private void refused(byte[] bytes, Path data, String words) throws Exception {
    Path file = Files.write(outside.resolve("damaged.backup"), bytes);
    Told told = restore(file, data, "backup.key");
    assertThat(told.code()).as(told.words()).isEqualTo(2);
    assertThat(told.words()).contains(words);
    assertThat(data.resolve("database")).doesNotExist();
    assertThat(data.resolve("keys")).doesNotExist();
    FileSystemUtils.deleteRecursively(data);
  }

  private void looksTheSame(Path data, List<Confirmed> reports, String withFile)
      throws SQLException {
    var application =
        new SpringApplicationBuilder(Chalkline.class)
            .run(
                "--chalkline.data=" + data,
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.generate-unique-process-engine-name=true");
    try (application;
        Connection there = application.getBean(DataSource.class).getConnection();
        Connection here = SharedDatabase.asApp()) {
      assertThat(application.getBean(Rebuild.class).differences()).isEmpty();
      int restoredPort =
          ((ServletWebServerApplicationContext) application).getWebServer().getPort();
      for (Confirmed report : reports) {
        assertThat(
                new Api(restoredPort, report.by() + "@" + SCHOOL)
                    .get("/api/v1/reports/" + report.reference())
                    .status())
            .as("%s, confirmed at %s", report.reference(), report.at())
            .isEqualTo(200);
      }
      Api head = new Api(restoredPort, "headteacher@" + SCHOOL);
      String item = head.get("/api/v1/cases/" + withFile + "/evidence").text("/evidence/0/id");
      assertThat(
              head.get("/api/v1/cases/" + withFile + "/evidence/" + item + "/original")
                  .response()
                  .body())
          .isEqualTo(NOTE);
      for (String query :
          List.of(
              "select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles order by 1",
              "select grantee, table_name, privilege_type from information_schema.role_table_grants"
                  + " order by 1, 2, 3",
              "select tablename, policyname, qual, with_check from pg_policies order by 1, 2",
              "select relname, relrowsecurity from pg_class where relkind = 'r' order by 1")) {
        assertThat(rows(there, query)).isNotEmpty().isEqualTo(rows(here, query));
      }
    }
  }

  private static List<String> rows(Connection database, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int n = 1; n <= columns; n++) {
          line.append(rows.getString(n)).append('|');
        }
        found.add(line.toString());
      }
    }
    return found;
  }

  private String reportWithFile() {
    Api staff = new Api(port, "staff1@" + SCHOOL);
    String reference = staff.reports(SCHOOL);
    Api.Answer added =
        new Api(port, "headteacher@" + SCHOOL)
            .post(
                "/api/v1/cases/" + reference + "/evidence",
                Map.of("words", "A note"),
                List.of(new Api.File("files", "note.txt", NOTE)),
                null);
    assertThat(added.status()).as(added.body()).isLessThan(300);
    return reference;
  }

  private interface Work {
    Told run() throws Exception;
  }

  /** Does the work while two people report all the time, before, during and after it. */
  private Told whileReporting(Queue<Confirmed> confirmed, Work work) throws Exception {
    AtomicBoolean on = new AtomicBoolean(true);
    List<Thread> people =
        Stream.of("staff1", "headteacher")
            .map(
                who ->
                    new Thread(
                        () -> {
                          Api api = new Api(port, who + "@" + SCHOOL);
                          while (on.get()) {
                            confirmed.add(new Confirmed(who, api.reports(SCHOOL), Instant.now()));
                          }
                        }))
            .toList();
    people.forEach(Thread::start);
    try {
      while (confirmed.size() < 6) {
        Thread.onSpinWait();
      }
      return work.run();
    } finally {
      int after = confirmed.size() + 3;
      while (confirmed.size() < after) {
        Thread.onSpinWait();
      }
      on.set(false);
      for (Thread person : people) {
        person.join(20_000);
      }
    }
  }

  private Told backup(String key) throws Exception {
    return run(
        "backup",
        "--chalkline.data=" + SharedDatabase.data(),
        "--chalkline.keys=" + KEYS,
        "--to=" + outside.resolve("backups"),
        "--key=" + outside.resolve(key));
  }

  private Told restore(Path file, Path data, String key) {
    return here(
        "restore", file.toString(), "--chalkline.data=" + data, "--key=" + outside.resolve(key));
  }

  /** What a program said, and the code with which it ended. */
  private record Told(int code, String words) {}

  /** The same without a program of its own. */
  private static Told here(String... arguments) {
    MockEnvironment settings = new MockEnvironment();
    for (String argument : arguments) {
      if (argument.contains("=")) {
        String[] parts = argument.substring(2).split("=", 2);
        settings.setProperty(parts[0], parts[1]);
      }
    }
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    int code = new BackupCommand(settings, new PrintStream(words)).carryOut(arguments);
    return new Told(code, words.toString(StandardCharsets.UTF_8));
  }

  private static Told run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Chalkline.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Told(process.exitValue(), words);
  }

  private static String found(String words, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(words);
    assertThat(found.find()).as(words).isTrue();
    return found.group(1);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
