package org.chalkline.calendar;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How long something may take, in the school's words: "2 working days", "1 school hour", "at once".
 *
 * @param kind the kind of time that is counted
 * @param count how many of it, from 1 to 1,000; always 1 for the kinds that carry no number
 */
public record Limit(Kind kind, int count) {

  /** The kinds of time a policy speaks of. */
  public enum Kind {
    /** Days on which the school works, whether pupils are in or not. */
    WORKING_DAYS,
    /** Working days of a term on which pupils are in. */
    SCHOOL_DAYS,
    /** Hours between opening and closing on working days. */
    SCHOOL_HOURS,
    /** Hours by the clock, day and night. */
    ELAPSED_HOURS,
    /** Before midnight in London, any day. */
    SAME_DAY,
    /** Closing time of this working day, or of the next. */
    SAME_WORKING_DAY,
    /** Closing time of the next working day. */
    END_OF_NEXT_WORKING_DAY,
    /** 15 minutes by the clock, any day. */
    AT_ONCE,
    /**
     * The clock on a first answer to a comment.
     *
     * @clause default 20
     */
    COMMENT_ANSWER
  }

  private static final int MOST = 1000;

  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,4}) (working day|school day|school hour|elapsed hour)(s?)");

  private static final Map<String, Kind> UNITS =
      Map.of(
          "working day", Kind.WORKING_DAYS,
          "school day", Kind.SCHOOL_DAYS,
          "school hour", Kind.SCHOOL_HOURS,
          "elapsed hour", Kind.ELAPSED_HOURS);

  private static final Map<String, Kind> PHRASES =
      Map.of(
          "same day", Kind.SAME_DAY,
          "same working day", Kind.SAME_WORKING_DAY,
          "end of next working day", Kind.END_OF_NEXT_WORKING_DAY,
          "at once", Kind.AT_ONCE,
          "comment answer", Kind.COMMENT_ANSWER);

  public Limit {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "A limit counts from 1 to " + MOST + ", and this one says " + count + ".");
    }
    if (PHRASES.containsValue(kind) && count != 1) {
      throw new IllegalArgumentException("This kind of limit carries no number: " + kind + ".");
    }
  }

  /**
   * Reads a limit as a profile writes it.
   *
   * @param words "n working days", "n school days", "n school hours", "n elapsed hours" (one of
   *     them without the s), "same day", "same working day", "end of next working day", "at once"
   *     or "comment answer"
   * @throws IllegalArgumentException if the words are none of these
   */
  public static Limit parse(String words) {
    var said = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    var phrase = PHRASES.get(said);
    if (phrase != null) {
      return new Limit(phrase, 1);
    }
    var counted = COUNTED.matcher(said);
    if (!counted.matches()) {
      throw new IllegalArgumentException(
          "\"" + words + "\" is not a limit; write one like \"2 working days\".");
    }
    return new Limit(
        Objects.requireNonNull(UNITS.get(counted.group(2))), Integer.parseInt(counted.group(1)));
  }

  /** The limit in words that {@link #parse} reads back to the same limit. */
  public String words() {
    return switch (kind) {
      case WORKING_DAYS -> counted("working day");
      case SCHOOL_DAYS -> counted("school day");
      case SCHOOL_HOURS -> counted("school hour");
      case ELAPSED_HOURS -> counted("elapsed hour");
      case SAME_DAY -> "same day";
      case SAME_WORKING_DAY -> "same working day";
      case END_OF_NEXT_WORKING_DAY -> "end of next working day";
      case AT_ONCE -> "at once";
      case COMMENT_ANSWER -> "comment answer";
    };
  }

  private String counted(String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
