package org.chalkline.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is in the outbox. A row is claimed, and the claim committed, before anything is said
 * to the mail server; so no two workers send one row, and a worker that dies leaves a row that is
 * tried again once its claim is over, under the same Message-ID. Retries go by the machine's clock.
 */
@Component
public class OutboxWorker {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

  /** How long to wait after the first, second, third and fourth try that failed. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  /** How long a claim holds: longer than any conversation with a mail server. */
  static final Duration CLAIM = Duration.ofMinutes(10);

  private static final int LONGEST_ERROR = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate everywhere;
  private final Transport transport;
  private final Clock machine;

  /** A worker that goes by the machine's clock, which nobody moves. */
  @Autowired
  public OutboxWorker(
      DataSource dataSource, PlatformTransactionManager transactions, Transport transport) {
    this(dataSource, transactions, transport, Clock.systemUTC());
  }

  /** For tests: the machine's clock is given. */
  OutboxWorker(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Transport transport,
      Clock machine) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.everywhere = new TransactionTemplate(transactions);
    this.everywhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.transport = transport;
    this.machine = machine;
  }

  @Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void look() {
    try {
      deliverDue();
    } catch (DataAccessException | TransactionException unreachable) {
      LOG.warn("The outbox could not be read: {}", unreachable.getClass().getSimpleName());
    }
  }

  /**
   * Tries everything that is due, one after the other.
   *
   * @return how many rows were tried
   */
  public int deliverDue() {
    int tried = 0;
    Optional<Claimed> next = claim();
    while (next.isPresent()) {
      deliver(next.get());
      tried++;
      next = claim();
    }
    return tried;
  }

  private record Claimed(String id, int tries, Transport.Mail mail) {}

  private Optional<Claimed> claim() {
    Instant now = machine.instant();
    return inEverySchool(
        () -> {
          giveUpOnStuck(now);
          return jdbc
              .query(
                  """
                  update outbox set state = 'sending', tries = tries + 1, next_try = ?
                  where id = (
                    select id from outbox where state in ('waiting', 'sending') and next_try <= ?
                    order by next_try limit 1 for update skip locked)
                  returning id, tries, message_id, address, subject, body
                  """,
                  (row, n) ->
                      new Claimed(
                          row.getString(1),
                          row.getInt(2),
                          new Transport.Mail(
                              row.getString(3),
                              row.getString(4),
                              row.getString(5),
                              row.getString(6))),
                  utc(now.plus(CLAIM)),
                  utc(now))
              .stream()
              .findFirst();
        });
  }

  /** A row during whose sending the application has died each time is not tried for ever. */
  private void giveUpOnStuck(Instant now) {
    jdbc.update(
        """
        update outbox set state = 'failed',
          last_error = 'Chalkline stopped while sending it, at each try; perhaps it was sent'
        where id in (
          select id from outbox where state = 'sending' and next_try <= ? and tries > ?
          for update skip locked)
        """,
        utc(now),
        WAITS.size());
  }

  private void deliver(Claimed claimed) {
    try {
      Transport.Outcome outcome = transport.deliver(claimed.mail());
      delivered(claimed, outcome);
    } catch (DataAccessException | TransactionException database) {
      throw database;
    } catch (RuntimeException failure) {
      failed(claimed, failure);
    }
  }

  private void delivered(Claimed claimed, Transport.Outcome outcome) {
    inEverySchool(
        () ->
            jdbc.update(
                "update outbox set state = ?, sent_at = ?, last_error = null where id = ?",
                outcome == Transport.Outcome.SENT ? "sent" : "kept",
                utc(machine.instant()),
                claimed.id()));
  }

  private void failed(Claimed claimed, RuntimeException failure) {
    boolean last = claimed.tries() > WAITS.size();
    Instant next =
        last ? machine.instant() : machine.instant().plus(WAITS.get(claimed.tries() - 1));
    inEverySchool(
        () ->
            jdbc.update(
                """
                update outbox set state = ?, next_try = ?, last_error = ?
                where id = ? and state = 'sending' and tries = ?
                """,
                last ? "failed" : "waiting",
                utc(next),
                words(failure),
                claimed.id(),
                claimed.tries()));
    if (last) {
      LOG.error("Notice {} could not be sent after {} tries", claimed.id(), claimed.tries());
    }
  }

  private static String words(RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String words =
        (cause.getClass().getSimpleName() + ": " + cause.getMessage())
            .replaceAll("[\\p{Cntrl}]+", " ");
    return words.substring(0, Math.min(words.length(), LONGEST_ERROR));
  }

  private <T extends @Nullable Object> T inEverySchool(Supplier<T> work) {
    return everywhere.execute(
        status -> {
          jdbc.query("select set_config('chalkline.schools', '*', true)", row -> {});
          return work.get();
        });
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
