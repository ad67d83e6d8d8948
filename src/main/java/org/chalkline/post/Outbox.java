package org.chalkline.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is to leave the building. A mail is a row of the transaction that it tells of, so that it
 * goes out if and only if that commits; {@link OutboxWorker} sends it afterwards.
 */
@Component
public class Outbox {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final String domain;
  private final Clock machine;

  /** An outbox whose Message-IDs end in the domain of the sender's address. */
  @Autowired
  public Outbox(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      @Value("${chalkline.mail.from:chalkline@localhost}") String from) {
    this(dataSource, transactions, from, Clock.systemUTC());
  }

  /** For tests: the machine's clock is given. */
  Outbox(
      DataSource dataSource, PlatformTransactionManager transactions, String from, Clock machine) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(transactions);
    this.domain = from.substring(from.indexOf('@') + 1);
    this.machine = machine;
  }

  /**
   * Puts a notice in the outbox, as part of the running transaction.
   *
   * @throws IllegalStateException if no transaction is running
   */
  public void send(Notice notice) {
    put(
        notice.schoolId(),
        notice.personId(),
        new Transport.Mail("", notice.address(), notice.subject(), notice.body(), null),
        notice.about(),
        false);
  }

  /**
   * Puts a mail to an outsider in the outbox, as part of the running transaction.
   *
   * @return its id, under which events tell what became of it
   * @throws IllegalStateException if no transaction is running
   */
  public String send(OutsideMail mail) {
    return put(
        mail.schoolId(),
        null,
        new Transport.Mail("", mail.address(), mail.subject(), mail.body(), mail.calendar()),
        mail.about(),
        mail.letter());
  }

  private String put(
      String school,
      @Nullable String person,
      Transport.Mail mail,
      @Nullable String about,
      boolean letter) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A mail is sent only in a transaction");
    }
    String id = UUID.randomUUID().toString();
    OffsetDateTime now = machine.instant().atOffset(ZoneOffset.UTC);
    CalendarFile calendar = mail.calendar();
    jdbc.update(
        """
        insert into outbox (id, message_id, school_id, person_id, address, subject, body, about,
          calendar, calendar_method, letter, created, next_try, state)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
        """,
        id,
        "<" + id + "@" + domain + ">",
        school,
        person,
        mail.address(),
        mail.subject(),
        mail.body(),
        about,
        calendar == null ? null : calendar.text(),
        calendar == null ? null : calendar.method().name(),
        letter,
        now,
        now);
    return id;
  }

  /** The newest notices of the schools in scope, newest first. */
  public List<Sent> latest(int atMost) {
    return latest(List.of(), 0, atMost);
  }

  /**
   * The notices of the schools in scope, newest first, without those about certain cases.
   *
   * @param hidden the ids of these cases
   * @param skip how many come before the first
   */
  public List<Sent> latest(List<String> hidden, int skip, int atMost) {
    return found(
        """
        where about is null or about <> all (?) order by created desc, id offset ? limit ?
        """,
        hidden.toArray(String[]::new),
        skip,
        atMost);
  }

  /** The notices of the schools in scope that all tries have failed to send, newest first. */
  public List<Sent> failed(int atMost) {
    return found("where state = 'failed' order by created desc, id limit ?", atMost);
  }

  /** A mail of the schools in scope. */
  public Optional<Sent> find(String id) {
    return found("where id = ?", id).stream().findFirst();
  }

  /**
   * Lets a mail that has failed, or of which nobody knows whether it went, be tried again from the
   * beginning, under the same Message-ID.
   *
   * @return whether there was such a mail in scope
   */
  public boolean again(String id) {
    return changed(
        """
        update outbox set state = 'waiting', tries = 0, deaths = 0, next_try = ?, news = null,
          news_next = null
        where id = ? and state in ('failed', 'perhaps')
        """,
        now(),
        id);
  }

  /**
   * A person says that a letter went of which nobody knew; {@link MailSent} tells it.
   *
   * @return whether there was such a mail in scope
   */
  public boolean settled(String id) {
    return changed(
        """
        update outbox set state = 'sent', sent_at = ?, last_error = null, news = 'sent',
          news_next = ?
        where id = ? and state = 'perhaps'
        """,
        now(),
        now(),
        id);
  }

  /**
   * A person says that the address of a mail to an outsider is wrong, whatever became of it; {@link
   * MailRefused} tells it.
   *
   * @param why in the person's words, 1 to 400 characters
   * @return whether there was such a mail in scope, which had not failed before
   */
  public boolean wrongAddress(String id, String why) {
    return changed(
        """
        update outbox set state = 'failed', last_error = ?, news = 'refused', news_next = ?
        where id = ? and state <> 'failed' and person_id is null
        """,
        why.substring(0, Math.min(why.length(), 400)),
        now(),
        id);
  }

  /**
   * A mail to an outsider has come back; {@link MailRefused} tells it. Called with every school in
   * reach.
   *
   * @param messageId its Message-ID
   * @return whether there was such a mail
   */
  boolean cameBack(String messageId, String why) {
    return changed(
        """
        update outbox set state = 'failed', last_error = ?, news = 'refused', news_next = ?
        where message_id = ? and state <> 'failed' and person_id is null
        """,
        why.substring(0, Math.min(why.length(), 400)),
        now(),
        messageId);
  }

  private boolean changed(String sql, Object... given) {
    Boolean one = transaction.execute(status -> jdbc.update(sql, given) == 1);
    return Boolean.TRUE.equals(one);
  }

  private OffsetDateTime now() {
    return machine.instant().atOffset(ZoneOffset.UTC);
  }

  private List<Sent> found(String which, Object... given) {
    List<Sent> found =
        transaction.execute(
            status ->
                jdbc.query(
                    """
                    select id, message_id, school_id, person_id, address, subject, body, created,
                      state, tries, sent_at, last_error, calendar, calendar_method
                    from outbox
                    """
                        + which,
                    Outbox::sent,
                    given));
    return found == null ? List.of() : found;
  }

  private static Sent sent(ResultSet row, int number) throws SQLException {
    return new Sent(
        row.getString("id"),
        row.getString("message_id"),
        row.getString("school_id"),
        row.getString("person_id"),
        row.getString("address"),
        row.getString("subject"),
        row.getString("body"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        Sent.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("tries"),
        instant(row.getObject("sent_at", OffsetDateTime.class)),
        row.getString("last_error"),
        calendar(row.getString("calendar"), row.getString("calendar_method")));
  }

  static @Nullable CalendarFile calendar(@Nullable String text, @Nullable String method) {
    return text == null || method == null
        ? null
        : new CalendarFile(CalendarFile.Method.valueOf(method), text);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
