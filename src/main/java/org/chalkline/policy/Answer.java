package org.chalkline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a policy answers otherwise than the one before it, and what the answer rests
 * on: clauses, the default, or the school's own decision.
 *
 * @param value as a profile writes it; the parts of a list with commas, an empty one as "none"
 * @param rests what it rests on
 * @param clauses the clauses, where it rests on them
 * @param reason why, in the school's words; may be empty where it rests on the default
 */
public record Answer(String value, Rests rests, List<String> clauses, String reason) {

  /** What an answer may rest on. */
  public enum Rests {
    /** Clauses of the policy say so. */
    CLAUSE,
    /** The policy is silent, and the default holds. */
    DEFAULT,
    /** The school has decided so for itself. */
    OWN
  }

  public Answer {
    clauses = List.copyOf(clauses);
  }

  /** The answer to this question as a profile has it. */
  Setting setting(Question question) {
    String words = question.say(value);
    return switch (rests) {
      case CLAUSE -> new Setting(question.key(), value, clauses, null, sentence(words), null);
      case DEFAULT ->
          new Setting(
              question.key(), value, List.of(), question.defaultNumber(), question.words(), null);
      case OWN ->
          new Setting(question.key(), value, List.of(), null, sentence(words), nullIfBlank(reason));
    };
  }

  private static @Nullable String nullIfBlank(String text) {
    return text.isBlank() ? null : text;
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1) + ".";
  }
}
