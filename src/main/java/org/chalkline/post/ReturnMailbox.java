package org.chalkline.post;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.installation.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks into the mailbox to which mails come back, where one is configured, and finds out which of
 * ours did not arrive: by the delivery status that the report carries (RFC 3464) and the Message-ID
 * of the mail that it returns. A report that was understood is marked as read and stays; all other
 * mail is left as it is, for people.
 */
@Component
class ReturnMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(ReturnMailbox.class);

  private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");
  private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d+\\.\\d+)");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]+>)");
  private static final int LONGEST_PART = 256 * 1024;
  private static final int LONGEST_REPORT = 5 * 1024 * 1024;
  private static final int MOST = 500;
  private static final String LIMIT = "30000";

  private final Outbox outbox;
  private final Settings settings;

  /**
   * The mailbox.
   *
   * @param host of the IMAP server; empty where there is no such mailbox
   * @param tls whether the connection is encrypted from its begin
   */
  ReturnMailbox(
      Outbox outbox,
      @Value("${chalkline.returns.host:}") String host,
      @Value("${chalkline.returns.port:993}") int port,
      @Value("${chalkline.returns.username:}") String userName,
      @Value("${chalkline.returns.password:}") String password,
      @Value("${chalkline.returns.tls:true}") boolean tls,
      @Value("${chalkline.returns.folder:INBOX}") String folder) {
    this.outbox = outbox;
    this.settings = new Settings(host, port, userName, password, tls, folder);
  }

  private record Settings(
      String host, int port, String userName, String password, boolean tls, String folder) {}

  @Scheduled(initialDelay = 60, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (settings.host().isBlank()) {
      return;
    }
    try {
      int found = read();
      if (found > 0) {
        LOG.info("{} mails came back", found);
      }
    } catch (MessagingException | IOException unreachable) {
      LOG.warn("The mailbox of returns could not be read: {}", unreachable.getMessage());
    } catch (DataAccessException | TransactionException database) {
      LOG.warn("What came back could not be noted: {}", database.getClass().getSimpleName());
    }
  }

  /**
   * Reads what has come in.
   *
   * @return how many mails of ours came back
   */
  int read() throws MessagingException, IOException {
    int found = 0;
    try (Store store = store();
        Folder folder = store.getFolder(settings.folder())) {
      folder.open(Folder.READ_WRITE);
      Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
      for (int i = unread.length - 1; i >= Math.max(0, unread.length - MOST); i--) {
        if (cameBack(unread[i])) {
          unread[i].setFlag(Flags.Flag.SEEN, true);
          found++;
        }
      }
    }
    return found;
  }

  private boolean cameBack(Message report) throws MessagingException, IOException {
    String[] type = report.getHeader("Content-Type");
    boolean may = type != null && type[0].toLowerCase(Locale.ROOT).contains("multipart/report");
    if (!may || report.getSize() > LONGEST_REPORT) {
      return false;
    }
    StringBuilder status = new StringBuilder();
    StringBuilder returned = new StringBuilder();
    collect(whole(report), status, returned);
    Matcher id = MESSAGE_ID.matcher(returned);
    return FAILED.matcher(status).find()
        && id.find()
        && Scope.everywhere(() -> outbox.cameBack(id.group(1), why(status)));
  }

  /** Fetched whole and taken apart here: servers differ in what they make of such reports. */
  private static MimeMessage whole(Message report) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.writeTo(bytes);
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static String why(CharSequence status) {
    return Optional.of(STATUS.matcher(status))
        .filter(Matcher::find)
        .map(it -> "It came back: " + it.group(1))
        .orElse("It came back");
  }

  /** The delivery status, and the head of the mail that is returned, of a report. */
  private static void collect(Part part, StringBuilder status, StringBuilder returned)
      throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < several.getCount(); i++) {
          collect(several.getBodyPart(i), status, returned);
        }
      }
    } else if (part.isMimeType("message/delivery-status")) {
      status.append(text(part));
    } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
      returned.append(text(part));
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST_PART), StandardCharsets.ISO_8859_1);
    }
  }

  private Store store() throws MessagingException {
    String protocol = settings.tls() ? "imaps" : "imap";
    Properties properties = new Properties();
    for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail." + protocol + "." + limit, LIMIT);
    }
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail." + protocol + ".peek", "true");
    Store store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.userName(), settings.password());
    return store;
  }
}
