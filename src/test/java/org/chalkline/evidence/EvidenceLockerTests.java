package org.chalkline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseMoved;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * IN-2, IN-3, IN-4, DP-6: evidence is fixed on receipt, never altered, shown safely, locked away.
 */
class EvidenceLockerTests {

  private static final Actor STAFF = Actor.of("staff1@wanborough");
  private static final Actor DSL = Actor.of("dsl@wanborough");
  private static final Actor HEAD = Actor.of("headteacher@wanborough");

  @TempDir static Path folder;

  private static EvidenceDatabase database;
  private static AnnotationConfigApplicationContext application;
  private static EvidenceLocker locker;

  private String caseId = "";

  @BeforeAll
  static void start() {
    database = new EvidenceDatabase(folder.resolve("pg"));
    application = database.application(folder.resolve("keys"));
    locker = application.getBean(EvidenceLocker.class);
  }

  @AfterAll
  static void stop() {
    application.close();
    database.close();
  }

  @BeforeEach
  void newCase() {
    caseId = UUID.randomUUID().toString();
  }

  @Test
  @DisplayName(
      "What the virus scanner finds, or cannot be asked about, is refused beside the field")
  void scanned() {
    Clamd clamd = new Clamd(FileCheck.LARGEST);
    EvidenceLocker scanning =
        new EvidenceLocker(
            application.getBean(EvidenceTable.class),
            application.getBean(SealedBytes.class),
            new VirusScanner("localhost", clamd.port()),
            application.getBean(Audit.class),
            event -> {},
            application.getBean(Clock.class));
    FileGiven clean = new FileGiven("said.txt", Samples.utf8("What was said"));
    FileGiven harmful = new FileGiven("joke.txt", Samples.utf8(Clamd.EICAR));
    scanning.checkAll(List.of(clean));
    assertThat(
            catchThrowableOfType(
                    InvalidInput.class, () -> scanning.checkAll(List.of(clean, harmful)))
                .errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("files"))
        .satisfies(
            error ->
                assertThat(error.message())
                    .contains("joke.txt", "found something harmful")
                    .doesNotContain("EICAR"));
    clamd.close();
    assertThat(
            catchThrowableOfType(
                    InvalidInput.class, () -> scanning.check(clean.fileName(), clean.bytes()))
                .errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("said.txt", "add it later"));
  }

  @Test
  @DisplayName("An original comes back byte for byte, whatever its kind and size")
  void byteExact() {
    byte[] largest = new byte[FileCheck.LARGEST];
    Random random = new Random(7);
    for (int i = 0; i < largest.length; i++) {
      largest[i] = (byte) (32 + random.nextInt(95));
    }
    for (byte[] file :
        List.of(
            Samples.png(70, 50),
            Samples.jpeg(70, 50),
            Samples.pdf(2, "words"),
            Samples.utf8("\ufeffCaf\u00e9\r\n"),
            largest)) {
      Fixed fixed = fix("shot.png", file);
      Original original = locker.original(fixed.id(), DSL);
      assertThat(original.bytes()).isEqualTo(file);
      assertThat(original.sha256()).isEqualTo(fixed.sha256()).isEqualTo(SealedBytes.sha256(file));
      assertThat(original.contentType()).isEqualTo("application/octet-stream");
      assertThat(locker.intact(fixed.id())).isTrue();
    }
    assertThat(locker.of(caseId)).extracting(EvidenceItem::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(locker.of(caseId))
        .extracting(EvidenceItem::fileName)
        .containsExactly("shot.png", "shot.jpg", "shot.pdf", "shot.txt", "shot.txt");
  }

  @Test
  @DisplayName("What is shown is made anew, page by page, and every opening is recorded")
  void viewed() {
    Fixed fixed = fix("minutes.pdf", Samples.pdf(2, "minutes"));
    ViewCopy second = locker.view(fixed.id(), 2, DSL);
    assertThat(second.contentType()).isEqualTo("image/png");
    assertThat(second.pages()).isEqualTo(2);
    assertThat(PngFile.looksLike(second.bytes())).isTrue();
    assertThatThrownBy(() -> locker.view(fixed.id(), 3, DSL)).isInstanceOf(NoSuchThing.class);
    locker.original(fixed.id(), HEAD);
    assertThat(history())
        .extracting(Recorded::what, Recorded::actor)
        .containsExactly(
            tuple("evidence.fixed", STAFF.id()),
            tuple("evidence.viewed", DSL.id()),
            tuple("evidence.original-taken", HEAD.id()));

    Fixed text = fix("chat.txt", Samples.utf8("<3 you & \"them\""));
    assertThat(locker.view(text.id(), 1, DSL))
        .satisfies(
            view -> {
              assertThat(view.contentType()).isEqualTo("text/plain;charset=UTF-8");
              assertThat(new String(view.bytes(), StandardCharsets.UTF_8))
                  .isEqualTo("<3 you & \"them\"");
            });
  }

  @Test
  @DisplayName("A file that is not taken names the field in a sentence and leaves nothing")
  void refused() {
    InvalidInput error =
        catchThrowableOfType(
            InvalidInput.class, () -> fix("holiday.png", Samples.utf8("<html><b>x</b></html>")));
    assertThat(error.errors())
        .containsExactly(
            new FieldError(
                "files",
                "The file holiday.png is a web page or drawing made of code. Take a screenshot of"
                    + " it, or print it to PDF"));
    assertThat(locker.of(caseId)).isEmpty();
    assertThatThrownBy(() -> locker.check("a.zip", Samples.latin("PK\3\4\24\0\0\0\10\0xxxxxxxxxx")))
        .isInstanceOf(InvalidInput.class);
    List<FileGiven> many = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      many.add(new FileGiven("a.txt", Samples.utf8("a")));
    }
    assertThatThrownBy(() -> locker.checkAll(many)).isInstanceOf(InvalidInput.class);
    locker.checkAll(many.subList(0, 20));
  }

