package org.chalkline.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a clause or a numbered default is carried out: a step or timer of a model, a rule of a
 * table, a page, a letter. Settings are not places; a profile says itself which clauses they rest
 * on.
 *
 * @param kind what it is
 * @param in the model or table; empty for pages and letters
 * @param id the element's id in the model, the rule's in its table, or the page's or letter's name
 */
public record Place(Kind kind, String in, String id) {

  private static final Pattern WRITTEN =
      Pattern.compile("(step|timer|rule|page|letter):(?:([a-z-]+)/)?([A-Za-z_-]+)");

  /** What a place is. */
  public enum Kind {
    STEP,
    TIMER,
    RULE,
    PAGE,
    LETTER
  }

  /** A step for a person. */
  public static Place step(String process, String element) {
    return new Place(Kind.STEP, process, element);
  }

  /** A rule of a decision table. */
  public static Place rule(String table, String rule) {
    return new Place(Kind.RULE, table, rule);
  }

  /** A timer of a model. */
  public static Place timer(String process, String element) {
    return new Place(Kind.TIMER, process, element);
  }

  /**
   * Reads {@code step:PROCESS/ELEMENT}, {@code timer:PROCESS/ELEMENT}, {@code rule:TABLE/RULE},
   * {@code page:NAME} or {@code letter:NAME}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Place read(String written) {
    var matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + written + "\" is not a place.");
    }
    var in = matcher.group(2) == null ? "" : matcher.group(2);
    return new Place(Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), in, matcher.group(3));
  }

  /** As it is written in the files. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + (in.isEmpty() ? "" : in + "/") + id;
  }
}
