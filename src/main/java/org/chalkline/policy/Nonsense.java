package org.chalkline.policy;

import java.util.List;
import org.chalkline.web.InvalidInput;

/** Refuses, in words, answers by which no policy can run. */
final class Nonsense {

  private static final String FIELD = "value";

  private Nonsense() {}

  /**
   * Refuses a value that is no answer to its question.
   *
   * @throws InvalidInput on the field {@code value}
   */
  static void refuse(Question question, String value) {
    question
        .refusal(value)
        .ifPresent(
            why -> {
              throw new InvalidInput(FIELD, words(question, why));
            });
  }

  private static String words(Question question, Question.Refusal why) {
    return switch (why) {
      case NEITHER_YES_NOR_NO -> "Select yes or no";
      case NOT_ALLOWED -> "Select from what is offered";
      case NAMED_TWICE -> "Name each one once";
      case TOO_FEW ->
          question.key().equals("review.approver")
              ? "Select who approves: a version that nobody approves cannot be published"
              : "Select at least " + question.min();
      case LEFT_OUT ->
          "This cannot be left out: "
              + String.join(", ", question.always().stream().map(question::label).toList());
      case NUMBER_OUT_OF_BOUNDS ->
          "Enter a whole number from " + question.min() + " to " + question.max();
      case NOT_A_LIMIT ->
          "Enter a number from 1 to 1,000 and its unit; what cannot wait is \"at once\"";
    };
  }

  /**
   * Refuses an answer that contradicts another of the same policy.
   *
   * @param key the question that was answered, under whose field the words stand
   */
  static void refuseTogether(Profile profile, String key) {
    switch (key) {
      case "parent.measures_after_refusal", "parent.measures" -> ladder(profile);
      case "abuse.sequence" -> {
        if (!profile.list(key).get(0).equals("copy")) {
          throw new InvalidInput(
              FIELD, "The copy comes first: what is removed before it can no longer be proved");
        }
      }
      case "abuse.one_of" -> {
        if (!profile.list("abuse.sequence").containsAll(profile.list(key))) {
          throw new InvalidInput(FIELD, "Select only steps that the policy takes at all");
        }
      }
      case "parent.invite_limit", "parent.meeting_limit" ->
          noLonger(
              profile,
              "parent.invite_limit",
              "parent.meeting_limit",
              "The meeting cannot be due before the invitation to it");
      case "parent.removal_limit", "parent.removal_risk_limit" ->
          noLonger(
              profile,
              "parent.removal_risk_limit",
              "parent.removal_limit",
              "Where somebody is at risk there cannot be more time than otherwise");
      case "police.judgement_kinds", "police.compulsory_kinds" -> {
        List<String> both =
            profile.list("police.compulsory_kinds").stream()
                .filter(profile.list("police.judgement_kinds")::contains)
                .toList();
        if (!both.isEmpty()) {
          throw new InvalidInput(
              FIELD, "A kind goes to the police in any case, or somebody decides; not both");
        }
      }
      default -> {}
    }
  }

  private static void ladder(Profile profile) {
    List<String> after = profile.list("parent.measures_after_refusal");
    if (after.isEmpty()) {
      throw new InvalidInput(
          FIELD, "Select at least one: after a refusal the ladder would have no end");
    }
    if (!profile.list("parent.measures").containsAll(after)) {
      throw new InvalidInput(
          FIELD, "What follows a refusal must be among the measures that the policy offers");
    }
  }

  /** Compares limits of one unit; limits of different kinds cannot be compared without a date. */
  private static void noLonger(Profile profile, String shorter, String longer, String words) {
    String[] one = profile.text(shorter).split(" ", 2);
    String[] other = profile.text(longer).split(" ", 2);
    boolean counted = one[0].matches("\\d+") && other[0].matches("\\d+");
    if (counted
        && one[1].replaceFirst("s$", "").equals(other[1].replaceFirst("s$", ""))
        && Integer.parseInt(one[0]) > Integer.parseInt(other[0])) {
      throw new InvalidInput(FIELD, words);
    }
  }
}
