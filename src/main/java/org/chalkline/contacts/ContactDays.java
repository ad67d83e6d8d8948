package org.chalkline.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Counting;
import org.chalkline.calendar.Recounting;
import org.chalkline.casework.CaseByReference;
import org.chalkline.engine.Workflows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The school's calendar changes: when a body is asked again is counted anew, unless a person chose
 * the day.
 */
@Component
class ContactDays implements Recounting {

  private final ContactTable table;
  private final OutsideContacts contacts;
  private final CaseByReference cases;
  private final Workflows workflows;
  private final Clock clock;

  ContactDays(
      ContactTable table,
      OutsideContacts contacts,
      CaseByReference cases,
      Workflows workflows,
      Clock clock) {
    this.table = table;
    this.contacts = contacts;
    this.cases = cases;
    this.workflows = workflows;
    this.clock = clock;
  }

  @Override
  public int recount(
      String school,
      Counting counting,
      Actor actor,
      String why,
      boolean lateToo,
      @Nullable Instant openedSince) {
    Map<String, Map<String, Instant>> timers = new HashMap<>();
    for (Contact it : table.counted(school)) {
      Instant last = it.lastContact();
      Instant before = it.nextChase();
      if (last == null || before == null || !before.isAfter(clock.instant())) {
        continue;
      }
      Instant after = counting.deadline(contacts.chaseLimit(cases.get(it.reference())), last).due();
      if (!after.equals(before) && after.isAfter(clock.instant())) {
        table.nextChase(it.id(), after);
        timers.put(table.instance(it.id()), Map.of(FollowUp.TIME_TO_CHASE, after));
      }
    }
    workflows.putTimers(timers);
    return timers.size();
  }
}
