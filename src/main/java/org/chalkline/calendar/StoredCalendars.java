package org.chalkline.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.chalkline.installation.Scope;
import org.chalkline.installation.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendars as the schools have them. They are kept in memory under the stamp that each
 * transaction reads at its begin: a change is seen by every node from the next transaction on, by
 * the transaction that makes it at once, and costs nobody else a round trip.
 */
@Component
class StoredCalendars implements Calendars {

  /** One statement, so that what is read is of one moment. */
  private static final String READ =
      """
      select json_build_object(
        'version', (select version from proclaimed_bank_holiday_version)
          + coalesce((select version from calendar_version where school_id = :school), 0),
        'opens', (select opens from school_hours where school_id = :school),
        'closes', (select closes from school_hours where school_id = :school),
        'terms', (select coalesce(json_agg(json_build_object('id', id, 'name', name,
            'first', first_day, 'last', last_day, 'halfFirst', half_first, 'halfLast', half_last)),
            '[]'::json) from school_term where school_id = :school),
        'inset', (select coalesce(json_agg(day), '[]'::json)
            from school_inset where school_id = :school),
        'closures', (select coalesce(json_object_agg(day, why), '{}'::json)
            from school_closure where school_id = :school),
        'bankHolidays', (select coalesce(json_object_agg(day, name), '{}'::json)
            from proclaimed_bank_holiday))::text
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;
  private final Map<String, Kept> memory = new ConcurrentHashMap<>();

  StoredCalendars(JdbcClient jdbc, ObjectMapper json, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.json = json;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  private record Kept(long stamp, SchoolCalendar calendar) {}

  private record Stored(
      long version,
      @Nullable LocalTime opens,
      @Nullable LocalTime closes,
      List<SchoolDates.Term> terms,
      SortedSet<LocalDate> inset,
      SortedMap<LocalDate, String> closures,
      Map<LocalDate, String> bankHolidays) {}

  @Override
  public SchoolCalendar of(String school) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return Objects.requireNonNull(transaction.execute(status -> of(school)));
    }
    if (Stamp.changedHere()) {
      return read(school);
    }
    long stamp = Stamp.current();
    Kept kept = memory.get(school);
    if (kept != null && kept.stamp() >= stamp) {
      return kept.calendar();
    }
    SchoolCalendar calendar = read(school);
    memory.put(school, new Kept(stamp, calendar));
    return calendar;
  }

  /** Whether a school has said its hours, or goes by default 61. */
  boolean hoursEntered(String school) {
    return jdbc.sql("select exists (select 1 from school_hours where school_id = ?)")
        .param(school)
        .query(Boolean.class)
        .single();
  }

  /** What the database holds now; which schools the asker may see makes no difference to it. */
  private SchoolCalendar read(String school) {
    String found =
        Scope.everywhere(() -> jdbc.sql(READ).param("school", school).query(String.class).single());
    try {
      Stored it = json.readValue(found, Stored.class);
      SchoolDates dates =
          new SchoolDates(
              it.version(),
              it.opens() == null ? SchoolDates.NONE.opens() : it.opens(),
              it.closes() == null ? SchoolDates.NONE.closes() : it.closes(),
              it.terms(),
              it.inset(),
              it.closures());
      return new SchoolCalendar(dates, new BankHolidays(it.bankHolidays()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The calendar of a school cannot be read", e);
    }
  }
}
