package org.chalkline.boundaries;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.boundaries.AttemptRows.Attempt;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the model of an attempt asks, and what it has Chalkline do by itself. */
@Service
public class AttemptSteps {

  private static final String NOTIFY = "contact.attempt_notify";
  private static final String PARENTS = "parents";
  private static final String DSL = "dsl";

  private final AttemptRows rows;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Policies policies;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AttemptSteps(
      AttemptRows rows,
      CaseByReference byReference,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Policies policies,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.files = files;
    this.policies = policies;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Lets those see the case whom the profile names. Answers whether the child's parents are told,
   * and whether it was worrying: then the safeguarding lead decides about the parents.
   *
   * @clause AR-05 the parents of a child that made a request; HH-41, HH-42; SMP-27
   */
  @Transactional
  public Map<String, Object> whoIsTold(String reference) {
    CaseFile file = byReference.get(reference);
    Profile profile = policies.edition(file.policyEdition());
    Attempt it = rows.get(file.getId());
    List<String> named = profile.list(NOTIFY);
    List<String> roles = new ArrayList<>(List.of(profile.text("contact.looked_at_by")));
    named.stream().filter(role -> !role.equals(PARENTS)).forEach(roles::add);
    if (profile.text("contact.dsl_told").equals("inappropriate") && !it.worrying()) {
      roles.remove(DSL);
    }
    caseFiles.grant(file, roles, NOTIFY);
    boolean parents =
        named.contains(PARENTS)
            && it.ofAChild()
            && !it.byStaff()
            && !it.worrying()
            && it.parentsToldOn() == null;
    if (parents) {
      rows.parentsOwed(file.getId());
    }
    return Map.of("parentsTold", parents, "worrying", it.worrying() && it.safeguardingAt() == null);
  }

  /** The safeguarding lead has it, once. */
  @Transactional
  public void toSafeguarding(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    if (rows.get(file.getId()).safeguardingAt() != null) {
      return;
    }
    rows.withSafeguarding(file.getId());
    caseFiles.grant(file, List.of(DSL), NOTIFY);
    caseFiles.record(file, by, "attempt.with-safeguarding", Map.of());
    handOver(file, "safeguarding-referral", by);
  }

  /**
   * A case about the member of staff begins.
   *
   * @clause HH-42
   */
  @Transactional
  public void toBreach(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    caseFiles.record(file, by, "attempt.staff-case", Map.of());
    handOver(file, "breach-investigation", by);
  }

  private void handOver(CaseFile file, String to, Actor by) {
    Attempt it = rows.get(file.getId());
    events.publishEvent(
        new HandedOver(
            file.getId(),
            file.reference(),
            file.school(),
            to,
            new HandedOver.Matter(
                it.platform(),
                "",
                false,
                null,
                it.said(),
                start(it.happenedOn()),
                file.openedAt(),
                List.of(),
                false,
                it.ofAChild(),
                false,
                false),
            by.id()));
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(When.LONDON).toInstant();
  }

  /** Everything is done: the case closes with what it was. */
  @Transactional
  public void close(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    Attempt it = rows.get(file.getId());
    String outcome =
        it.safeguardingAt() != null
            ? "with-safeguarding"
            : it.staffCase().equals("yes") ? "with-investigation" : "attempt-" + it.found();
    file.close(outcome, "", clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(file, by, "case.closed", Map.of("outcome", outcome, "lesson", ""));
  }
}
