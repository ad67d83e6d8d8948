package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.EditionPublished;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.training.Readings.Round;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to asking: everybody concerned reads the edition of the policy in force. Confirming is a
 * task like any other and goes through the work list; {@link ReadingRolls} says who has.
 *
 * @clause FED-25, FED-39, SMP-63 read and understood; default 53: on joining, on a new version and
 *     yearly, within 10 working days
 */
@Service
public class Acknowledgements {

  /** The kind of case that one person's reading is. */
  public static final String KIND = "acknowledgement";

  private final Readings readings;
  private final Policies policies;
  private final Schools schools;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  Acknowledgements(
      Readings readings,
      Policies policies,
      Schools schools,
      Workflows workflows,
      Once once,
      Audit audit,
      Clock clock) {
    this.readings = readings;
    this.policies = policies;
    this.schools = schools;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  // ---- asking

  /** An edition was published: every school that runs the policy asks its people to read it. */
  @EventListener
  @Transactional
  public void published(EditionPublished event) {
    Scope.everywhere(
        () ->
            schools.all().stream()
                .filter(school -> school.policyId().equals(event.policyId()))
                .forEach(
                    school ->
                        ask(school, policies.edition(event.edition()), Actor.of(event.by()))));
  }

  /**
   * Asks everybody concerned at a school to read the edition in force, as a school does that has
   * just begun with Chalkline.
   *
   * @return the edition
   * @throws Refused if they are asked already
   */
  @Transactional
  public String ask(Me me, String school, String key) {
    Overseers.requireNames(me, school);
    return once.run(
        me.actor(),
        key,
        () -> {
          School it = schools.get(school);
          Profile edition = policies.inForce(it.policyId(), today());
          boolean asked =
              readings
                  .running(school, it.policyId())
                  .filter(round -> round.edition().equals(edition.edition()))
                  .isPresent();
          if (asked) {
            throw new Refused("Everybody has been asked to read this version already.");
          }
          ask(it, edition, me.actor());
          return edition.edition();
        });
  }

  private void ask(School school, Profile edition, Actor actor) {
    Optional<Round> before = readings.running(school.id(), school.policyId());
    if (before.filter(it -> it.edition().equals(edition.edition())).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    before.ifPresent(
        it -> {
          readings.replaced(it.id(), now);
          workflows.tell(it.id(), PolicyReading.EDITION_REPLACED, actor);
        });
    Round round =
        new Round(
            UUID.randomUUID().toString(),
            school.id(),
            school.policyId(),
            edition.edition(),
            now,
            actor.id(),
            null,
            null);
    readings.add(round);
    audit.record(
        Entry.ofSchool(school.id(), actor, "reading.begun", Map.of("edition", edition.edition())));
    workflows.start(PolicyReading.KEEP_CURRENT, round.id(), Map.of("work", round.id()), actor);
  }

  // ---- what others rest on

  /** When this person last confirmed that they read this edition; empty if they never have. */
  @Transactional(readOnly = true)
  public Optional<Instant> read(String person, String edition) {
    return Scope.everywhere(() -> readings.lastRead(person, edition));
  }

  /**
   * Whether this person has read this edition and need not read it again yet.
   *
   * @clause FED-39 each runner has read and understood the policy before running an account
   */
  @Transactional(readOnly = true)
  public boolean hasRead(String person, String edition) {
    Profile profile = policies.edition(edition);
    return read(person, edition)
        .filter(at -> Owed.stands(profile, at, clock.instant()))
        .isPresent();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
