package org.chalkline.post;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.chalkline.audit.PlainDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The mailbox to which mails come back that nobody could deliver. */
class ReturnMailboxTests {

  @Test
  @DisplayName("A mail that comes back has failed, and that is told; other mail stays unread")
  void comesBack() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
    server.start();
    try (PlainDatabase database = PlainDatabase.create()) {
      Outbox outbox =
          new Outbox(
              database.app(),
              database.transactions(),
              "mail@wanborough.example",
              new TurnedClock());
      List<Object> told = new ArrayList<>();
      OutboxWorker worker =
          new OutboxWorker(
              database.app(),
              database.transactions(),
              mail -> Transport.Outcome.SENT,
              told::add,
              new TurnedClock());
      String back = send(database, outbox, "nobody@family.example");
      String fine = send(database, outbox, "parent@family.example");
      worker.deliverDue();
      worker.tellNews();
      assertThat(told).hasSize(2).allMatch(MailSent.class::isInstance);

      GreenMailUser user = server.setUser("returns@wanborough.example", "returns", "a secret");
      user.deliver(report(messageId(database, outbox, back), "failed", "5.1.1"));
      user.deliver(report(messageId(database, outbox, fine), "delayed", "4.4.1"));
      user.deliver(report("<somebody-elses@mail.example>", "failed", "5.1.1"));
      user.deliver(mail("Subject: I am away\r\n\r\nUntil Monday.\r\n"));
      ReturnMailbox mailbox =
          new ReturnMailbox(
              outbox,
              "127.0.0.1",
              server.getImap().getPort(),
              "returns",
              "a secret",
              false,
              "INBOX");

      assertThat(database.in("*", () -> read(mailbox))).isEqualTo(1);
      assertThat(database.in("*", () -> read(mailbox))).isZero();
      Sent failed = database.in("wanborough", () -> outbox.find(back)).orElseThrow();
      assertThat(failed.state()).isEqualTo(Sent.State.FAILED);
      assertThat(failed.lastError()).isEqualTo("It came back: 5.1.1");
      assertThat(database.in("wanborough", () -> outbox.find(fine)).orElseThrow().state())
          .isEqualTo(Sent.State.SENT);
      worker.tellNews();
      assertThat(told).hasSize(3).last().isInstanceOf(MailRefused.class);
      long unread = 0;
      for (MimeMessage left : server.getReceivedMessages()) {
        unread += left.isSet(Flags.Flag.SEEN) ? 0 : 1;
      }
      assertThat(unread).isEqualTo(3);
    } finally {
      server.stop();
    }
  }

  private static int read(ReturnMailbox mailbox) {
    try {
      return mailbox.read();
    } catch (MessagingException | IOException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  private static String send(PlainDatabase database, Outbox outbox, String address) {
    return database.in(
        "wanborough",
        () ->
            outbox.send(
                new OutsideMail("wanborough", address, "A message", "A link", null, null, true)));
  }

  private static String messageId(PlainDatabase database, Outbox outbox, String id) {
    return database.in("wanborough", () -> outbox.find(id)).orElseThrow().messageId();
  }

  private static MimeMessage report(String messageId, String action, String status)
      throws Exception {
    return mail(
        """
        From: MAILER-DAEMON@mail.example
        To: returns@wanborough.example
        Subject: Undelivered mail returned to sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry, Message-ID: <not-this-one@mail.example>
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; nobody@family.example
        Action: %s
        Status: %s

        --b
        Content-Type: message/rfc822

        From: mail@wanborough.example
        Message-ID: %s
        Subject: A message

        A link
        --b--
        """
            .formatted(action, status, messageId)
            .replace("\n", "\r\n"));
  }

  private static MimeMessage mail(String text) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(US_ASCII)));
  }
}
