package org.chalkline.escalation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.springframework.stereotype.Component;

/**
 * Which measures are put before whoever leads, and what is decided about each: taken, or declined
 * with a reason.
 *
 * @clause WAN-36, default 58
 */
@Component
class MeasureDecisions {

  private static final String EITHER = "provider-or-local-authority";

  /** Each measure with its field in the form. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("block", "block");
    FIELDS.put("complaints-procedure", "complaints");
    FIELDS.put("event-ban", "eventBan");
    FIELDS.put("further-action", "further");
    FIELDS.put("legal-advice", "legalAdvice");
    FIELDS.put("legal-action", "legalAction");
    FIELDS.put("local-authority", "authority");
    FIELDS.put("other-legal", "otherLegal");
    FIELDS.put("platform-report", "platform");
    FIELDS.put("police", "police");
    FIELDS.put("provider-complaint", "provider");
    FIELDS.put("removal-request", "removal");
    FIELDS.put("written-warning", "warning");
  }

  private static final List<Option> ANSWERS =
      List.of(new Option("taken", "It is taken"), new Option("declined", "It is not taken"));

  private final LadderRows rows;
  private final Measures measures;
  private final CaseFiles caseFiles;
  private final Policies policies;

  MeasureDecisions(LadderRows rows, Measures measures, CaseFiles caseFiles, Policies policies) {
    this.rows = rows;
    this.measures = measures;
    this.caseFiles = caseFiles;
    this.policies = policies;
  }

  /** The choices of the form: those measures that the profile lists and whose condition holds. */
  Map<String, List<Option>> offered(CaseFile file) {
    Map<String, List<Option>> options = new HashMap<>();
    codes(file).forEach(code -> options.put(field(code), ANSWERS));
    return options;
  }

  /** The measures that are put before whoever leads, codes in order. */
  Set<String> codes(CaseFile file) {
    Profile profile = policies.edition(file.policyEdition());
    LadderRows.Ladder ladder = rows.get(file.getId());
    List<LadderRows.Post> posts = rows.posts(file.getId());
    Set<String> codes = new LinkedHashSet<>(profile.list("parent.measures_after_refusal"));
    codes.addAll(profile.list("parent.measures"));
    if (codes.remove(EITHER)) {
      codes.addAll(List.of("platform-report", "local-authority"));
    }
    if (profile.yes("parent.local_authority_rung")) {
      codes.add("local-authority");
    }
    if (!Judgements.mayBlock(profile, ladder, posts, rows.rungs(file.getId()))) {
      codes.remove(MeasureSteps.BLOCK);
    }
    codes.remove(MeasureSteps.BAN);
    if (profile.yes("parent.event_ban_possible") && posts.size() > 1) {
      codes.add(MeasureSteps.BAN);
    }
    return codes;
  }

  /**
   * Keeps what was decided; answers the model with the ids of those that are taken.
   *
   * @throws InvalidInput if a reason is missing, or the policy wants one of two and neither is
   *     taken
   */
  Map<String, Object> decide(CaseFile file, Answers answers, Actor actor) {
    Set<String> codes = codes(file);
    Profile profile = policies.edition(file.policyEdition());
    boolean either = profile.list("parent.measures_after_refusal").contains(EITHER);
    boolean refused = rows.get(file.getId()).refusedAt() != null;
    if (either
        && refused
        && !taken(answers, "platform-report")
        && !taken(answers, "local-authority")) {
      throw new InvalidInput(
          "platform",
          "After a refusal your policy turns to the platform or to the local authority");
    }
    if (profile.yes("parent.reasons_for_none")) {
      codes.stream()
          .filter(code -> !taken(answers, code) && reason(answers, code).isBlank())
          .findFirst()
          .ifPresent(
              code -> {
                throw new InvalidInput(field(code) + "Reason", "Enter why it is not taken");
              });
    }
    List<String> begun = new ArrayList<>();
    for (String code : codes) {
      boolean taken = taken(answers, code);
      String why = reason(answers, code);
      String id = measures.decide(file, code, taken, why, actor);
      caseFiles.record(
          file,
          actor,
          taken ? "measure.taken" : "measure.declined",
          Map.of("measure", code, "reason", why));
      if (taken) {
        begun.add(id);
      }
    }
    rows.measuresDecided(file.getId());
    return Map.of("measuresTaken", begun);
  }

  private static boolean taken(Answers answers, String code) {
    return "taken".equals(answers.values().get(field(code)));
  }

  private static String reason(Answers answers, String code) {
    Object reason = answers.values().get(field(code) + "Reason");
    return reason == null ? "" : reason.toString();
  }

  private static String field(String code) {
    return Objects.requireNonNull(FIELDS.get(code), code);
  }
}
