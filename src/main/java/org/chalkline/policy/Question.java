package org.chalkline.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One question that every policy answers, by a clause or by a numbered default: what the school is
 * asked, what it may answer, what holds where it does not, and what the answer changes.
 *
 * @param key the setting, such as abuse.report_to
 * @param row the row of the table of parameters, 1 to 71; null for settings of the processes
 * @param group where it stands when a policy is read or drafted, one of {@link Questions#groups()}
 * @param asks the question in plain words
 * @param type what kind of answer it takes
 * @param allowed what may be answered, each with its words: all codes, roles or kinds; for a limit
 *     what may be said beside the usual forms; empty for numbers
 * @param always parts that no answer may leave out
 * @param ordered whether the order of a list means something
 * @param min for a number the least, for a list how many parts at the least
 * @param max for a number the most; 0 otherwise
 * @param unit what a number counts, such as months; empty where it counts what the question names
 * @param value the default's value
 * @param defaultNumber the default's number
 * @param words the default in words
 * @param reason why that is the default
 * @param changes what the answer changes, in plain words
 * @param waitsFor the process that will read it and does not exist yet; null where it is read
 * @param through the settings that carry it out, where it says what they say together
 * @param kept how it is kept otherwise; null where a process reads it or will
 */
public record Question(
    String key,
    @Nullable Integer row,
    String group,
    String asks,
    Type type,
    Map<String, String> allowed,
    List<String> always,
    boolean ordered,
    int min,
    int max,
    String unit,
    String value,
    int defaultNumber,
    String words,
    String reason,
    String changes,
    @Nullable String waitsFor,
    List<String> through,
    @Nullable String kept) {

  /** What kind of answer a question takes. */
  public enum Type {
    /** "yes" or "no". */
    YES_NO,
    /** One role. */
    ROLE,
    /** Roles, or "none". */
    ROLES,
    /** Kinds of report, or "none". */
    KINDS,
    /** One of the allowed codes. */
    CODE,
    /** Some of the allowed codes, or "none". */
    CODES,
    /** How long something may take: "2 working days", "at once". */
    LIMIT,
    /** A whole number. */
    NUMBER;

    /** Whether the answer has parts, written with commas. */
    public boolean list() {
      return this == ROLES || this == KINDS || this == CODES;
    }
  }

  /** Why an answer cannot be taken. */
  public enum Refusal {
    /** A question that takes yes or no got something else. */
    NEITHER_YES_NOR_NO,
    /** Something was named that is not among what is allowed. */
    NOT_ALLOWED,
    /** The same part was named twice. */
    NAMED_TWICE,
    /** A list names fewer than it has to. */
    TOO_FEW,
    /** A part is missing that no answer may leave out. */
    LEFT_OUT,
    /** Not a whole number within the bounds. */
    NUMBER_OUT_OF_BOUNDS,
    /** Not a limit, or one of zero; "at once" is a limit of its own. */
    NOT_A_LIMIT
  }

  /** The limits that carry no number, each with its words; a policy's table says what they mean. */
  public static final List<String> LIMIT_PHRASES =
      List.of("at once", "same day", "same working day", "end of next working day");

  private static final Pattern LIMIT =
      Pattern.compile("(1000|[1-9]\\d{0,2}) (working day|school day|school hour|elapsed hour)s?");

  public Question {
    allowed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(allowed));
    always = List.copyOf(always);
    through = List.copyOf(through);
  }

  /** Whether a process reads the answer today. */
  public boolean used() {
    return waitsFor == null && through.isEmpty() && kept == null;
  }

  /**
   * Why this answer cannot be taken; empty if it can.
   *
   * @param answer as a profile writes it; the parts of a list with commas, an empty one as "none"
   */
  public Optional<Refusal> refusal(String answer) {
    return Optional.ofNullable(
        switch (type) {
          case YES_NO ->
              answer.equals("yes") || answer.equals("no") ? null : Refusal.NEITHER_YES_NOR_NO;
          case ROLE, CODE -> allowed.containsKey(answer) ? null : Refusal.NOT_ALLOWED;
          case ROLES, KINDS, CODES -> listed(parts(answer));
          case LIMIT -> limit(answer) ? null : Refusal.NOT_A_LIMIT;
          case NUMBER -> number(answer) ? null : Refusal.NUMBER_OUT_OF_BOUNDS;
        });
  }

  private @Nullable Refusal listed(List<String> parts) {
    if (!allowed.keySet().containsAll(parts)) {
      return Refusal.NOT_ALLOWED;
    }
    if (parts.stream().distinct().count() != parts.size()) {
      return Refusal.NAMED_TWICE;
    }
    if (!parts.containsAll(always)) {
      return Refusal.LEFT_OUT;
    }
    return parts.size() < min ? Refusal.TOO_FEW : null;
  }

  private boolean limit(String answer) {
    return LIMIT_PHRASES.contains(answer)
        || allowed.containsKey(answer)
        || LIMIT.matcher(answer).matches();
  }

  private boolean number(String answer) {
    if (!answer.matches("0|[1-9]\\d{0,5}")) {
      return false;
    }
    int number = Integer.parseInt(answer);
    return number >= min && number <= max;
  }

  /**
   * An answer in words, without a code in it: "hide it, then delete it", "the headteacher", "24
   * months".
   *
   * @throws IllegalArgumentException if it is no answer to this question
   */
  public String say(String answer) {
    return say(answer, allowed);
  }

  /**
   * As {@link #say(String)}, with other words for what is allowed: a school names its kinds itself.
   */
  String say(String answer, Map<String, String> labels) {
    if (refusal(answer).isPresent()) {
      throw new IllegalArgumentException(
          key + " cannot be \"" + answer + "\": " + refusal(answer).orElseThrow() + ".");
    }
    return switch (type) {
      case YES_NO -> answer;
      case ROLE, CODE -> label(labels, answer);
      case ROLES, KINDS, CODES -> joined(answer, labels);
      case LIMIT -> allowed.getOrDefault(answer, spoken(answer));
      case NUMBER -> unit.isEmpty() ? answer : counted(answer);
    };
  }

  private static String spoken(String limit) {
    return limit.startsWith("same ") || limit.startsWith("end ") ? "the " + limit : limit;
  }

  private String counted(String number) {
    return number + " " + (number.equals("1") ? unit.replaceFirst("s$", "") : unit);
  }

  private String joined(String answer, Map<String, String> labels) {
    var parts = parts(answer);
    if (parts.isEmpty()) {
      return type == Type.ROLES ? "nobody" : "none";
    }
    return parts.stream()
        .map(part -> label(labels, part))
        .collect(Collectors.joining(ordered ? ", then " : ", "));
  }

  /** What holds where a policy says nothing. */
  Setting silent() {
    return new Setting(key, value, List.of(), defaultNumber, words);
  }

  /** A part in words. */
  String label(String code) {
    return label(allowed, code);
  }

  private static String label(Map<String, String> labels, String code) {
    return labels.getOrDefault(code, code);
  }

  /** The parts of a list in their order; none for "none". */
  public static List<String> parts(String answer) {
    return answer.equals("none")
        ? List.of()
        : Arrays.stream(answer.split(",", -1)).map(String::strip).toList();
  }
}
