package org.chalkline.breach;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.stereotype.Component;

/**
 * What a breach can lead to: it depends on the person's role, on what was found, and on the
 * profile.
 *
 * @clause HH-20, default 37, default 39, default 40
 */
@Component
class OutcomeChoices {

  static final String NOTHING = "no-action";
  static final String PROCEDURE = "disciplinary";
  static final String ACCOUNTS = "access-withdrawn";
  static final String POLICE = "police";
  static final String PARENT_STEPS = "parent-steps";
  static final String CHILD_PROTECTION = "child-protection";
  static final String BARRING = "barring";
  static final String TEACHING = "teaching";

  private static final String CERTAIN_PROCEDURE = "staff-derogatory-disciplinary";

  /** What somebody carries out here, each by a task. */
  private static final Set<String> CARRIED_OUT =
      Set.of(
          "advice",
          "training",
          "management",
          "governing-board",
          "ending",
          "behaviour",
          "anti-bullying",
          "ict-code",
          "support",
          "exclusion");

  /** What can follow where nothing was found against them. */
  private static final Set<String> WITHOUT_FINDING =
      Set.of(NOTHING, "advice", "training", "support");

  private final Allegations allegations;
  private final Policies policies;

  OutcomeChoices(Allegations allegations, Policies policies) {
    this.allegations = allegations;
    this.policies = policies;
  }

  /** The codes of what can follow in this case, in order. */
  List<String> of(CaseFile file, Breach it) {
    Profile profile = policies.edition(file.policyEdition());
    Set<String> codes = new LinkedHashSet<>();
    codes.add(NOTHING);
    switch (it.role()) {
      case "pupil" -> pupil(profile, codes);
      case "parent" -> codes.addAll(List.of("advice", PARENT_STEPS, POLICE));
      case "governor" ->
          codes.addAll(List.of("advice", "training", "governing-board", ACCOUNTS, POLICE));
      case "volunteer", "contractor" ->
          codes.addAll(List.of("advice", "training", "ending", ACCOUNTS, POLICE));
      default -> {
        codes.addAll(profile.list("breach.outcomes"));
        codes.addAll(List.of(ACCOUNTS, POLICE));
      }
    }
    List<String> all = new ArrayList<>(codes);
    if (allegations.of(it.caseId()).stream().noneMatch(Allegations.Allegation::upheld)) {
      all.removeIf(code -> !WITHOUT_FINDING.contains(code));
    } else if (it.procedureCertain()) {
      all.remove(NOTHING);
    }
    return all;
  }

  private static void pupil(Profile profile, Set<String> codes) {
    codes.addAll(profile.list("pupil.breach_route"));
    if (!profile.yes("pupil.sanctions_hidden")) {
      codes.addAll(List.of("exclusion", POLICE));
    }
  }

  /**
   * Whether what was found makes a procedure certain that nobody may waive.
   *
   * @clause HH-24
   */
  boolean procedureCertain(CaseFile file, Breach it) {
    Profile profile = policies.edition(file.policyEdition());
    return profile.list("breach.mandatory_outcomes").contains(CERTAIN_PROCEDURE)
        && Set.of("staff", "former-staff").contains(it.role())
        && allegations.of(it.caseId()).stream()
            .anyMatch(one -> one.upheld() && BreachCatalogue.derogatory(one.words()));
  }

  /** Whether something is to be carried out by a person here. */
  static boolean somethingToDo(List<String> outcomes) {
    return outcomes.stream().anyMatch(CARRIED_OUT::contains);
  }
}
