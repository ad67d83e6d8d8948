package org.chalkline.breach;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.breach.BreachRows.Alleged;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.duties.Duties;
import org.chalkline.duties.Duty;
import org.chalkline.engine.Workflows;
import org.chalkline.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the models of a breach ask, and what they have Chalkline do by itself. */
@Service
public class BreachSteps {

  private static final String CERTAIN_POLICE = "sexual-approach-police";
  static final String AUTHORITY = "lado";

  private final BreachRows rows;
  private final OutcomeChoices choices;
  private final Concerns concerns;
  private final Duties duties;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Policies policies;
  private final Workflows workflows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BreachSteps(
      BreachRows rows,
      OutcomeChoices choices,
      Concerns concerns,
      Duties duties,
      CaseByReference byReference,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Policies policies,
      Workflows workflows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.choices = choices;
    this.concerns = concerns;
    this.duties = duties;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.files = files;
    this.policies = policies;
    this.workflows = workflows;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Whatever becomes of it, it is recorded.
   *
   * @clause HH-25
   */
  @Transactional
  public void enter(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    boolean listed = rows.get(file.getId()).listed();
    caseFiles.record(file, by, listed ? "breach.entered" : "breach.recorded", Map.of());
  }

  /**
   * Who must hear of it first. Where a child may have been harmed nobody is asked anything until
   * the designated officer has advised; the police and the data protection officer hear beside it.
   *
   * @clause default 34
   */
  @Transactional
  public boolean authorityFirst(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    letOthersHear(file, by);
    Breach it = rows.get(file.getId());
    boolean first = it.alleged().childHarmed() && it.authorityHeardAt() == null;
    if (first) {
      rows.authorityFirst(file.getId());
      caseFiles.record(file, by, "breach.stopped", Map.of());
    }
    return first;
  }

  /** The police and the data protection officer, each once, as far as the facts demand it. */
  void letOthersHear(CaseFile file, Actor by) {
    Breach it = rows.get(file.getId());
    Alleged alleged = it.alleged();
    if (it.assessedAt() == null) {
      return;
    }
    if ((alleged.illegal() || policeCertain(file, alleged)) && it.policeToldAt() == null) {
      tellPolice(file, by);
    }
    if (alleged.dataBroken() && it.dataToldAt() == null) {
      rows.dataTold(file.getId());
      workflows.tell(file.reference(), BreachInvestigation.DATA_BROKEN, by);
    }
  }

  private boolean policeCertain(CaseFile file, Alleged alleged) {
    return alleged.sexualApproach()
        && policies
            .edition(file.policyEdition())
            .list("breach.mandatory_outcomes")
            .contains(CERTAIN_POLICE);
  }

  private void tellPolice(CaseFile file, Actor by) {
    rows.policeTold(file.getId());
    workflows.tell(file.reference(), BreachInvestigation.POLICE_MUST_HEAR, by);
  }

  /**
   * The designated officer has advised: the enquiry may begin, or go on. Answers whether they take
   * it over, so that the school waits until they give it back.
   */
  @Transactional
  public boolean letEnquiryGoOn(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    rows.authorityHeard(file.getId());
    Optional<Duty> duty = duties.latest(file.getId(), AUTHORITY);
    boolean takenOver = duty.filter(it -> it.word() == Duty.Word.TAKE_OVER).isPresent();
    if (takenOver) {
      rows.paused(file.getId(), duty.map(Duty::advice).orElse(""));
    }
    caseFiles.record(file, by, takenOver ? "breach.taken-over" : "breach.may-go-on", Map.of());
    return takenOver;
  }

  /** Answers the model's questions where the enquiry stands. */
  @Transactional(readOnly = true)
  public Map<String, Object> whereEnquiryStands(String reference) {
    Breach it = rows.get(byReference.get(reference).getId());
    return Map.of(
        "investigatorThere", it.investigator() != null, "planMade", it.plannedAt() != null);
  }

  /**
   * What was found may have a sanction that nobody may waive: that procedure opens now.
   *
   * @clause HH-24
   */
  @Transactional
  public void whatIsCertain(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    if (choices.procedureCertain(file, rows.get(file.getId()))) {
      openProcedure(file, true, by);
    }
  }

  private void openProcedure(CaseFile file, boolean certain, Actor by) {
    rows.procedure(file.getId(), certain);
    caseFiles.record(
        file, by, certain ? "breach.procedure-certain" : "breach.procedure-opened", Map.of());
    workflows.tell(file.reference(), BreachInvestigation.PROCEDURE_OPENED, by);
  }

  /**
   * Begins what was decided, or what an appeal chose instead; answers the model's questions what
   * that is. After an appeal the decision is not told again, and where it stands nothing begins
   * anew. Who must hear outside the school hears once: a duty goes to its own end, appeal or not.
   *
   * @clause default 71
   */
  @Transactional
  public Map<String, Object> beginWhatFollows(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    Breach it = rows.get(file.getId());
    List<String> outcomes = it.outcomes();
    boolean appealed = !it.appealResult().isEmpty();
    boolean anew = !appealed || it.appealResult().equals("varied");
    if (outcomes.contains(OutcomeChoices.PROCEDURE) && !it.procedureOpened()) {
      openProcedure(file, false, by);
    }
    if (outcomes.contains(OutcomeChoices.POLICE) && it.policeToldAt() == null) {
      tellPolice(file, by);
    }
    if (!appealed) {
      handOver(file, outcomes, by);
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("toTell", !appealed && !it.accused().isBlank());
    answers.put("appealToTell", appealed);
    answers.put("accountsGo", anew && outcomes.contains(OutcomeChoices.ACCOUNTS));
    answers.put("somethingToDo", anew && OutcomeChoices.somethingToDo(outcomes));
    answers.put("barringToHear", !appealed && outcomes.contains(OutcomeChoices.BARRING));
    answers.put("teachingToHear", !appealed && outcomes.contains(OutcomeChoices.TEACHING));
    return answers;
  }

  /**
   * An appeal changes what was decided: what is still open of it ends, and what is newly chosen and
   * belongs to a case of another kind is handed over.
   *
   * @param before what had been decided
   * @param instead what the appeal chose
   */
  void appealChanges(CaseFile file, List<String> before, List<String> instead, Actor by) {
    workflows.tell(file.reference(), BreachInvestigation.DECISION_CHANGED, by);
    handOver(file, instead.stream().filter(code -> !before.contains(code)).toList(), by);
  }

  /** What belongs to a case of another kind: steps with the parent, the safeguarding lead's. */
  private void handOver(CaseFile file, List<String> outcomes, Actor by) {
    if (outcomes.contains(OutcomeChoices.PARENT_STEPS)) {
      handOver(file, "parent-escalation", by);
    }
    if (outcomes.contains(OutcomeChoices.CHILD_PROTECTION)) {
      handOver(file, "safeguarding-referral", by);
    }
  }

  /** It was a near miss: kept where those are kept. */
  @Transactional
  public void handToNearMiss(String reference, Actor by) {
    handOver(byReference.get(reference), "near-miss", by);
  }

  private void handOver(CaseFile file, String to, Actor by) {
    Alleged it = rows.get(file.getId()).alleged();
    events.publishEvent(
        new HandedOver(
            file.getId(),
            file.reference(),
            file.school(),
            to,
            new HandedOver.Matter(
                it.platform(),
                it.place(),
                false,
                it.link(),
                it.said(),
                it.postedAt(),
                it.seenAt(),
                List.of("other"),
                false,
                file.childTouched(),
                it.illegal(),
                rows.get(file.getId()).policeToldAt() != null),
            by.id()));
  }

  /** A low-level concern is kept with the person it is about. */
  @Transactional
  public void keepConcern(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    concerns.keep(file, rows.get(file.getId()));
    caseFiles.record(file, by, "breach.concern-kept", Map.of());
  }

  /**
   * Nothing more follows from the assessment, and the case ends. The reason stands with the
   * assessment; a lesson for the school it is not.
   */
  @Transactional
  public void closeAsAssessed(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    Breach it = rows.get(file.getId());
    file.close(it.assessment(), "", clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(file, by, "case.closed", Map.of("outcome", it.assessment(), "lesson", ""));
  }
}