  @Test
  @DisplayName("A report brings at most 20 files; the 21st takes the whole report back")
  void atMostTwenty() {
    assertThatThrownBy(() -> inTransaction(() -> fixMany(21))).isInstanceOf(InvalidInput.class);
    assertThat(locker.of(caseId)).isEmpty();
    inTransaction(() -> fixMany(20));
    fix("one-more.txt", Samples.utf8("later"));
    assertThat(locker.of(caseId)).hasSize(21);
  }

  @Test
  @DisplayName("Two who add evidence at once get different numbers")
  void numbers() {
    List<Fixed> all =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> fix("a.txt", Samples.utf8("text " + i)))
            .toList();
    assertThat(all).extracting(Fixed::number).doesNotHaveDuplicates().hasSize(16);
  }

  @Test
  @DisplayName(
      "Locked away at any stage, it gives no byte to anybody, the one who locked it included")
  void lockedAway() {
    for (Runnable stage : stages()) {
      stage.run();
    }
  }

  private List<Runnable> stages() {
    return List.of(
        () -> assertNothingReadable(locked(fix("a.png", Samples.png(20, 20)))),
        () -> {
          Fixed fixed = fix("b.pdf", Samples.pdf(3, "b"));
          locker.view(fixed.id(), 1, DSL);
          assertNothingReadable(locked(fixed));
        },
        () -> {
          Fixed fixed = fix("c.txt", Samples.utf8("c"));
          locker.original(fixed.id(), DSL);
          assertNothingReadable(locked(fixed));
        },
        () -> assertNothingReadable(inTransaction(() -> locked(fix("d.png", Samples.png(9, 9))))),
        () -> {
          String again = locked(fix("e.png", Samples.png(9, 9)));
          locker.endLock(again, LockEnding.RELEASED, "CAD 12", DSL, HEAD);
          assertThat(locker.view(again, 1, DSL).bytes()).isNotEmpty();
          locker.lockAway(again, HEAD, "Another look");
          assertNothingReadable(again);
          assertThat(locker.item(again).locks()).hasSize(2);
        });
  }

  @Test
  @DisplayName("Who locked it, when and why are kept; a second lock changes nothing")
  void lockIsAFact() {
    String id = locked(fix("a.png", Samples.png(20, 20)));
    locker.lockAway(id, HEAD, "Me too");
    EvidenceItem item = locker.of(caseId).get(0);
    assertThat(item.lockedAway()).isTrue();
    assertThat(item.pages()).isZero();
    assertThat(item.locks()).hasSize(1);
    assertThat(item.locks().get(0))
        .isEqualTo(
            new Lock(
                Instant.parse("2026-09-18T15:10:00Z"),
                DSL.id(),
                "May be a child",
                null,
                null,
                null,
                null,
                null));
    assertThat(history())
        .extracting(Recorded::what)
        .containsExactly("evidence.fixed", "evidence.locked-away");
  }

  @Test
  @DisplayName("A lock ends on the word of the police and of two people; destroyed is destroyed")
  void lockEnds() {
    String id = locked(fix("a.png", Samples.png(20, 20)));
    assertThatThrownBy(() -> locker.endLock(id, LockEnding.DESTROYED, "CAD 77", DSL, DSL))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> locker.endLock(id, LockEnding.DESTROYED, " ", DSL, HEAD))
        .isInstanceOf(InvalidInput.class);
    locker.endLock(id, LockEnding.DESTROYED, "CAD 77", DSL, HEAD);
    assertNothingReadable(id);
    for (String table : List.of("evidence_chunk", "evidence_key")) {
      assertThat(
              database
                  .owner()
                  .queryForObject(
                      "select count(*) from " + table + " where evidence_id = ?",
                      Integer.class,
                      id))
          .isZero();
    }
    Lock lock = locker.item(id).lock();
    assertThat(lock).isNotNull();
    assertThat(lock.ending()).isEqualTo(LockEnding.DESTROYED);
    assertThat(lock.policeReference()).isEqualTo("CAD 77");
    assertThat(lock.words()).isEqualTo("May be a child");
    assertThatThrownBy(() -> locker.endLock(id, LockEnding.RELEASED, "CAD 77", DSL, HEAD))
        .isInstanceOf(Refused.class);

    Fixed open = fix("b.png", Samples.png(20, 20));
    assertThatThrownBy(() -> locker.endLock(open.id(), LockEnding.DESTROYED, "CAD 78", DSL, HEAD))
        .isInstanceOf(Refused.class);
    assertThat(locker.intact(open.id())).isTrue();
  }

  @Test
  @DisplayName("The database itself gives the application no byte of what is locked away")
  void databaseKeepsLocks() {
    String id = locked(fix("a.png", Samples.png(20, 20)));
    assertThat(chunksSeen(id, List.of())).isZero();
    String shadow =
        "create temp table evidence_lock (evidence_id text, ended_at date, ending text)";
    assertThat(chunksSeen(id, List.of(shadow))).isZero();
    Fixed open = fix("b.png", Samples.png(20, 20));
    assertThat(chunksSeen(open.id(), List.of(shadow))).isEqualTo(2);
  }

  @Test
  @DisplayName("The application's role can neither alter nor delete evidence, nor end a lock alone")
  void appendOnly() {
    Fixed fixed = fix("a.png", Samples.png(20, 20));
    String locked = locked(fix("b.png", Samples.png(20, 20)));
    List<String> forbidden =
        List.of(
            "update evidence set sha256 = repeat('0', 64)",
            "update evidence set file_name = 'x'",
            "update evidence set case_id = 'x'",
            "update evidence set fixed_by = 'x'",
            "delete from evidence",
            "truncate evidence cascade",
            "update evidence_chunk set bytes = ''",
            "delete from evidence_chunk",
            "truncate evidence_chunk",
            "update evidence_key set wrapped = ''",
            "delete from evidence_key",
            "update evidence_lock set words = 'x'",
            "update evidence_lock set ended_at = now()",
            "delete from evidence_lock",
            "truncate evidence_lock",
            "update evidence_keyset set probe = ''",
            "delete from evidence_keyset",
            "alter table evidence disable row level security",
            "drop policy readable on evidence_chunk",
            "drop table evidence_chunk",
            "alter function evidence_end_lock(text, text, text, text, text, timestamptz) owner to"
                + " chalkline_app",
            "insert into evidence_lock values ('x', '"
                + fixed.id()
                + "', now(), 'a', 'b', now(),"
                + " 'destroyed', 'r', 'c', 'd')",
            "insert into evidence_chunk values ('" + locked + "', 'view', 99, 0, '')",
            "insert into evidence_chunk values ('" + fixed.id() + "', 'original', 0, 0, '')",
            end(fixed.id(), "'destroyed'", "'ref'", "'a'", "'b'"),
            end(locked, "'destroyed'", "'ref'", "'a'", "'a'"),
            end(locked, "'destroyed'", "' '", "'a'", "'b'"),
            end(locked, "'destroyed'", "null", "'a'", "'b'"),
            end(locked, "'destroyed'", "'ref'", "null", "'b'"),
            end(locked, "'lost'", "'ref'", "'a'", "'b'"),
            end(locked, "null", "'ref'", "'a'", "'b'"));
    for (String sql : forbidden) {
      assertThatThrownBy(
              () ->
                  asApp(
                      "*",
                      app -> {
                        app.execute(sql);
                        return null;
                      }))
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageMatching(
              "(?s).*(permission denied|must be owner|row-level security|duplicate key"
                  + "|check constraint|two different people|word of the police|not locked away).*");
    }
    assertThat(locker.intact(fixed.id())).isTrue();
    assertThatThrownBy(
            () ->
                asApp(
                    "avenue",
                    app -> app.queryForList(end(locked, "'destroyed'", "'ref'", "'a'", "'b'"))))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("The auditor reads that there is evidence, and no byte of it")
  void auditor() {
    fix("a.png", Samples.png(20, 20));
    JdbcTemplate auditor = new JdbcTemplate(database.as("chalkline_auditor"));
    auditor.queryForList("select * from evidence");
    for (String table : List.of("evidence_chunk", "evidence_key")) {
      assertThatThrownBy(() -> auditor.queryForList("select * from " + table))
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  @DisplayName("Evidence of another school does not exist")
  void otherSchool() {
    Fixed fixed = fix("a.png", Samples.png(20, 20));
    for (String scope : List.of("avenue", "")) {
      EvidenceDatabase.within(
          scope,
          () -> {
            assertThat(locker.of(caseId)).isEmpty();
            for (ThrowingCallable call : everyWayIn(fixed.id())) {
              assertThatThrownBy(call).isInstanceOf(NoSuchThing.class);
            }
            return null;
          });
    }
  }

  @Test
  @DisplayName("Evidence follows its case to another school, locks included")
  void moves() {
    Fixed fixed = fix("a.png", Samples.png(20, 20));
    String locked = locked(fix("b.png", Samples.png(20, 20)));
    application.publishEvent(new CaseMoved(caseId, "wanborough", "avenue"));
    assertThat(EvidenceDatabase.within("avenue", () -> locker.intact(fixed.id()))).isTrue();
    EvidenceDatabase.within(
        "avenue",
        () -> {
          assertNothingReadable(locked);
          return null;
        });
    assertThat(EvidenceDatabase.within("wanborough", () -> locker.of(caseId))).isEmpty();
  }

  @Test
  @DisplayName("A chunk that was altered, swapped, cut off or taken from another item is noticed")
  void tampered() {
    byte[] file = Samples.utf8("0123456789abcdef".repeat(40_000));
    Map<String, String> harm =
        Map.of(
            "altered",
            "update evidence_chunk set bytes = set_byte(bytes, 99, (get_byte(bytes, 99) + 1) % 256)"
                + " where evidence_id = ? and part = 'original' and number = 1",
            "cut off",
            "delete from evidence_chunk where evidence_id = ? and part = 'original' and number = 2",
            "swapped",
            "update evidence_chunk c set bytes = (select o.bytes from evidence_chunk o where"
                + " o.evidence_id = c.evidence_id and o.part = c.part and o.number = 1 - c.number)"
                + " where evidence_id = ? and part = 'original' and number in (0, 1)",
            "shown as original",
            "update evidence_chunk c set bytes = (select o.bytes from evidence_chunk o where"
                + " o.evidence_id = c.evidence_id and o.part = 'view' and o.number = c.number)"
                + " where evidence_id = ? and part = 'original'",
            "another's key",
            "update evidence_key set wrapped = (select wrapped from evidence_key k where"
                + " k.evidence_id <> evidence_key.evidence_id limit 1) where evidence_id = ?",
            "another digest",
            "update evidence set sha256 = repeat('0', 64) where id = ?");
    fix("other.txt", file);
    harm.forEach(
        (what, sql) -> {
          Fixed fixed = fix("a.txt", file);
          assertThat(database.owner().update(sql, fixed.id())).as(what).isPositive();
          assertThat(locker.intact(fixed.id())).as(what).isFalse();
          assertThatThrownBy(() -> locker.original(fixed.id(), DSL))
              .as(what)
              .isInstanceOf(Refused.class);
        });
  }

  @Test
  @DisplayName("Nothing that a file says stands readable anywhere on the database's disk")
  void canary() throws IOException {
    String canary = "canary-" + UUID.randomUUID();
    fix("a.txt", Samples.utf8("It says " + canary + " here."));
    fix("b.pdf", Samples.rawPdf("", Samples.latin("% " + canary + "\n0 0 9 9 re f"), "", ""));
    fix("c.png", Samples.withChunk(Samples.png(9, 9), "tEXt", Samples.latin("a\0" + canary)));
    String known = "known-" + UUID.randomUUID();
    locker.fix(
        new NewEvidence(
            caseId, "wanborough", "d.txt", Samples.utf8("d"), STAFF, known, Instant.EPOCH));
    database.checkpoint();
    assertThat(filesWith(known)).as("the search finds what stands there").isNotEmpty();
    assertThat(filesWith(canary)).isEmpty();
  }

  @Test
  @DisplayName(
      "The key lies outside the database, for its owner only; a lost one is never replaced")
  void keys() throws IOException {
    Path file = folder.resolve("keys/evidence-keyset.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Fixed fixed = fix("a.txt", Samples.utf8("again"));
    try (var second = database.application(folder.resolve("keys"))) {
      assertThat(second.getBean(EvidenceLocker.class).original(fixed.id(), DSL).bytes())
          .isEqualTo(Samples.utf8("again"));
    }
    Path elsewhere = folder.resolve("elsewhere");
    assertThatThrownBy(() -> database.application(elsewhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key of the evidence is missing");
    assertThat(elsewhere.resolve("evidence-keyset.json")).doesNotExist();
  }

  private static String locked(Fixed fixed) {
    locker.lockAway(fixed.id(), DSL, "May be a child");
    return fixed.id();
  }

  private static void assertNothingReadable(String id) {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> locker.view(id, 1, DSL),
            () -> locker.view(id, 1),
            () -> locker.original(id, DSL),
            () -> locker.original(id, HEAD),
            () -> locker.intact(id))) {
      assertThatThrownBy(call).isInstanceOf(Refused.class);
    }
    assertThat(chunksSeen(id, List.of())).isZero();
  }

  private static List<ThrowingCallable> everyWayIn(String id) {
    return List.of(
        () -> locker.item(id),
        () -> locker.view(id, 1, DSL),
        () -> locker.original(id, DSL),
        () -> locker.intact(id),
        () -> locker.lockAway(id, DSL, "why"),
        () -> locker.endLock(id, LockEnding.RELEASED, "ref", DSL, HEAD));
  }

  private Fixed fix(String name, byte[] bytes) {
    return locker.fix(
        new NewEvidence(caseId, "wanborough", name, bytes, STAFF, "A screenshot", null));
  }

  private int fixMany(int count) {
    for (int i = 0; i < count; i++) {
      fix("a.txt", Samples.utf8("number " + i));
    }
    return count;
  }

  private List<Recorded> history() {
    return inTransaction(() -> application.getBean(Audit.class).of("case:" + caseId));
  }

  private static <T> T inTransaction(Supplier<T> work) {
    return new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
        .execute(status -> work.get());
  }

  private static <T> T asApp(String scope, Function<JdbcTemplate, T> work) {
    JdbcTemplate app = application.getBean(JdbcTemplate.class);
    return EvidenceDatabase.within(scope, () -> inTransaction(() -> work.apply(app)));
  }

  private static int chunksSeen(String id, List<String> before) {
    Integer count =
        asApp(
            "*",
            app -> {
              before.forEach(app::execute);
              return app.queryForObject(
                  "select count(*) from evidence_chunk where evidence_id = ?", Integer.class, id);
            });
    return count;
  }

  private static String end(String id, String how, String reference, String first, String second) {
    return "select evidence_end_lock('%s', %s, %s, %s, %s, now())"
        .formatted(id, how, reference, first, second);
  }

  private static List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var files = Files.walk(database.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
            found.add(file);
          }
        } catch (NoSuchFileException e) {
          // The database has removed it meanwhile.
        }
      }
    }
    return found;
  }
}
