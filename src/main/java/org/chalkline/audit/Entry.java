package org.chalkline.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, to be recorded in the history.
 *
 * @param chain {@code case:} and the case's id, {@code school:} and the school's id, or {@code
 *     installation}
 * @param schoolId the school it belongs to; {@code *} for the installation's chain
 * @param actor who did it
 * @param what a dotted code of at most 100 characters, such as {@code task.completed}
 * @param clause the clause that asked for it, if one did
 * @param words details for people, which may be destroyed later; characters that the database
 *     cannot hold (NUL, half a surrogate pair) become U+FFFD
 */
public record Entry(
    String chain,
    String schoolId,
    Actor actor,
    String what,
    @Nullable String clause,
    Map<String, String> words) {

  /** The chain of what belongs to no school. */
  public static final String INSTALLATION = "installation";

  /** The school of the installation's chain. */
  public static final String EVERY_SCHOOL = "*";

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the chain is none of the three kinds, its school does not
   *     fit it, or the code is blank or too long
   */
  public Entry {
    boolean installation = chain.equals(INSTALLATION);
    if (!installation && !chain.startsWith("case:") && !chain.startsWith("school:")) {
      throw new IllegalArgumentException("No such kind of chain: " + chain);
    }
    if (schoolId.isBlank() || installation != schoolId.equals(EVERY_SCHOOL)) {
      throw new IllegalArgumentException("The chain " + chain + " is not of school " + schoolId);
    }
    if (what.isBlank() || what.length() > 100) {
      throw new IllegalArgumentException("An entry's code has 1 to 100 characters: " + what);
    }
    Map<String, String> clean = new LinkedHashMap<>();
    words.forEach((key, value) -> clean.put(storable(key), storable(value)));
    words = Map.copyOf(clean);
  }

  /** An entry in the history of a case. */
  public static Entry ofCase(
      String caseId, String schoolId, Actor actor, String what, Map<String, String> words) {
    return new Entry("case:" + caseId, schoolId, actor, what, null, words);
  }

  /** An entry in the history of a school, for what belongs to no case. */
  public static Entry ofSchool(
      String schoolId, Actor actor, String what, Map<String, String> words) {
    return new Entry("school:" + schoolId, schoolId, actor, what, null, words);
  }

  /** An entry in the installation's own history, for what belongs to no school. */
  public static Entry ofInstallation(Actor actor, String what, Map<String, String> words) {
    return new Entry(INSTALLATION, EVERY_SCHOOL, actor, what, null, words);
  }

  /** The same entry, naming the clause that asked for it. */
  public Entry citing(String clauseId) {
    return new Entry(chain, schoolId, actor, what, clauseId, words);
  }

  private static String storable(String text) {
    boolean fine = text.indexOf(0) < 0 && text.chars().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    if (fine) {
      return text;
    }
    return text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
