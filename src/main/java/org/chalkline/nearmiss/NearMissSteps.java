package org.chalkline.nearmiss;

import java.time.Clock;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.nearmiss.NearMissRows.Miss;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the models of a near miss ask, and what they have Chalkline do by itself. */
@Service
public class NearMissSteps {

  private final NearMissRows rows;
  private final Actions actions;
  private final CaseByReference byReference;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Policies policies;
  private final Clock clock;

  NearMissSteps(
      NearMissRows rows,
      Actions actions,
      CaseByReference byReference,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Policies policies,
      Clock clock) {
    this.rows = rows;
    this.actions = actions;
    this.byReference = byReference;
    this.caseFiles = caseFiles;
    this.files = files;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Answers whether the profile has self-reports alone, and whether a picture is still there.
   *
   * @clause FED-74, FED-75 deleted at once and told; HH-31 assessed
   */
  @Transactional(readOnly = true)
  public Map<String, Object> whatIsAsked(String reference) {
    CaseFile file = byReference.get(reference);
    Miss it = rows.get(file.getId());
    return Map.of(
        "onlyToldOf",
        profile(file).text("near_miss.enabled").equals("self-report"),
        "toBeDeleted",
        it.kind().equals("picture") && !it.deleted() && it.reporter() != null);
  }

  /** The id of whoever carries an action out. */
  @Transactional(readOnly = true)
  public String doer(String actionId) {
    return actions.get(actionId).owner();
  }

  /**
   * Everything is done: it is kept until as many reviews later as the profile names.
   *
   * @clause HH-33; default 43
   */
  @Transactional
  public void keep(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    int reviews = profile(file).number("retention.near_miss_reviews");
    rows.kept(file.getId(), reviews);
    String lesson = rows.get(file.getId()).lesson();
    file.close("near-miss-kept", lesson, clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(
        file, by, "case.closed", Map.of("outcome", "near-miss-kept", "lesson", lesson));
    caseFiles.record(file, by, "near-miss.kept", Map.of("reviews", String.valueOf(reviews)));
  }

  private Profile profile(CaseFile file) {
    return policies.edition(file.policyEdition());
  }
}
