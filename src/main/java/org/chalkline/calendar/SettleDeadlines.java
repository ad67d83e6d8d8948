package org.chalkline.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chalkline.audit.Actor;
import org.chalkline.installation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step that opens in the very moment in which the calendar changes may have been counted in the
 * calendar of before, and not be there yet for the change to move. So those that opened around a
 * change are looked at again, for ten minutes, longer than any request takes.
 */
@Component
class SettleDeadlines {

  private static final Duration LONGER_THAN_ANY_REQUEST = Duration.ofMinutes(10);

  private final SchoolCalendars school;
  private final StoredCalendars calendars;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SettleDeadlines(
      SchoolCalendars school,
      StoredCalendars calendars,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.school = school;
    this.calendars = calendars;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Unsettled(String school, Instant since, String words) {}

  /** Looks again. Several nodes may do so at once: the second finds nothing to move. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  public void settle() {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status ->
                    unsettled()
                        .forEach(
                            it -> {
                              school.recount(
                                  it.school(),
                                  calendars.of(it.school()),
                                  Actor.CHALKLINE,
                                  it.words(),
                                  false,
                                  it.since().minus(LONGER_THAN_ANY_REQUEST));
                              forget(it);
                            })));
  }

  private List<Unsettled> unsettled() {
    return jdbc.sql(
            """
            select school_id, since, words from calendar_unsettled order by school_id
            for update skip locked
            """)
        .query(
            (row, n) ->
                new Unsettled(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
        .list();
  }

  private void forget(Unsettled it) {
    if (it.since().plus(LONGER_THAN_ANY_REQUEST).isBefore(clock.instant())) {
      jdbc.sql("delete from calendar_unsettled where school_id = ? and since = ?")
          .params(it.school(), Timestamp.from(it.since()))
          .update();
    }
  }
}
