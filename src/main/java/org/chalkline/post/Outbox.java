package org.chalkline.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
 * What is to leave the building. A notice is a row of the transaction that it tells of, so that it
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
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A notice is sent only in a transaction");
    }
    String id = UUID.randomUUID().toString();
    OffsetDateTime now = machine.instant().atOffset(ZoneOffset.UTC);
    jdbc.update(
        """
        insert into outbox (id, message_id, school_id, person_id, address, subject, body,
          about, created, next_try, state)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
        """,
        id,
        "<" + id + "@" + domain + ">",
        notice.schoolId(),
        notice.personId(),
        notice.address(),
        notice.subject(),
        notice.body(),
        notice.about(),
        now,
        now);
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

  /**
   * Lets a failed notice be tried again from the beginning, under the same Message-ID.
   *
   * @return whether there was such a failed notice in scope
   */
  public boolean again(String id) {
    Boolean found =
        transaction.execute(
            status ->
                jdbc.update(
                        """
                        update outbox set state = 'waiting', tries = 0, next_try = ?
                        where id = ? and state = 'failed'
                        """,
                        machine.instant().atOffset(ZoneOffset.UTC),
                        id)
                    == 1);
    return Boolean.TRUE.equals(found);
  }

  private List<Sent> found(String which, Object... given) {
    List<Sent> found =
        transaction.execute(
            status ->
                jdbc.query(
                    """
                    select id, message_id, school_id, person_id, address, subject, body, created,
                      state, tries, sent_at, last_error
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
        row.getString("last_error"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
