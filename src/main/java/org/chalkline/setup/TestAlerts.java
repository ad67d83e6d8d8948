package org.chalkline.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to test alerts: what an urgent task would do, done without one. {@link TestAlertChain}
 * asks one place of the chain after the other; whoever is asked answers by one click. No case is
 * touched.
 */
@Service
public class TestAlerts {

  private static final String PROCESS = "test-alert";
  private static final String ANSWERED = "setup.alert-answered";

  private final TestAlertTable table;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  TestAlerts(TestAlertTable table, @Lazy Workflows workflows, Once once, Audit audit, Clock clock) {
    this.table = table;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
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

    TestAlert with(List<Asked> everybody) {
      return new TestAlert(id, school, begunBy, begun, ended, everybody);
    }

    /** How far along the chain it has come; -1 before anybody was asked. */
    int lastPlace() {
      return asked.stream().mapToInt(Asked::place).max().orElse(-1);
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
    if (table.underWay(school)) {
      throw new Refused(
          "A test alert is under way. Send another when it has gone along the whole chain.");
    }
    String id = UUID.randomUUID().toString();
    table.begin(id, school, me.id(), clock.instant());
    record(school, me.actor(), "test-alert.sent", Map.of("alert", id));
    workflows.start(PROCESS, id, Map.of("work", id), me.actor());
    return id;
  }

  /** The newest test alerts of a school, newest first. */
  @Transactional(readOnly = true)
  public List<TestAlert> of(Me me, String school) {
    Gate.require(me, school);
    return table.latest(school, 5);
  }

  /** The newest test alert of a school, for the list of what is missing. */
  Optional<TestAlert> last(String school) {
    return table.latest(school, 1).stream().findFirst();
  }

  /** The test alerts that wait for this person's answer. */
  @Transactional(readOnly = true)
  public List<Waiting> waitingFor(Me me) {
    return table.waitingFor(me.id(), clock.instant().minus(Duration.ofDays(7)));
  }

  /**
   * Answers a test alert; a late answer counts as one, and a second is the first.
   *
   * @throws NoSuchThing if this person was not asked
   */
  @Transactional
  public void answer(Me me, String id) {
    TestAlert alert = table.lock(id).orElseThrow(NoSuchThing::new);
    Asked mine =
        alert.asked().stream()
            .filter(it -> it.person().equals(me.id()))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    if (mine.answered() != null) {
      return;
    }
    Instant now = clock.instant();
    table.answered(id, me.id(), now);
    record(
        alert.school(),
        me.actor(),
        "test-alert.answered",
        Map.of("alert", id, "minutes", "" + mine.after(now).toMinutes()));
    if (waitedFor(alert, mine)) {
      workflows.tell(id, ANSWERED, me.actor());
    }
  }

  /** Whether the alert goes on as soon as this one answers: the first of the place asked last. */
  private static boolean waitedFor(TestAlert alert, Asked mine) {
    return alert.ended() == null
        && mine.place() == alert.lastPlace()
        && alert.asked().stream()
            .noneMatch(it -> it.place() == mine.place() && it.answered() != null);
  }

  private void record(String school, Actor actor, String what, Map<String, String> more) {
    audit.record(Entry.ofSchool(school, actor, what, more));
  }
}
