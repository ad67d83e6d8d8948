package org.chalkline.desk.cases;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.identity.Person;
import org.chalkline.safeguarding.OwnWorries;
import org.chalkline.setup.Contacts;
import org.chalkline.setup.Letterheads;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom to call about a child, whatever the hour: whoever acts for the school today, the holiday
 * rota included, and the bodies outside. No text message is sent to anybody.
 */
@Component
class WhomToCall {

  private final OwnWorries worries;
  private final SchoolTime time;
  private final Contacts contacts;
  private final Letterheads letterheads;
  private final RoutingDefaults routing;
  private final CaseWords words;
  private final Clock clock;

  WhomToCall(
      OwnWorries worries,
      SchoolTime time,
      Contacts contacts,
      Letterheads letterheads,
      RoutingDefaults routing,
      CaseWords words,
      Clock clock) {
    this.worries = worries;
    this.time = time;
    this.contacts = contacts;
    this.letterheads = letterheads;
    this.routing = routing;
    this.words = words;
    this.clock = clock;
  }

  /**
   * What the page says.
   *
   * @param open whether the school is open now
   * @param rows whom to call, and under which number
   */
  record Shown(boolean open, List<SummaryRow> rows) {}

  /**
   * Whom to call at this school now.
   *
   * @param caseId the referral from which nobody is named whom a wall keeps out; null for none
   */
  Shown of(String school, @Nullable String caseId) {
    List<SummaryRow> rows = new ArrayList<>();
    List<Person> who = worries.who(school, caseId);
    rows.add(
        new SummaryRow(
            words.say("desk.worried.call.school"),
            (who.isEmpty()
                    ? words.say("desk.worried.call.nobody")
                    : who.stream().map(Person::name).collect(Collectors.joining("\n")))
                + letterheads
                    .of(school)
                    .map(it -> "\n" + it.telephone())
                    .filter(it -> !it.isBlank())
                    .orElse("")));
    contact(rows, school, "social-care");
    contact(rows, school, "police");
    String nspcc = routing.get("nspcc").number();
    if (nspcc != null) {
      rows.add(new SummaryRow(words.say("desk.worried.call.nspcc"), nspcc));
    }
    return new Shown(time.isOpen(school, clock.instant()), rows);
  }

  private void contact(List<SummaryRow> rows, String school, String kind) {
    Contacts.Contact it = contacts.of(school).get(kind);
    if (it != null) {
      rows.add(
          new SummaryRow(
              words.say("desk.worried.call." + kind),
              it.name() + "\n" + it.telephone() + "\n" + it.hours()));
    }
  }
}
