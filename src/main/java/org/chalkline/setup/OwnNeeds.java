package org.chalkline.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Phases;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.SchoolNeeds;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What every school needs, whatever its policy: its phase, its people, its contacts. */
@Component
class OwnNeeds implements SchoolNeeds {

  /** The roles without which no chain of people holds. */
  private static final List<String> ROLES =
      List.of("headteacher", "deputy", "dsl", "deputy-dsl", "chair", "vice-chair", "dpo");

  private static final Set<Question.Type> ROLE_TYPES =
      Set.of(Question.Type.ROLE, Question.Type.ROLES);

  private final People people;
  private final Policies policies;
  private final Questions questions;
  private final Contacts contacts;
  private final Letterheads letterheads;
  private final TestAlerts alerts;
  private final When when;
  private final Clock clock;
  private final MessageSourceAccessor words;

  OwnNeeds(
      People people,
      Policies policies,
      Questions questions,
      Contacts contacts,
      Letterheads letterheads,
      TestAlerts alerts,
      When when,
      Clock clock,
      MessageSource messages) {
    this.people = people;
    this.policies = policies;
    this.questions = questions;
    this.contacts = contacts;
    this.letterheads = letterheads;
    this.alerts = alerts;
    this.when = when;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<Need> of(School school) {
    List<Need> needs = new ArrayList<>();
    String base = "/set-up/" + school.id();
    String phase = school.phase();
    needs.add(
        new Need(
            Part.SCHOOL,
            words("setup.details.title"),
            base + "/details",
            phase == null ? State.MISSING : State.MET,
            phase == null
                ? words("setup.need.phase")
                : words(
                    "setup.need.phase.met",
                    school.name(),
                    Phases.all().getOrDefault(phase, phase))));
    needs.add(letterhead(school, base));
    ROLES.forEach(role -> needs.add(role(school, role)));
    needs.add(leads(school));
    needs.add(policy(school, base));
    needs.add(namedRoles(school));
    Contacts.kindsNeeded().forEach((kind, name) -> needs.add(contact(school, base, kind, name)));
    needs.add(alert(school, base));
    return needs;
  }

  private Need letterhead(School school, String base) {
    return letterheads
        .of(school.id())
        .map(
            it ->
                need(
                    Part.SCHOOL,
                    "setup.letterhead.title",
                    base + "/letterhead",
                    State.MET,
                    it.hasLogo()
                        ? words("setup.need.letterhead.met")
                        : words("setup.need.letterhead.no-logo")))
        .orElseGet(
            () ->
                need(
                    Part.SCHOOL,
                    "setup.letterhead.title",
                    base + "/letterhead",
                    State.ADVISED,
                    words("setup.need.letterhead")));
  }

  private Need role(School school, String role) {
    List<Person> holders = people.holding(role, school.id());
    String title = capital(Roles.words(role));
    String href = "/administration/schools/" + school.id();
    return holders.isEmpty()
        ? new Need(Part.PEOPLE, title, href, State.MISSING, words("setup.need.role"))
        : new Need(
            Part.PEOPLE,
            title,
            href,
            State.MET,
            holders.stream().map(Person::name).collect(Collectors.joining(", ")) + ".");
  }

  /** Where the lead is meant, or away, somebody else must be there. */
  private Need leads(School school) {
    long different =
        java.util.stream.Stream.of("dsl", "deputy-dsl")
            .flatMap(role -> people.holding(role, school.id()).stream())
            .map(Person::id)
            .distinct()
            .count();
    return need(
        Part.PEOPLE,
        "setup.need.two-leads.title",
        "/administration/schools/" + school.id(),
        different > 1 ? State.MET : State.MISSING,
        words(different > 1 ? "setup.need.two-leads.met" : "setup.need.two-leads"));
  }

  private Need policy(School school, String base) {
    Profile profile = policies.inForce(school.policyId(), today());
    return need(
        Part.POLICY,
        "setup.policy.title",
        base + "/details",
        State.MET,
        words("setup.need.policy.met", profile.name()));
  }

  /** Work for a role that nobody holds passes on along the table of succession at once. */
  private Need namedRoles(School school) {
    Profile profile = policies.inForce(school.policyId(), today());
    String vacant =
        questions.all().stream()
            .filter(it -> it.used() && ROLE_TYPES.contains(it.type()))
            .flatMap(it -> profile.list(it.key()).stream())
            .distinct()
            .filter(role -> Roles.all().containsKey(role) && !ROLES.contains(role))
            .filter(role -> people.holding(role, school.id()).isEmpty())
            .map(Roles::words)
            .collect(Collectors.joining(", "));
    return need(
        Part.POLICY,
        "setup.need.named-roles.title",
        "/administration/schools/" + school.id(),
        vacant.isEmpty() ? State.MET : State.ADVISED,
        vacant.isEmpty()
            ? words("setup.need.named-roles.met")
            : words("setup.need.named-roles", vacant));
  }

  private Need contact(School school, String base, String kind, String name) {
    Map<String, Contacts.Contact> all = contacts.of(school.id());
    Contacts.Contact contact = all.get(kind);
    String href = base + "/contacts/" + kind;
    if (contact == null) {
      return new Need(
          Part.CONTACTS, capital(name), href, State.MISSING, words("setup.need.contact"));
    }
    boolean due = !today().isBefore(contact.due());
    return new Need(
        Part.CONTACTS,
        capital(name),
        href,
        due ? (school.live() ? State.DUE : State.MISSING) : State.MET,
        words(
            due ? "setup.need.contact.due" : "setup.need.contact.met",
            contact.name(),
            contact.telephone(),
            when.day(contact.checkedOn())));
  }

  private Need alert(School school, String base) {
    String href = base + "/alerts";
    return alerts
        .last(school.id())
        .map(
            last -> {
              if (last.ended() == null) {
                return need(
                    Part.TRIAL,
                    "setup.alert.title",
                    href,
                    State.ADVISED,
                    words("setup.need.alert.under-way"));
              }
              return last.everyPlaceAnswered()
                  ? need(
                      Part.TRIAL,
                      "setup.alert.title",
                      href,
                      State.MET,
                      words("setup.need.alert.met", when.day(last.begun())))
                  : need(
                      Part.TRIAL,
                      "setup.alert.title",
                      href,
                      State.ADVISED,
                      words("setup.need.alert.silent", when.day(last.begun())));
            })
        .orElseGet(
            () ->
                need(
                    Part.TRIAL,
                    "setup.alert.title",
                    href,
                    State.ADVISED,
                    words("setup.need.alert")));
  }

  private Need need(Part part, String title, String href, State state, String how) {
    return new Need(part, words(title), href, state, how);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), When.LONDON);
  }

  private String words(String key, Object... arguments) {
    return words.getMessage(key, arguments);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }
}
