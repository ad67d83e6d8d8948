package org.chalkline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the models of a measure ask: which it is, how long it stands, whether it ends by itself. */
@Service
public class MeasureSteps {

  static final String BAN = "event-ban";
  static final String BLOCK = "block";

  /** A term has about this many working days; used where the school has not said its terms. */
  private static final Limit ABOUT_A_TERM = Limit.parse("65 working days");

  private static final Map<String, Set<String>> ROUTES =
      Map.of(
          "legalStep", Set.of("legal-advice", "legal-action", "other-legal"),
          "platformStep", Set.of("platform-report", "provider-complaint"),
          "authorityStep", Set.of("local-authority"),
          "blockStep", Set.of(BLOCK),
          "banStep", Set.of(BAN),
          "warningStep", Set.of("written-warning"),
          "policeStep", Set.of("police"));

  private final Measures measures;
  private final LadderRows rows;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final Policies policies;
  private final SchoolTime time;
  private final Workflows workflows;
  private final Clock clock;

  MeasureSteps(
      Measures measures,
      LadderRows rows,
      CaseByReference byReference,
      CaseFiles caseFiles,
      Policies policies,
      SchoolTime time,
      Workflows workflows,
      Clock clock) {
    this.measures = measures;
    this.rows = rows;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.policies = policies;
    this.time = time;
    this.workflows = workflows;
    this.clock = clock;
  }

  /**
   * Answers the model's questions which measure this is. The police are asked about by judgement.
   */
  @Transactional
  public Map<String, Object> which(String measureId) {
    Measures.Measure it = measures.get(measureId);
    if (it.measure().equals("police")) {
      rows.policeNext(it.caseId(), "judgement");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    ROUTES.forEach((question, codes) -> found.put(question, codes.contains(it.measure())));
    return found;
  }

  /** A block or a ban stands from now on, and is looked at again. */
  @Transactional
  public void beginReviews(String reference, String measureId, Actor by) {
    CaseFile file = byReference.get(reference);
    Measures.Measure it = measures.get(measureId);
    stands(file, it);
    caseFiles.record(
        file, by, "measure.stands", Map.of("measure", it.measure(), "scope", it.scope()));
    workflows.start(ParentEscalation.STANDING_MEASURE, reference, Map.of("work", measureId), by);
  }

  /** It stands until it is looked at again, or ends. */
  void stands(CaseFile file, Measures.Measure it) {
    measures.stands(it.id(), until(file, it.measure()));
  }

  /** Until when a measure that begins now stands before it is looked at again, or ends. */
  Instant until(CaseFile file, String measure) {
    return measure.equals(BAN) ? banEnds(file) : reviewed(file);
  }

  /**
   * @clause default 47
   */
  private Instant reviewed(CaseFile file) {
    return profile(file).text("abuse.block_review").equals("yearly")
        ? yearFromNow()
        : endOfTerm(file);
  }

  /**
   * @clause default 48
   */
  private Instant banEnds(CaseFile file) {
    return switch (profile(file).text("parent.event_ban_length")) {
      case "one-year" -> yearFromNow();
      case "one-event" ->
          time.deadline(file.school(), Limit.parse("20 working days"), clock.instant()).due();
      default -> endOfTerm(file);
    };
  }

  private Instant yearFromNow() {
    return clock.instant().atZone(When.LONDON).plusYears(1).toInstant();
  }

  private Instant endOfTerm(CaseFile file) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    return time.of(file.school())
        .endOfTerm(today.plusDays(1))
        .map(last -> last.plusDays(1).atStartOfDay(When.LONDON).minusSeconds(1).toInstant())
        .orElseGet(() -> time.deadline(file.school(), ABOUT_A_TERM, clock.instant()).due());
  }

  /** Answers whether it ends by itself, as a ban does. */
  @Transactional(readOnly = true)
  public boolean endsByItself(String measureId) {
    return measures.get(measureId).measure().equals(BAN);
  }

  /** It no longer stands. */
  @Transactional
  public void lift(String reference, String measureId, Actor by) {
    Measures.Measure it = measures.get(measureId);
    measures.end(measureId, "lifted");
    caseFiles.record(
        byReference.get(reference), by, "measure.lifted", Map.of("measure", it.measure()));
  }

  /** It was carried out; one that stands goes on standing. */
  @Transactional
  public void recordEnd(String reference, String measureId, Actor by) {
    Measures.Measure it = measures.get(measureId);
    if (it.state().equals("taken")) {
      measures.end(measureId, "done");
      caseFiles.record(
          byReference.get(reference), by, "measure.done", Map.of("measure", it.measure()));
    }
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }
}
