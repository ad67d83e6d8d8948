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
import org.chalkline.installation.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
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
 * tried again once its claim is over, under the same Message-ID. A letter is not: once it may have
 * gone, a person decides (DU-7). Retries go by the machine's clock, for five days. What became of a
 * mail to an outsider is told as an event, in a transaction of its own.
 */
@Component
public class OutboxWorker {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

  /** How long to wait after the first, second, third and fourth try that failed. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  /** From then on it is tried so often, until five days have gone by: outages end. */
  private static final Duration LATER = Duration.ofHours(6);

  private static final int MOST_TRIES = WAITS.size() + 19;

  /** How often the application may stop while sending a notice. */
  private static final int MOST_DEATHS = 4;

  /** When a listener that failed is told again. */
  private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

  /** How long a claim holds: longer than any conversation with a mail server. */
  static final Duration CLAIM = Duration.ofMinutes(10);

  private static final int LONGEST_ERROR = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate everywhere;
  private final Transport transport;
  private final ApplicationEventPublisher events;
  private final Clock machine;

  /** A worker that goes by the machine's clock, which nobody moves. */
  @Autowired
  public OutboxWorker(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Transport transport,
      ApplicationEventPublisher events) {
    this(dataSource, transactions, transport, events, Clock.systemUTC());
  }

  /** For tests: the machine's clock is given. */
  OutboxWorker(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Transport transport,
      ApplicationEventPublisher events,
      Clock machine) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.everywhere = new TransactionTemplate(transactions);
    this.everywhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.transport = transport;
    this.events = events;
    this.machine = machine;
  }

  @Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void look() {
    try {
      deliverDue();
      tellNews();
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

  /**
   * Tells what became of mails to outsiders, each in a transaction of its own with every school in
   * reach. Where a listener fails, nothing of it is done and it is told again later.
   *
   * @return how many were told
   */
  public int tellNews() {
    int told = 0;
    Optional<String> next = newsDue();
    while (next.isPresent()) {
      String id = next.get();
      try {
        Scope.everywhere(() -> inEverySchool(() -> tell(id)));
        told++;
      } catch (DataAccessException | TransactionException database) {
        throw database;
      } catch (RuntimeException failure) {
        LOG.error("What became of mail {} could not be told", id, failure);
      }
      next = newsDue();
    }
    return told;
  }

  /** One of which there is news; nobody else takes it, or it itself again, for a minute. */
  private Optional<String> newsDue() {
    return inEverySchool(
        () ->
            jdbc
                .queryForList(
                    """
                    update outbox set news_next = ?
                    where id = (
                      select id from outbox where news is not null and news_next <= ?
                      order by news_next limit 1 for update skip locked)
                    returning id
                    """,
                    String.class,
                    utc(machine.instant().plus(TELL_AGAIN)),
                    utc(machine.instant()))
                .stream()
                .findFirst());
  }

  private boolean tell(String id) {
    List<Object> news =
        jdbc.query(
            """
            select school_id, about, news from outbox
            where id = ? and news is not null for no key update
            """,
            (row, n) -> news(id, row.getString(1), row.getString(2), row.getString(3)),
            id);
    jdbc.update("update outbox set news = null, news_next = null where id = ?", id);
    news.forEach(events::publishEvent);
    return true;
  }

  private Object news(String id, String school, @Nullable String about, String what) {
    Instant now = machine.instant();
    return switch (what) {
      case "sent" -> new MailSent(id, school, about, now);
      case "perhaps" -> new MailPerhaps(id, school, about, now);
      default -> new MailRefused(id, school, about, now);
    };
  }

  private record Claimed(
      String id, int tries, boolean outside, boolean letter, Transport.Mail mail) {}

  private Optional<Claimed> claim() {
    Instant now = machine.instant();
    return inEverySchool(
        () -> {
          giveUpOnStuck(now);
          return jdbc
              .query(
                  """
                  update outbox set state = 'sending', tries = tries + 1, next_try = ?,
                    deaths = deaths + case when state = 'sending' then 1 else 0 end
                  where id = (
                    select id from outbox where state in ('waiting', 'sending') and next_try <= ?
                    order by next_try limit 1 for update skip locked)
                  returning id, tries, message_id, address, subject, body, calendar,
                    calendar_method, person_id is null, letter
                  """,
                  (row, n) ->
                      new Claimed(
                          row.getString(1),
                          row.getInt(2),
                          row.getBoolean(9),
                          row.getBoolean(10),
                          new Transport.Mail(
                              row.getString(3),
                              row.getString(4),
                              row.getString(5),
                              row.getString(6),
                              Outbox.calendar(row.getString(7), row.getString(8)))),
                  utc(now.plus(CLAIM)),
                  utc(now))
              .stream()
              .findFirst();
        });
  }

  /**
   * A letter during whose sending the application has died may have gone. Any other mail goes again
   * under the same Message-ID, but not for ever.
   */
  private void giveUpOnStuck(Instant now) {
    jdbc.update(
        """
        update outbox set state = case when letter then 'perhaps' else 'failed' end,
          last_error = case when letter
            then 'Chalkline stopped while sending it; perhaps it was sent'
            else 'Chalkline stopped while sending it, at each try; perhaps it was sent' end,
          news = case when letter then 'perhaps' when person_id is null then 'refused' end,
          news_next = case when person_id is null then ?::timestamptz end
        where id in (
          select id from outbox
          where state = 'sending' and next_try <= ? and (letter or deaths >= ?)
          for update skip locked)
        """,
        utc(now),
        utc(now),
        MOST_DEATHS);
  }

  private void deliver(Claimed claimed) {
    try {
      Transport.Outcome outcome = transport.deliver(claimed.mail());
      over(claimed, outcome == Transport.Outcome.SENT ? "sent" : "kept", "sent", null);
    } catch (DataAccessException | TransactionException database) {
      throw database;
    } catch (Transport.ForGood refused) {
      if (claimed.outside()) {
        over(claimed, "failed", "refused", refused);
      } else {
        failed(claimed, refused);
      }
    } catch (Transport.Unknown unknown) {
      if (claimed.letter()) {
        over(claimed, "perhaps", "perhaps", unknown);
      } else {
        failed(claimed, unknown);
      }
    } catch (RuntimeException failure) {
      failed(claimed, failure);
    }
  }

  /** Nothing more is tried. */
  private void over(
      Claimed claimed, String state, String news, @Nullable RuntimeException failure) {
    Instant now = machine.instant();
    inEverySchool(
        () ->
            jdbc.update(
                """
                update outbox set state = ?, sent_at = ?, last_error = ?, news = ?, news_next = ?
                where id = ? and state = 'sending' and tries = ?
                """,
                state,
                failure == null ? utc(now) : null,
                failure == null ? null : words(failure),
                claimed.outside() ? news : null,
                claimed.outside() ? utc(now) : null,
                claimed.id(),
                claimed.tries()));
  }

  private void failed(Claimed claimed, RuntimeException failure) {
    if (claimed.tries() > MOST_TRIES) {
      over(claimed, "failed", "refused", failure);
      LOG.error("Mail {} could not be sent after {} tries", claimed.id(), claimed.tries());
      return;
    }
    Duration wait = claimed.tries() > WAITS.size() ? LATER : WAITS.get(claimed.tries() - 1);
    inEverySchool(
        () ->
            jdbc.update(
                """
                update outbox set state = 'waiting', next_try = ?, last_error = ?
                where id = ? and state = 'sending' and tries = ?
                """,
                utc(machine.instant().plus(wait)),
                words(failure),
                claimed.id(),
                claimed.tries()));
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
