package org.chalkline.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends by SMTP, with time limits, so that a silent server cannot hold a worker for ever. What
 * failed is told apart: refused for good where the server said so, unknown where the text was on
 * its way when the conversation broke off, and otherwise surely not sent.
 */
final class SmtpTransport implements Transport {

  private static final String LIMIT = "30000";
  private static final int FOR_GOOD = 500;
  private static final int AN_ANSWER = 400;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final JavaMailSender sender;
  private final Session session;
  private final String from;

  /**
   * A transport.
   *
   * @param returns the address to which mails come back that cannot be delivered; "" for the
   *     sender's
   */
  SmtpTransport(JavaMailSender sender, String from, String returns) {
    this.sender = sender;
    this.from = from;
    if (sender instanceof JavaMailSenderImpl ours) {
      for (String protocol : new String[] {"smtp", "smtps"}) {
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
          ours.getJavaMailProperties().putIfAbsent("mail." + protocol + "." + limit, LIMIT);
        }
        if (!returns.isBlank()) {
          ours.getJavaMailProperties().putIfAbsent("mail." + protocol + ".from", returns);
        }
      }
      this.session = ours.getSession();
    } else {
      this.session = Session.getInstance(new Properties());
    }
  }

  @Override
  public Outcome deliver(Mail mail) {
    Watched message = new Watched(session);
    try {
      fill(message, mail);
    } catch (MessagingException wrong) {
      throw new MailPreparationException(wrong);
    }
    try {
      sender.send(message);
      return Outcome.SENT;
    } catch (MailException failure) {
      int answer = answer(failure);
      if (answer >= FOR_GOOD) {
        throw new ForGood(failure);
      }
      if (message.onItsWay && answer < AN_ANSWER) {
        throw new Unknown(failure);
      }
      throw failure;
    }
  }

  /** Knows whether its text has begun to go out, which is after the server has asked for it. */
  private static final class Watched extends MimeMessage {

    private volatile boolean onItsWay;

    private Watched(Session session) {
      super(session);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
      onItsWay = true;
      super.writeTo(out, without);
    }
  }

  /**
   * The server's answer that refused this one mail; 0 if there was none. A server that knows no
   * password of ours or lets nobody in refuses every mail, and that passes.
   */
  private static int answer(MailException failure) {
    List<Throwable> causes = new ArrayList<>();
    if (failure instanceof MailSendException several) {
      causes.addAll(several.getFailedMessages().values());
    }
    causes.add(failure.getCause());
    for (Throwable one : causes) {
      for (@Nullable Throwable cause = one; cause != null; cause = next(cause)) {
        int answer = code(cause);
        if (answer >= AN_ANSWER) {
          return answer;
        }
      }
    }
    return 0;
  }

  /** An address that was refused hangs behind a summary, whose own code says less. */
  private static @Nullable Throwable next(Throwable cause) {
    return cause instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : cause.getCause();
  }

  private static int code(Throwable cause) {
    if (cause instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (cause instanceof SMTPSenderFailedException ours) {
      return Math.min(ours.getReturnCode(), FOR_GOOD - 1);
    }
    return cause instanceof SMTPSendFailedException mail && mail.getNextException() == null
        ? mail.getReturnCode()
        : 0;
  }

  private void fill(MimeMessage message, Mail mail) throws MessagingException {
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.address(), true));
    message.setSubject(mail.subject(), UTF_8);
    CalendarFile calendar = mail.calendar();
    if (calendar == null) {
      message.setText(mail.body(), UTF_8);
    } else {
      message.setContent(withCalendar(mail.body(), calendar));
    }
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Message-ID", mail.messageId());
  }

  /** The text, the same as an invitation for programs that know them, and a file for the others. */
  private static MimeMultipart withCalendar(String body, CalendarFile calendar)
      throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(body, UTF_8);
    MimeMultipart either = new MimeMultipart("alternative");
    either.addBodyPart(text);
    either.addBodyPart(part(calendar, "text/calendar; charset=UTF-8; method=" + calendar.method()));
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(either);
    MimeBodyPart file = part(calendar, "application/ics; name=meeting.ics");
    file.setFileName("meeting.ics");
    file.setDisposition(MimeBodyPart.ATTACHMENT);
    MimeMultipart whole = new MimeMultipart("mixed");
    whole.addBodyPart(both);
    whole.addBodyPart(file);
    return whole;
  }

  private static MimeBodyPart part(CalendarFile calendar, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new jakarta.activation.DataHandler(
            new jakarta.mail.util.ByteArrayDataSource(
                calendar.text().getBytes(StandardCharsets.UTF_8), type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
