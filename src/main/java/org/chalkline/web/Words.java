package org.chalkline.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Messages about answers, built from the label of the field. */
final class Words {

  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  String missing(Field field) {
    if (field.error() != null) {
      return field.error();
    }
    String verb = field.chosen() ? "select" : "enter";
    if (field.type().equals("checkbox")) {
      return say("form.tick", field.label());
    }
    return question(field)
        ? say("form." + verb + ".question", field.label())
        : say("form." + verb, inSentence(field.label()));
  }

  String tooLong(Field field) {
    return say("form.too-long", subject(field), field.limit());
  }

  String control(Field field) {
    return say("form.control", subject(field));
  }

  String oneLine(Field field) {
    return say("form.one-line", subject(field));
  }

  String pattern(Field field) {
    return field.error() != null ? field.error() : say("form.pattern", subject(field));
  }

  String notAnOption(Field field) {
    return say("form.not-an-option", field.label());
  }

  String number(Field field) {
    return say("form.number", subject(field));
  }

  String tooSmall(Field field) {
    return say("form.too-small", subject(field), field.min());
  }

  String tooGreat(Field field) {
    return say("form.too-great", subject(field), field.max());
  }

  String notADate(Field field) {
    return say("form.date", subject(field));
  }

  String partsMissing(Field field, List<String> parts) {
    return say("form.date.parts", subject(field), String.join(" and ", parts));
  }

  String noTime(Field field) {
    return say("form.time.missing", subject(field));
  }

  String notATime(Field field) {
    return say("form.time", subject(field));
  }

  String skippedHour(Field field) {
    return say("form.time.skipped", subject(field));
  }

  String wrongKind(Field field) {
    return say("form.wrong-kind." + field.type(), subject(field));
  }

  String unknown() {
    return say("form.unknown");
  }

  private String subject(Field field) {
    return question(field) ? say("form.your-answer") : field.label();
  }

  private static boolean question(Field field) {
    return field.label().endsWith("?");
  }

  /** "What was said" becomes "what was said", "A link" becomes "a link"; "DSL" and "I" stay. */
  private static String inSentence(String label) {
    boolean acronym =
        label.startsWith("I ") || (label.length() > 1 && Character.isUpperCase(label.charAt(1)));
    return acronym ? label : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
  }

  private String say(String code, @Nullable Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }
}
