package org.chalkline.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Deadline;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a case to another version of its policy: a deliberate act of the headteacher, with a
 * reason, on record. Open work is offered and its deadlines are counted as that version says.
 */
@Service
public class EditionMoves {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Access access;
  private final CaseFileRepository repository;
  private final CaseFiles files;
  private final Assignments assignments;
  private final StepsOpen steps;
  private final Chasing chasing;
  private final Rerouting rerouting;
  private final Policies policies;
  private final Schools schools;
  private final Once once;
  private final Clock clock;

  EditionMoves(
      Access access,
      CaseFileRepository repository,
      CaseFiles files,
      Assignments assignments,
      StepsOpen steps,
      Chasing chasing,
      Rerouting rerouting,
      Policies policies,
      Schools schools,
      Once once,
      Clock clock) {
    this.access = access;
    this.repository = repository;
    this.files = files;
    this.assignments = assignments;
    this.steps = steps;
    this.chasing = chasing;
    this.rerouting = rerouting;
    this.policies = policies;
    this.schools = schools;
    this.once = once;
    this.clock = clock;
  }

  /** The versions to which a case can be moved: those of its policy that hold or have held. */
  @Transactional(readOnly = true)
  public List<Profile> choices(CaseFile file) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    return policies.of(schools.get(file.school()).policyId()).stream()
        .filter(profile -> !profile.inForceFrom().isAfter(today))
        .toList();
  }

  /**
   * Moves a case.
   *
   * @param workedUnder the version for deadlines, roles and routes
   * @param judgedBy the version that says what counts as a breach
   * @throws Refused if it is not the headteacher who does so, or the case is closed
   */
  @Transactional
  public void move(
      Me me, String reference, String workedUnder, String judgedBy, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (!me.has("headteacher", file.school())) {
      throw new Refused("Only the headteacher moves a case to another version of the policy.");
    }
    oneOf(file, "policy", workedUnder);
    oneOf(file, "breach", judgedBy);
    if (reason.isBlank() || reason.length() > 4000 || !Texts.clean(reason.replace("\r", ""))) {
      throw new InvalidInput("reason", "Enter why it is moved, in 4,000 characters or fewer");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          if (file.policyEdition().equals(workedUnder) && file.breachEdition().equals(judgedBy)) {
            throw new InvalidInput("policy", "Select another version for one of the two");
          }
          moveTo(file, workedUnder, judgedBy, reason, me.actor());
          return "moved";
        });
  }

  private void oneOf(CaseFile file, String field, String edition) {
    if (choices(file).stream().noneMatch(profile -> profile.edition().equals(edition))) {
      throw new InvalidInput(field, "Select a version of the school's policy that has held");
    }
  }

  private void moveTo(CaseFile file, String workedUnder, String judgedBy, String reason, Actor by) {
    files.record(
        file,
        by,
        "case.edition-moved",
        Map.of(
            "policy-from", file.policyEdition(),
            "policy-to", workedUnder,
            "breach-from", file.breachEdition(),
            "breach-to", judgedBy,
            "reason", reason));
    boolean otherwise = !file.policyEdition().equals(workedUnder);
    file.moveToEditions(workedUnder, judgedBy);
    repository.saveAndFlush(file);
    if (otherwise) {
      assignments.openOf(file.getId()).forEach(work -> again(file, work, by));
    }
  }

  /** One open step under the other version; a time that was agreed on, and an alert, stay. */
  private void again(CaseFile file, Assignment work, Actor by) {
    Optional<String> setting = assignments.dueSetting(work.taskId());
    if (setting.isPresent() && !work.urgent()) {
      String limit = policies.edition(file.policyEdition()).text(setting.get());
      Deadline anew = steps.deadline(file, work, limit);
      assignments.due(
          work.taskId(),
          setting.get(),
          limit,
          anew,
          steps.passesAt(file, anew.due(), work.urgent()));
      if (!anew.due().equals(work.due())) {
        chasing.again(work, anew, by);
        files.record(
            file,
            by,
            "task.due-anew",
            Map.of(
                "task", work.name(),
                "before", work.due().toString(),
                "due", anew.due().toString(),
                "limit", limit));
      }
    }
    rerouting.one(file, work.taskId(), by);
  }
}
