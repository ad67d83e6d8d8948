package org.chalkline.setup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Owner;
import org.chalkline.casework.Routing;
import org.chalkline.engine.Moments;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.setup.TestAlerts.Asked;
import org.chalkline.setup.TestAlerts.TestAlert;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * The work behind the model {@code test-alert}: it begins with the profile's safeguarding lead and
 * goes along the table of succession; after the profile's limit without an answer the next place is
 * asked (73).
 */
@Component
public class TestAlertChain implements Moments {

  private static final String NEXT = "asked";

  /** No chain of people is longer than there are roles in the table. */
  private static final int LONGEST = 20;

  private final TestAlertTable table;
  private final Routing routing;
  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final SchoolTime time;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;
  private final MessageSourceAccessor words;

  TestAlertChain(
      TestAlertTable table,
      Routing routing,
      People people,
      Schools schools,
      Policies policies,
      SchoolTime time,
      Outbox outbox,
      Audit audit,
      Clock clock,
      MessageSource messages) {
    this.table = table;
    this.routing = routing;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.time = time;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** Asks whoever comes next along the chain; answers whether there was somebody. */
  public boolean askNext(String id, Actor actor) {
    TestAlert alert = table.lock(id).orElseThrow();
    Set<String> before = new HashSet<>();
    alert.asked().forEach(it -> before.add(it.person()));
    Owner first = Owner.role(profile(alert.school()).text("safeguarding.lead"));
    for (int level = alert.lastPlace() + 1; level <= LONGEST; level++) {
      Routing.Routed routed = routing.route(alert.school(), first, Set.of(), level);
      List<Person> next =
          routed.persons().stream().filter(it -> !before.contains(it.id())).toList();
      if (!next.isEmpty()) {
        next.forEach(person -> ask(alert, person, role(person, alert.school(), routed.roles())));
        return true;
      }
    }
    table.end(id, clock.instant());
    record(
        alert.school(),
        actor,
        "test-alert.ended",
        Map.of("alert", id, "asked", "" + before.size(), "silent", "" + alert.silentPlaces()));
    return false;
  }

  private void ask(TestAlert alert, Person person, String role) {
    table.ask(alert, person.id(), role, clock.instant());
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
    return IntStream.range(0, way.size())
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
    TestAlert alert = table.find(work).orElseThrow();
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

  private void record(String school, Actor actor, String what, Map<String, String> more) {
    audit.record(Entry.ofSchool(school, actor, what, more));
  }
}
