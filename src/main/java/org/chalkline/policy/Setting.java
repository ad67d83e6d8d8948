package org.chalkline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a profile, and what it rests on: clauses of the policy, a default, or both where a
 * clause speaks and leaves a part open.
 *
 * @param key such as abuse.report_to
 * @param value the answer; a list is written with commas, an empty one as "none"
 * @param clauses the clauses it rests on, the weightiest first
 * @param defaultNumber the number of the default it rests on; null if the policy says it all
 * @param words the answer in plain words
 * @param own why the school has decided so for itself; null where it rests on clause or default
 */
public record Setting(
    String key,
    String value,
    List<String> clauses,
    @Nullable Integer defaultNumber,
    String words,
    @Nullable String own) {

  /** An answer that rests on clauses, on a default, or on both. */
  public Setting(
      String key,
      String value,
      List<String> clauses,
      @Nullable Integer defaultNumber,
      String words) {
    this(key, value, clauses, defaultNumber, words, null);
  }

  public Setting {
    clauses = List.copyOf(clauses);
    if (value.isBlank() || words.isBlank()) {
      throw new IllegalArgumentException(key + " has no value or no words.");
    }
    if (clauses.isEmpty() && defaultNumber == null && own == null) {
      throw new IllegalArgumentException(
          key + " rests on no clause, on no default and on no decision.");
    }
  }

  /** The parts of a list in their order; none for the value "none". */
  public List<String> list() {
    return Question.parts(value);
  }
}
