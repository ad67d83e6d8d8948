package org.chalkline.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.installation.ClockListener;
import org.chalkline.installation.Scope;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a new day brings. Access by a date begins and ends at midnight in London by itself, since
 * every question asks for the holders of the day; this notes it, ends what hangs on it and moves
 * the work, each person or stand-in in one transaction. It looks once a minute and whenever the
 * clock of an evaluation moves; several nodes may do so at once.
 */
@Component
class DayTurns implements ClockListener {

  private static final String DUE =
      """
      select exists (select 1 from person where last_day < :today and left_at is null)
        or exists (select 1 from stand_in s where over_at is null
          and (until_day < :today or (begun_at is not null) <> stands_in(s, :today)))
        or exists (select 1 from role_holding where over_at is null and until_day < :today)
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final SignInMeans means;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private volatile boolean ready;

  DayTurns(
      JdbcClient jdbc,
      People people,
      SignInMeans means,
      Audit audit,
      Clock clock,
      org.springframework.transaction.PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.people = people;
    this.means = means;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  private record Turning(String id, String person, String school, String role) {}

  @EventListener
  void ready(ApplicationReadyEvent event) {
    ready = true;
    turn();
  }

  @Override
  public void clockMoved(Duration offset) {
    turn();
  }

  /** Does everything that the day has brought and that was not done yet. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void turn() {
    if (!ready) {
      return;
    }
    Scope.everywhere(
        () -> {
          LocalDate today = people.today();
          while (Boolean.TRUE.equals(
              transaction.execute(
                  status ->
                      due(today)
                          && (leaves(today)
                              || begins(today)
                              || ends(today)
                              || rests(today)
                              || over(today))))) {
            // One at a time: each in a transaction of its own.
          }
        });
  }

  private boolean due(LocalDate today) {
    return jdbc.sql(DUE).param("today", today).query(Boolean.class).single();
  }

  private boolean leaves(LocalDate today) {
    return jdbc.sql(
            """
            select id, last_day from person where last_day < ? and left_at is null
            order by id limit 1 for update skip locked
            """)
        .param(today)
        .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
        .optional()
        .map(
            it -> {
              left(it.getKey(), it.getValue());
              return true;
            })
        .orElse(false);
  }

  /** Everything of a leaver ends: roles, stand-ins, sessions, and what they signed in with. */
  private void left(String person, LocalDate lastDay) {
    jdbc.sql("update person set left_at = ? where id = ?").params(now(), person).update();
    Set<RoleAt> held = new HashSet<>();
    jdbc.sql(
            """
            update role_holding set until_day = :last, over_at = :now
            where person_id = :person and (until_day is null or until_day >= :last)
            returning role, school_id
            """)
        .param("last", lastDay)
        .param("now", now())
        .param("person", person)
        .query(
            row -> {
              held.add(new RoleAt(row.getString(1), row.getString(2)));
            });
    jdbc.sql(
            """
            update stand_in set over_at = :now, ended_at = coalesce(ended_at, :now),
              ended_by = coalesce(ended_by, person_id)
            where person_id = :person and over_at is null returning role, school_id
            """)
        .param("now", now())
        .param("person", person)
        .query(
            row -> {
              held.add(new RoleAt(row.getString(1), row.getString(2)));
            });
    means.drop(person);
    Set<String> told = new HashSet<>();
    for (RoleAt role : held) {
      people.announce(person, role);
      if (told.add(role.school())) {
        record(role.school(), "person.left", Map.of("person", person));
      }
    }
  }

  private boolean begins(LocalDate today) {
    List<Turning> one =
        turning(
            """
            select id, person_id, school_id, role from stand_in s
            where over_at is null and begun_at is null and stands_in(s, ?)
            order by id limit 1 for update skip locked
            """,
            today);
    one.forEach(
        it -> {
          jdbc.sql("update stand_in set begun_at = ? where id = ?").params(now(), it.id()).update();
          moved(it, "stand-in.began");
        });
    return !one.isEmpty();
  }

  private boolean ends(LocalDate today) {
    List<Turning> one =
        turning(
            """
            select id, person_id, school_id, role from stand_in
            where over_at is null and until_day < ? order by id limit 1 for update skip locked
            """,
            today);
    one.forEach(
        it -> {
          jdbc.sql("update stand_in set over_at = ? where id = ?").params(now(), it.id()).update();
          moved(it, "stand-in.over");
        });
    return !one.isEmpty();
  }

  /**
   * A change of terms has put a day of the holiday rota into term time: it rests until it is over.
   */
  private boolean rests(LocalDate today) {
    List<Turning> one =
        turning(
            """
            select id, person_id, school_id, role from stand_in s
            where over_at is null and begun_at is not null and not stands_in(s, ?)
            order by id limit 1 for update skip locked
            """,
            today);
    one.forEach(
        it -> {
          jdbc.sql("update stand_in set begun_at = null where id = ?").param(it.id()).update();
          moved(it, "stand-in.rests");
        });
    return !one.isEmpty();
  }

  private boolean over(LocalDate today) {
    List<Turning> one =
        turning(
            """
            select from_day::text, person_id, school_id, role from role_holding
            where over_at is null and until_day < ?
            order by person_id, school_id, role limit 1 for update skip locked
            """,
            today);
    one.forEach(
        it -> {
          jdbc.sql(
                  """
                  update role_holding set over_at = ?
                  where person_id = ? and school_id = ? and role = ? and from_day = ?::date
                  """)
              .params(now(), it.person(), it.school(), it.role(), it.id())
              .update();
          moved(it, "role.over");
        });
    return !one.isEmpty();
  }

  private List<Turning> turning(String sql, LocalDate today) {
    return jdbc.sql(sql)
        .param(today)
        .query(
            (row, n) ->
                new Turning(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  private void moved(Turning it, String what) {
    people.announce(it.person(), new RoleAt(it.role(), it.school()));
    record(it.school(), what, Map.of("person", it.person(), "role", it.role()));
  }

  private void record(String school, String what, Map<String, String> words) {
    audit.record(Entry.ofSchool(school, Actor.CHALKLINE, what, words));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
