package org.chalkline.post;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends by SMTP, with time limits, so that a silent server cannot hold a worker for ever. */
final class SmtpTransport implements Transport {

  private static final String LIMIT = "30000";

  private final JavaMailSender sender;
  private final String from;

  SmtpTransport(JavaMailSender sender, String from) {
    this.sender = sender;
    this.from = from;
    if (sender instanceof JavaMailSenderImpl ours) {
      for (String protocol : new String[] {"smtp", "smtps"}) {
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
          ours.getJavaMailProperties().putIfAbsent("mail." + protocol + "." + limit, LIMIT);
        }
      }
    }
  }

  @Override
  public Outcome deliver(Mail mail) {
    sender.send(message(mail));
    return Outcome.SENT;
  }

  private MimeMessage message(Mail mail) {
    try {
      MimeMessage message = sender.createMimeMessage();
      message.setFrom(new InternetAddress(from, true));
      message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.address(), true));
      message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
      message.setText(mail.body(), StandardCharsets.UTF_8.name());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Message-ID", mail.messageId());
      return message;
    } catch (MessagingException wrong) {
      throw new MailPreparationException(wrong);
    }
  }
}
