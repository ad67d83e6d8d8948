package org.chalkline.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to stand-ins: for each role of a school, who holds it beside its holders from a day to a
 * last day, because somebody is away or by the holiday rota. While it lasts they are holders like
 * any other for routing, task lists and access; it ends by itself. Administrators and the
 * headteacher arrange them, never for themselves (default 31).
 *
 * @clause default 23 in the school holidays the rota says who acts
 */
@Service
public class StandIns {

  /** So long at most; who is needed longer is given the role. */
  static final int LONGEST_DAYS = 190;

  private static final String SELECT =
      """
      select s.id, s.school_id, s.role, s.person_id, s.from_day, s.until_day, a.name as arranged_by,
        s.ended_at is not null as ended_early, s.for_holidays, stands_in(s, :today) as acts
      from stand_in s left join person a on a.id = s.arranged_by
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final Schools schools;
  private final Once once;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;
  private final MessageSourceAccessor words;

  StandIns(
      JdbcClient jdbc,
      People people,
      Schools schools,
      Once once,
      Audit audit,
      Outbox outbox,
      Clock clock,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.people = people;
    this.schools = schools;
    this.once = once;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * What is to be arranged.
   *
   * @param role one of {@link Roles#all()}, other than staff
   * @param person the id of somebody with a role at the school
   * @param from the first day, in London; today or later
   * @param until the last day, included; at most 190 days after the first
   */
  public record Arrange(String role, String person, LocalDate from, LocalDate until) {}

  /** The schools at which this person may arrange stand-ins, by name. */
  @Transactional(readOnly = true)
  public List<School> schools(Me me) {
    List<School> mine =
        schools.all().stream().filter(school -> mayArrange(me, school.id())).toList();
    if (mine.isEmpty()) {
      throw new AccessDeniedException("For administrators and headteachers");
    }
    return mine;
  }

  /** Whether this person may arrange stand-ins at this school. */
  public static boolean mayArrange(Me me, String school) {
    return me.has(Roles.ADMINISTRATOR, school) || me.has("headteacher", school);
  }

  /** The stand-ins of a school, to come and under way first, then those of the last 90 days. */
  @Transactional(readOnly = true)
  public List<StandIn> at(Me me, String school) {
    require(me, school);
    LocalDate today = people.today();
    return jdbc.sql(
            SELECT
                + """
                where s.school_id = :school and s.until_day >= :since
                order by (s.ended_at is not null or s.until_day < :today), s.from_day, s.role, s.id
                """)
        .param("school", school)
        .param("since", today.minusDays(90))
        .param("today", today)
        .query((row, n) -> read(row, today))
        .list();
  }

  /** The people of the school who can be asked to stand in, by name. */
  @Transactional(readOnly = true)
  public List<Person> candidates(Me me, String school) {
    require(me, school);
    return people.at(school).stream().filter(it -> !it.id().equals(me.id())).toList();
  }

  /**
   * Arranges that somebody stands in.
   *
   * @return its id; under a key that was used before, the id of then
   * @throws InvalidInput naming each field that cannot be accepted
   * @throws Refused if the person is oneself, or holds the role already: a lead who is also the
   *     only stand-in stands in for nobody
   */
  @Transactional
  public String arrange(Me me, String school, Arrange asked, String key) {
    require(me, school);
    return once.run(me.actor(), key, () -> arrange(me, school, asked));
  }

  private String arrange(Me me, String school, Arrange asked) {
    Typed check = new Typed();
    check(me, school, asked, check);
    check.check();
    String id = put(me, school, asked, false);
    audit.record(
        Entry.ofSchool(
            school,
            me.actor(),
            "stand-in.arranged",
            Map.of(
                "role", asked.role(),
                "person", asked.person(),
                "from", asked.from().toString(),
                "until", asked.until().toString())));
    return id;
  }

  /**
   * Puts somebody on the holiday rota: they stand in on each of these days that is not in term
   * time. Whoever holds the role may be named too, also by themselves. The caller checks the days
   * and records it.
   *
   * @return its id
   * @throws InvalidInput if somebody would give themselves the role
   */
  @Transactional
  public String inHolidays(Me me, String school, Arrange asked) {
    require(me, school);
    boolean held = people.rolesOf(asked.person()).contains(new RoleAt(asked.role(), school));
    if (asked.person().equals(me.id()) && !held) {
      throw new InvalidInput(
          "person", "Nobody gives themselves a role: somebody else must put you on the rota");
    }
    return put(me, school, asked, true);
  }

  /** Those who stand in by the holiday rota of a school and are not over, by their first day. */
  @Transactional(readOnly = true)
  public List<StandIn> rota(String school) {
    LocalDate today = people.today();
    return jdbc.sql(
            SELECT
                + """
                where s.school_id = :school and s.for_holidays and s.ended_at is null
                  and s.until_day >= :today
                order by s.from_day, s.role, s.id
                """)
        .param("school", school)
        .param("today", today)
        .query((row, n) -> read(row, today))
        .list();
  }

  private String put(Me me, String school, Arrange asked, boolean forHolidays) {
    String id = UUID.randomUUID().toString();
    RoleAt role = new RoleAt(asked.role(), school);
    boolean already = people.rolesOf(asked.person()).contains(role);
    jdbc.sql(
            """
            insert into stand_in (id, school_id, role, person_id, from_day, until_day, arranged_by,
              arranged_at, for_holidays)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            school,
            asked.role(),
            asked.person(),
            asked.from(),
            asked.until(),
            me.id(),
            now(),
            forHolidays)
        .update();
    jdbc.sql("update stand_in s set begun_at = ? where id = ? and stands_in(s, ?)")
        .params(now(), id, people.today())
        .update();
    if (!already) {
      people.comesInto(asked.person(), role);
      people.announce(asked.person(), role);
    }
    tell(school, people.get(asked.person()));
    return id;
  }

  private void check(Me me, String school, Arrange asked, Typed check) {
    boolean known = Roles.all().containsKey(asked.role()) && !asked.role().equals("staff");
    if (!known) {
      check.wrong("role", "Select the role");
    }
    if (people.at(school).stream().noneMatch(it -> it.id().equals(asked.person()))) {
      check.wrong("person", "Select somebody who has a role at this school");
    } else if (asked.person().equals(me.id())) {
      check.wrong("person", "Nobody gives themselves a role: somebody else must arrange this");
    } else if (known && holds(school, asked)) {
      check.wrong(
          "person",
          people.get(asked.person()).name()
              + " holds this role already. A lead who is also the only stand-in is no stand-in:"
              + " select somebody else");
    }
    if (asked.from().isBefore(people.today())) {
      check.wrong("from", "The first day must be today or later");
    }
    if (asked.until().isBefore(asked.from())) {
      check.wrong("until", "The last day must not be before the first");
    } else if (ChronoUnit.DAYS.between(asked.from(), asked.until()) > LONGEST_DAYS) {
      check.wrong(
          "until",
          "A stand-in is for " + LONGEST_DAYS + " days at most. For longer, give the role itself");
    }
  }

  /** Whether the person holds the role, or stands in for it, on any of these days. */
  private boolean holds(String school, Arrange asked) {
    return jdbc.sql(
            """
            select exists (select 1 from role_holding
                where person_id = :person and school_id = :school and role = :role
                  and from_day <= :until and (until_day is null or until_day >= :from))
              or exists (select 1 from stand_in
                where person_id = :person and school_id = :school and role = :role
                  and ended_at is null and from_day <= :until and until_day >= :from)
            """)
        .param("person", asked.person())
        .param("school", school)
        .param("role", asked.role())
        .param("from", asked.from())
        .param("until", asked.until())
        .query(Boolean.class)
        .single();
  }

  /** Ends a stand-in now, or calls off one to come. A repeat under the same key changes nothing. */
  @Transactional
  public void end(Me me, String school, String id, String key) {
    require(me, school);
    once.run(
        me.actor(),
        key,
        () -> {
          end(me, school, id);
          return id;
        });
  }

  private void end(Me me, String school, String id) {
    LocalDate today = people.today();
    StandIn it =
        jdbc.sql(SELECT + "where s.id = :id and s.school_id = :school for update of s")
            .param("id", id)
            .param("school", school)
            .param("today", today)
            .query((row, n) -> read(row, today))
            .optional()
            .orElseThrow(NoSuchThing::new);
    if (it.state() == StandIn.State.OVER) {
      throw new Refused("This is over already.");
    }
    jdbc.sql("update stand_in set ended_at = ?, ended_by = ?, over_at = ? where id = ?")
        .params(now(), me.id(), now(), id)
        .update();
    audit.record(
        Entry.ofSchool(
            school,
            me.actor(),
            "stand-in.ended",
            Map.of("role", it.role(), "person", it.person().id())));
    people.announce(it.person().id(), new RoleAt(it.role(), school));
  }

  private void tell(String school, Person person) {
    if (person.email() != null) {
      outbox.send(
          new Notice(
              school,
              person.id(),
              person.email(),
              words.getMessage("identity.stand-in.mail.subject"),
              words.getMessage("identity.stand-in.mail.body")));
    }
  }

  private java.time.OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private StandIn read(java.sql.ResultSet row, LocalDate today) throws java.sql.SQLException {
    LocalDate until = row.getObject("until_day", LocalDate.class);
    boolean ended = row.getBoolean("ended_early");
    StandIn.State state =
        ended || until.isBefore(today)
            ? StandIn.State.OVER
            : row.getBoolean("acts") ? StandIn.State.NOW : StandIn.State.TO_COME;
    return new StandIn(
        row.getString("id"),
        row.getString("school_id"),
        row.getString("role"),
        people.get(row.getString("person_id")),
        row.getObject("from_day", LocalDate.class),
        until,
        row.getString("arranged_by"),
        state,
        ended,
        row.getBoolean("for_holidays"));
  }

  private static void require(Me me, String school) {
    if (!mayArrange(me, school)) {
      throw new AccessDeniedException("For administrators and the headteacher");
    }
  }

  /** The roles for which somebody can stand in. */
  public static Set<String> roles() {
    return Set.copyOf(Roles.all().keySet().stream().filter(role -> !role.equals("staff")).toList());
  }
}
