package org.chalkline.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.audit.PlainDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class OutboxTests {

  private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID: *(\\S+)");
  private static final Pattern SUBJECT = Pattern.compile("(?mi)^Subject: *(.+)$");

  private PlainDatabase database;
  private final List<Object> told = new CopyOnWriteArrayList<>();
  private TurnedClock machine;
  private Outbox outbox;
  private int port;
  private GreenMail server;

  @BeforeEach
  void open() throws IOException {
    database = PlainDatabase.create();
    machine = new TurnedClock();
    outbox =
        new Outbox(
            database.app(), database.transactions(), "chalkline@wanborough.example", machine);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
  }

  @AfterEach
  void close() {
    server.stop();
    database.close();
  }

  @Test
  @DisplayName("A notice is sent once, as plain text in UTF-8, under its own Message-ID")
  void sentOnce() throws Exception {
    server.start();
    OutboxWorker worker = worker(smtp(port));
    send("Something waits for you – näämä");

    assertThat(worker.deliverDue()).isEqualTo(1);
    assertThat(worker.deliverDue()).isZero();
    machine.turn(Duration.ofDays(1));
    assertThat(worker.deliverDue()).isZero();

    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage mail = server.getReceivedMessages()[0];
    Sent sent = latest().get(0);
    assertThat(mail.getSubject()).isEqualTo("Something waits for you – näämä");
    assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(mail.getContent().toString()).contains("Sign in to Chalkline – ä");
    assertThat(mail.getMessageID()).isEqualTo(sent.messageId()).endsWith("@wanborough.example>");
    assertThat(sent.state()).isEqualTo(Sent.State.SENT);
    assertThat(sent.sentAt()).isNotNull();
  }

  @Test
  @DisplayName("A rollback sends nothing, and nothing is sent without a transaction")
  void rollback() {
    server.start();
    assertThatThrownBy(
            () ->
                database.run(
                    "wanborough",
                    () -> {
                      outbox.send(notice("undone"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThatThrownBy(() -> outbox.send(notice("alone")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(worker(smtp(port)).deliverDue()).isZero();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  @DisplayName("While the server is down it waits; once it is up again the notice goes, once")
  void downThenUp() {
    OutboxWorker worker = worker(smtp(port));
    send("patient");
    assertThat(worker.deliverDue()).isEqualTo(1);
    assertThat(latest().get(0).state()).isEqualTo(Sent.State.WAITING);
    assertThat(latest().get(0).lastError()).isNotBlank();
    machine.turn(Duration.ofSeconds(59));
    assertThat(worker.deliverDue()).isZero();

    server.start();
    machine.turn(Duration.ofSeconds(1));
    assertThat(worker.deliverDue()).isEqualTo(1);

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(latest().get(0).state()).isEqualTo(Sent.State.SENT);
    assertThat(latest().get(0).lastError()).isNull();
  }

  @Test
  @DisplayName(
      "Tries go 1 minute, 10 minutes, 1 hour, then 6 hours apart, for five days; then it has failed,"
          + " visibly")
  void givesUp() {
    OutboxWorker worker = worker(smtp(port));
    send("hopeless");
    List<String> waits = new ArrayList<>(List.of("PT0S", "PT1M", "PT10M", "PT1H"));
    waits.addAll(Collections.nCopies(20, "PT6H"));
    for (String wait : waits) {
      assertThat(latest().get(0).state()).isEqualTo(Sent.State.WAITING);
      if (!wait.equals("PT0S")) {
        machine.turn(Duration.parse(wait).minusMillis(1));
        assertThat(worker.deliverDue()).isZero();
        machine.turn(Duration.ofMillis(1));
      }
      assertThat(worker.deliverDue()).as(wait).isEqualTo(1);
    }
    assertThat(latest().get(0).state()).isEqualTo(Sent.State.FAILED);
    assertThat(database.in("wanborough", () -> outbox.failed(5))).hasSize(1);
    machine.turn(Duration.ofDays(30));
    assertThat(worker.deliverDue()).isZero();

    server.start();
    String id = latest().get(0).id();
    assertThat(database.in("avenue", () -> outbox.again(id))).isFalse();
    assertThat(database.in("wanborough", () -> outbox.again(id))).isTrue();
    assertThat(worker.deliverDue()).isEqualTo(1);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  @DisplayName("Without a mail server a notice is kept to be read, and only by its school")
  void kept() {
    send("to be read");
    assertThat(worker(new ShownTransport()).deliverDue()).isEqualTo(1);
    assertThat(latest().get(0).state()).isEqualTo(Sent.State.KEPT);
    assertThat(database.in("avenue", () -> outbox.latest(5))).isEmpty();
    assertThatThrownBy(() -> database.run("avenue", () -> outbox.send(notice("not ours"))))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName(
      "Killed before, during or after the server's answer: none lost, doubles only with the same"
          + " Message-ID (DU-7)")
  void killed() throws Exception {
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    System.out.println("outbox: -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    int notices = "full".equals(System.getProperty("chalkline.proofs")) ? 2_000 : 40;
    MoodyServer.Mood[] moods = MoodyServer.Mood.values();
    boolean[] calm = new boolean[1];
    try (MoodyServer moody =
        new MoodyServer(
            () -> calm[0] ? MoodyServer.Mood.FINE : moods[random.nextInt(moods.length)])) {
      Random deaths = new Random(seed + 1);
      Transport smtp = smtp(moody.port());
      Transport deadly =
          mail -> {
            int death = calm[0] ? 9 : deaths.nextInt(6);
            if (death == 0) {
              throw new Killed();
            }
            Transport.Outcome outcome = smtp.deliver(mail);
            if (death == 1) {
              throw new Killed();
            }
            return outcome;
          };
      for (int i = 0; i < notices; i++) {
        send("notice " + i);
      }
      OutboxWorker worker = worker(deadly);
      for (int round = 0; round < 3; round++) {
        deliverThroughDeaths(worker);
        machine.turn(Duration.ofHours(7));
      }
      calm[0] = true;
      deliverThroughDeaths(worker);

      Map<String, Set<String>> idsOf = new HashMap<>();
      for (String mail : moody.taken()) {
        idsOf
            .computeIfAbsent(first(SUBJECT, mail), s -> new HashSet<>())
            .add(first(MESSAGE_ID, mail));
      }
      assertThat(idsOf).hasSize(notices);
      assertThat(idsOf.values()).allMatch(ids -> ids.size() == 1);
      assertThat(moody.taken()).as("some were doubled").hasSizeGreaterThan(notices);
      assertThat(database.in("*", () -> outbox.latest(notices)))
          .hasSize(notices)
          .allMatch(it -> it.state() == Sent.State.SENT);
    }
  }

  @Test
  @DisplayName("A notice whose sending kills the application each time is shown as failed")
  void poison() {
    send("poison");
    OutboxWorker worker =
        worker(
            mail -> {
              throw new Killed();
            });
    for (int i = 0; i < 10; i++) {
      deliverThroughDeaths(worker);
      machine.turn(OutboxWorker.CLAIM);
    }
    Sent failed = database.in("wanborough", () -> outbox.failed(5)).get(0);
    assertThat(failed.tries()).isEqualTo(5);
    assertThat(failed.lastError()).contains("perhaps it was sent");
  }

  @Test
  @DisplayName("Two workers at once send every notice once")
  void twoWorkers() throws Exception {
    server.start();
    int notices = "full".equals(System.getProperty("chalkline.proofs")) ? 1_000 : 60;
    for (int i = 0; i < notices; i++) {
      send("notice " + i);
    }
    CountDownLatch bothAtWork = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Transport smtp = smtp(port);
      OutboxWorker worker =
          worker(
              mail -> {
                bothAtWork.countDown();
                await(bothAtWork);
                return smtp.deliver(mail);
              });
      running.add(threads.submit(worker::deliverDue));
    }
    int tried = running.get(0).get() + running.get(1).get();
    threads.shutdown();

    assertThat(tried).isEqualTo(notices);
    assertThat(server.getReceivedMessages()).hasSize(notices);
    Set<String> ids = new HashSet<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      ids.add(
          GreenMailUtil.getHeaders(mail)
              .lines()
              .filter(l -> l.startsWith("Message-ID"))
              .findFirst()
              .orElseThrow());
    }
    assertThat(ids).hasSize(notices);
  }

  @Test
  @DisplayName("After two days without a mail server everything arrives, letters too, each once")
  void twoDaysDown() throws Exception {
    OutboxWorker worker = worker(smtp(port));
    for (int i = 0; i < 5; i++) {
      send("notice " + i);
      sendOutside("letter " + i, null, true);
    }
    for (int hour = 0; hour < 48; hour++) {
      worker.deliverDue();
      machine.turn(Duration.ofHours(1));
    }
    server.start();
    for (int hour = 0; hour < 6; hour++) {
      worker.deliverDue();
      machine.turn(Duration.ofHours(1));
    }
    assertThat(server.getReceivedMessages()).hasSize(10);
    assertThat(latest()).allMatch(it -> it.state() == Sent.State.SENT);
    assertThat(worker.tellNews()).isEqualTo(5);
    assertThat(told).hasSize(5).allMatch(MailSent.class::isInstance);
  }

  @Test
  @DisplayName(
      "A letter that dies while it is sent is not sent again: it is perhaps sent, and a person"
          + " decides (DU-7)")
  void perhaps() throws Exception {
    MoodyServer.Mood[] mood = {MoodyServer.Mood.AFTER_DATA_BEFORE_ANSWER};
    try (MoodyServer moody = new MoodyServer(() -> mood[0])) {
      Transport smtp = smtp(moody.port());
      // The server's answer never came.
      String unanswered = sendOutside("unanswered", null, true);
      worker(smtp).deliverDue();
      // The application died after the server's answer.
      mood[0] = MoodyServer.Mood.FINE;
      String killed = sendOutside("killed", null, true);
      deliverThroughDeaths(
          worker(
              mail -> {
                smtp.deliver(mail);
                throw new Killed();
              }));
      machine.turn(OutboxWorker.CLAIM);
      OutboxWorker next = worker(smtp);
      assertThat(next.deliverDue()).isZero();
      machine.turn(Duration.ofDays(1));
      assertThat(next.deliverDue()).isZero();
      assertThat(moody.taken()).hasSize(2);
      assertThat(latest()).allMatch(it -> it.state() == Sent.State.PERHAPS);
      assertThat(next.tellNews()).isEqualTo(2);
      assertThat(next.tellNews()).isZero();
      assertThat(told).hasSize(2).allMatch(MailPerhaps.class::isInstance);

      assertThat(database.in("avenue", () -> outbox.settled(killed))).isFalse();
      assertThat(database.in("wanborough", () -> outbox.settled(killed))).isTrue();
      assertThat(database.in("wanborough", () -> outbox.again(unanswered))).isTrue();
      assertThat(next.deliverDue()).isEqualTo(1);
      assertThat(latest()).allMatch(it -> it.state() == Sent.State.SENT);
      assertThat(next.tellNews()).isEqualTo(2);
      assertThat(told.subList(2, 4)).allMatch(MailSent.class::isInstance);
      // Dropped before its text had begun to go, it has surely not gone, and is tried again.
      mood[0] = MoodyServer.Mood.BEFORE_DATA;
      String early = sendOutside("early", null, true);
      next.deliverDue();
      assertThat(one(early).state()).isEqualTo(Sent.State.WAITING);
    }
  }

  @Test
  @DisplayName("A letter that the server refuses for good has failed at once; a notice waits")
  void refused() throws Exception {
    MoodyServer.Mood[] mood = {MoodyServer.Mood.REFUSE_FOR_GOOD};
    try (MoodyServer moody = new MoodyServer(() -> mood[0])) {
      OutboxWorker worker = worker(smtp(moody.port()));
      String letter = sendOutside("letter", null, true);
      send("notice");
      worker.deliverDue();
      assertThat(one(letter).state()).isEqualTo(Sent.State.FAILED);
      assertThat(one(letter).lastError()).contains("550");
      assertThat(latest().stream().map(Sent::state)).contains(Sent.State.WAITING);
      mood[0] = MoodyServer.Mood.REFUSE;
      String later = sendOutside("later", null, true);
      worker.deliverDue();
      assertThat(one(later).state()).isEqualTo(Sent.State.WAITING);
      worker.tellNews();
      assertThat(told).singleElement().isInstanceOf(MailRefused.class);
      // A person finds that the address of one that was taken is wrong.
      mood[0] = MoodyServer.Mood.FINE;
      machine.turn(Duration.ofHours(1));
      worker.deliverDue();
      assertThat(database.in("wanborough", () -> outbox.wrongAddress(later, "Rang: no such mail")))
          .isTrue();
      assertThat(one(later).state()).isEqualTo(Sent.State.FAILED);
    }
  }

  @Test
  @DisplayName("What a listener cannot take is told again, until it can")
  void toldAgain() {
    String letter = sendOutside("letter", null, true);
    List<Object> heard = new ArrayList<>();
    boolean[] broken = {true};
    OutboxWorker worker =
        new OutboxWorker(
            database.app(),
            database.transactions(),
            new ShownTransport(),
            event -> {
              if (broken[0]) {
                throw new IllegalStateException("not now");
              }
              heard.add(event);
            },
            machine);
    worker.deliverDue();
    assertThat(worker.tellNews()).isZero();
    broken[0] = false;
    assertThat(worker.tellNews()).isZero();
    machine.turn(Duration.ofMinutes(1));
    assertThat(worker.tellNews()).isEqualTo(1);
    assertThat(heard)
        .singleElement()
        .isEqualTo(new MailSent(letter, "wanborough", "case-1", machine.instant()));
    assertThat(one(letter).state()).isEqualTo(Sent.State.KEPT);
  }

  @Test
  @DisplayName("An invitation goes as text, as an invitation and as a file, and only whole")
  void invitation() throws Exception {
    server.start();
    String text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    sendOutside("Meeting", new CalendarFile(CalendarFile.Method.REQUEST, text), false);
    worker(smtp(port)).deliverDue();
    MimeMessage mail = server.getReceivedMessages()[0];
    String whole = GreenMailUtil.getWholeMessage(mail);
    assertThat(whole)
        .contains("multipart/mixed", "multipart/alternative", "text/calendar", "method=REQUEST")
        .contains("meeting.ics");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    MimeMultipart either = (MimeMultipart) parts.getBodyPart(0).getContent();
    assertThat(new String(either.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(text);
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(text);
    assertThat(mail.getMessageID()).isEqualTo(latest().get(0).messageId());
    assertThatThrownBy(() -> new CalendarFile(CalendarFile.Method.CANCEL, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@wanborough.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "A <a@b.example>",
        "a b@c.example",
        "a@b.example\n",
        "\"a\"@b.example",
        "ä@b.example"
      })
  @DisplayName("What is not exactly one mail address is refused")
  void badAddress(String address) {
    assertThatThrownBy(() -> new Notice("wanborough", "p", address, "subject", "body"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a\r\nBcc: c@d.example", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\u0085b"})
  @DisplayName("A subject that is not one line is refused")
  void badSubject(String subject) {
    assertThatThrownBy(() -> new Notice("wanborough", "p", "a@wanborough.example", subject, "body"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The application dies: no handler of ours sees it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Each death leaves the row as it was; the next worker goes on with the next. */
  private static void deliverThroughDeaths(OutboxWorker worker) {
    boolean died = true;
    while (died) {
      try {
        worker.deliverDue();
        died = false;
      } catch (Killed death) {
        died = true;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String first(Pattern pattern, String mail) {
    Matcher matcher = pattern.matcher(mail);
    assertThat(matcher.find()).as(mail).isTrue();
    return matcher.group(1);
  }

  private OutboxWorker worker(Transport transport) {
    return new OutboxWorker(database.app(), database.transactions(), transport, told::add, machine);
  }

  private static Transport smtp(int port) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return new SmtpTransport(sender, "chalkline@wanborough.example", "");
  }

  private static Notice notice(String subject) {
    return new Notice(
        "wanborough",
        "deputy@wanborough",
        "deputy@wanborough.example",
        subject,
        "Sign in to Chalkline – ä\n.\n");
  }

  private void send(String subject) {
    database.run("wanborough", () -> outbox.send(notice(subject)));
  }

  private String sendOutside(String subject, @Nullable CalendarFile calendar, boolean letter) {
    return database.in(
        "wanborough",
        () ->
            outbox.send(
                new OutsideMail(
                    "wanborough",
                    "parent@family.example",
                    subject,
                    "There is a message",
                    "case-1",
                    calendar,
                    letter)));
  }

  private Sent one(String id) {
    return database.in("wanborough", () -> outbox.find(id)).orElseThrow();
  }

  private List<Sent> latest() {
    return database.in("wanborough", () -> outbox.latest(100));
  }
}
