package org.chalkline.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Routing;
import org.chalkline.engine.Moments;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to test alerts: what an urgent task would do, done without one. The alert begins with
 * the profile's safeguarding lead and goes along the table of succession; whoever is asked answers
 * by one click, and after the profile's limit without an answer the next is asked (73). No case is
 * touched.
 */
@Component
public class TestAlerts implements Moments {

  private static final String PROCESS = "test-alert";
  private static final String NEXT = "asked";
  private static final String ANSWERED = "setup.alert-answered";

  /** No chain of people is longer than there are roles in the table. */
  private static final int LONGEST = 20;

  private final JdbcClient jdbc;
  private final Routing routing;
  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final SchoolTime time;
  private final Workflows workflows;
  private final Outbox outbox;
  private final Once once;
  private final Audit audit;
  private final Clock clock;
  private final MessageSourceAccessor words;

  TestAlerts(
      JdbcClient jdbc,
      Routing routing,
      People people,
      Schools schools,
      Policies policies,
      SchoolTime time,
      @Lazy Workflows workflows,
      Outbox outbox,
      Once once,
      Audit audit,
      Clock clock,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.routing = routing;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.time = time;
    this.workflows = workflows;
    this.outbox = outbox;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * A test alert.
   *
   * @param begunBy the id of whoever sent it
   * @param ended when nobody further was left to be asked; null while it goes on
   * @param asked everybody asked so far, in the order of the chain
   */
  public record TestAlert(
      String id,
      String school,
      String begunBy,
      Instant begun,
      @Nullable Instant ended,
      List<Asked> asked) {

    /** Whether it has gone along the whole chain and at each place somebody has answered. */
    public boolean everyPlaceAnswered() {
      return ended != null && !asked.isEmpty() && silentPlaces() == 0;
    }

    /** At how many places along the chain nobody has answered. */
    public long silentPlaces() {
      return asked.stream()
          .map(Asked::place)
          .distinct()
          .filter(
              place -> asked.stream().noneMatch(it -> it.place() == place && it.answered() != null))
          .count();
    }
  }

  /**
   * Somebody who was asked.
   *
   * @param place how far along the chain; 0 is who was asked first
   * @param role the role for which they were asked
   * @param answered null if they have not answered
   */
  public record Asked(
      String person, int place, String role, Instant alerted, @Nullable Instant answered) {

    /** How long the answer took, or how long it has been waited for. */
    public Duration after(Instant now) {
      return Duration.between(alerted, answered == null ? now : answered);
    }
  }

  /** A test alert that waits for this person's answer. */
  public record Waiting(String id, String school, Instant alerted) {}

  /**
   * Sends a test alert along the chain of people.
   *
   * @return its id
   * @throws Refused if one is under way at the school
   */
  @Transactional
  public String send(Me me, String school, String key) {
    Gate.require(me, school);
    return once.run(me.actor(), key, () -> begin(me, school));
  }

  private String begin(Me me, String school) {
    jdbc.sql("select id from school where id = ? for update")
        .param(school)
        .query(String.class)
        .single();
    boolean underWay =
        jdbc.sql("select exists (select from test_alert where school_id = ? and ended_at is null)")
            .param(school)
            .query(Boolean.class)
            .single();
    if (underWay) {
      throw new Refused(
          "A test alert is under way. Send another when it has gone along the whole chain.");
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql("insert into test_alert (id, school_id, begun_by, begun_at) values (?, ?, ?, ?)")
        .params(id, school, me.id(), utc(clock.instant()))
        .update();
    record(school, me.actor(), "test-alert.sent", Map.of("alert", id));
    workflows.start(PROCESS, id, Map.of("work", id), me.actor());
    return id;
  }

  /** The newest test alerts of a school, newest first. */
  @Transactional(readOnly = true)
  public List<TestAlert> of(Me me, String school) {
    Gate.require(me, school);
    return latest(school, 5);
  }

  /** The newest test alert of a school, for the list of what is missing. */
  Optional<TestAlert> last(String school) {
    return latest(school, 1).stream().findFirst();
  }

  private List<TestAlert> latest(String school, int atMost) {
    return jdbc.sql(
            """
            select id, school_id, begun_by, begun_at, ended_at from test_alert
            where school_id = ? order by begun_at desc, id limit ?
            """)
        .params(school, atMost)
        .query((row, n) -> read(row, asked(row.getString(1))))
        .list();
  }

  /** The test alerts that wait for this person's answer. */
  @Transactional(readOnly = true)
  public List<Waiting> waitingFor(Me me) {
    return jdbc.sql(
            """
            select alert_id, school_id, alerted_at from test_alert_person
            where person_id = ? and answered_at is null and alerted_at > ?
            order by alerted_at desc
            """)
        .params(me.id(), utc(clock.instant().minus(Duration.ofDays(7))))
        .query(
            (row, n) ->
                new Waiting(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Answers a test alert; a late answer counts as one, and a second is the first.
   *
   * @throws NoSuchThing if this person was not asked
   */
  @Transactional
  public void answer(Me me, String id) {
    TestAlert alert = lock(id).orElseThrow(NoSuchThing::new);
    Asked mine =
        alert.asked().stream()
            .filter(it -> it.person().equals(me.id()))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    if (mine.answered() != null) {
      return;
    }
    Instant now = clock.instant();
    jdbc.sql("update test_alert_person set answered_at = ? where alert_id = ? and person_id = ?")
        .params(utc(now), id, me.id())
        .update();
    record(
        alert.school(),
        me.actor(),
        "test-alert.answered",
        Map.of("alert", id, "minutes", "" + mine.after(now).toMinutes()));
    boolean waitedFor =
        alert.ended() == null
            && mine.place() == lastPlace(alert)
            && alert.asked().stream()
                .noneMatch(it -> it.place() == mine.place() && it.answered() != null);
    if (waitedFor) {
      workflows.tell(id, ANSWERED, me.actor());
    }
  }

  /** Asks whoever comes next along the chain; answers whether there was somebody. */
  public boolean askNext(String id, Actor actor) {
    TestAlert alert = lock(id).orElseThrow();
    Set<String> before = new HashSet<>();
    alert.asked().forEach(it -> before.add(it.person()));
    Owner first = Owner.role(profile(alert.school()).text("safeguarding.lead"));
    for (int level = lastPlace(alert) + 1; level <= LONGEST; level++) {
      Routing.Routed routed = routing.route(alert.school(), first, Set.of(), level);
      List<Person> next =
          routed.persons().stream().filter(it -> !before.contains(it.id())).toList();
      if (!next.isEmpty()) {
        next.forEach(person -> ask(alert, person, role(person, alert.school(), routed.roles())));
        return true;
      }
    }
    jdbc.sql("update test_alert set ended_at = ? where id = ?")
        .params(utc(clock.instant()), id)
        .update();
    record(
        alert.school(),
        actor,
        "test-alert.ended",
        Map.of("alert", id, "asked", "" + before.size(), "silent", "" + alert.silentPlaces()));
    return false;
  }

  private void ask(TestAlert alert, Person person, String role) {
    jdbc.sql(
            """
            insert into test_alert_person (alert_id, person_id, school_id, place, role, alerted_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            alert.id(),
            person.id(),
            alert.school(),
            lastPlace(alert) + 1,
            role,
            utc(clock.instant()))
        .update();
    record(
        alert.school(),
        Actor.CHALKLINE,
        "test-alert.person-asked",
        Map.of("alert", alert.id(), "person", person.id(), "role", role));
    if (person.email() != null) {
      outbox.send(
          new Notice(
              alert.school(),
              person.id(),
              person.email(),
              words.getMessage("setup.alert.mail.subject"),
              words.getMessage("setup.alert.mail.body")));
    }
  }

  /** The furthest role along the way that the person holds. */
  private String role(Person person, String school, List<String> way) {
    Set<RoleAt> held = people.rolesOf(person.id());
    return java.util.stream.IntStream.range(0, way.size())
        .mapToObj(n -> way.get(way.size() - 1 - n))
        .filter(role -> held.contains(new RoleAt(role, school)))
        .findFirst()
        .orElse(way.get(0));
  }

  @Override
  public Set<String> names() {
    return Set.of(NEXT);
  }

  /** When the next person is asked, if nobody of those asked last has answered (73). */
  @Override
  public Instant at(String name, String work) {
    if (!name.equals(NEXT)) {
      throw new IllegalArgumentException("No moment " + name);
    }
    TestAlert alert = find(work, "").orElseThrow();
    Instant last =
        alert.asked().stream()
            .map(Asked::alerted)
            .max(Comparator.naturalOrder())
            .orElse(alert.begun());
    Limit limit = Limit.parse(profile(alert.school()).text("abuse.danger_limit"));
    return time.deadline(alert.school(), limit, last).due();
  }

  private Profile profile(String school) {
    return policies.inForce(
        schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
  }

  private static int lastPlace(TestAlert alert) {
    return alert.asked().stream().mapToInt(Asked::place).max().orElse(-1);
  }

  /** Two answers, or an answer and the timer, take turns. */
  private Optional<TestAlert> lock(String id) {
    return find(id, " for update");
  }

  private Optional<TestAlert> find(String id, String how) {
    return jdbc.sql(
            "select id, school_id, begun_by, begun_at, ended_at from test_alert where id = ?" + how)
        .param(id)
        .query((row, n) -> read(row, List.of()))
        .optional()
        .map(
            it ->
                new TestAlert(
                    it.id(), it.school(), it.begunBy(), it.begun(), it.ended(), asked(id)));
  }

  private List<Asked> asked(String id) {
    return jdbc.sql(
            """
            select person_id, place, role, alerted_at, answered_at from test_alert_person
            where alert_id = ? order by place, person_id
            """)
        .param(id)
        .query(
            (row, n) ->
                new Asked(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(5, OffsetDateTime.class))))
        .list();
  }

  private static TestAlert read(ResultSet row, List<Asked> asked) throws SQLException {
    return new TestAlert(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        instant(row.getObject(5, OffsetDateTime.class)),
        asked);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private void record(String school, Actor actor, String what, Map<String, String> more) {
    audit.record(Entry.ofSchool(school, actor, what, more));
  }
}
