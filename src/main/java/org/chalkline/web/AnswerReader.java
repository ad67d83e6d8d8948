package org.chalkline.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what was sent against the form, field by field. */
final class AnswerReader {

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?::\\d{2})?\\s*([ap]\\.?m\\.?)?");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private final FormDefinition form;
  private final Map<String, List<Option>> dynamicOptions;
  private final Words words;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  AnswerReader(FormDefinition form, Map<String, List<Option>> dynamicOptions, Words words) {
    this.form = form;
    this.dynamicOptions = dynamicOptions;
    this.words = words;
  }

  Answers read(Function<Field, Sent> sent, List<FieldError> already) {
    Map<String, Sent> all = new HashMap<>();
    form.fields().forEach(field -> all.put(field.key(), sent.apply(field)));
    errors.addAll(already);
    Function<String, Sent> of = key -> Objects.requireNonNull(all.get(key), key);
    for (Field field : form.fields()) {
      if (shown(form, field, key -> of.apply(key).values())) {
        read(field, of.apply(field.key()));
      }
    }
    return new Answers(values, errors);
  }

  /** True if the field's condition holds, and that of the field it hangs on. */
  static boolean shown(FormDefinition form, Field field, Function<String, List<String>> sent) {
    Field current = field;
    for (int depth = 0; depth < form.fields().size(); depth++) {
      ShownWhen condition = current.shownWhen();
      if (condition == null) {
        return true;
      }
      if (!sent.apply(condition.key()).contains(condition.value())) {
        return false;
      }
      current = form.field(condition.key()).orElseThrow();
    }
    return false;
  }

  private void read(Field field, Sent sent) {
    if (sent.wrongKind()) {
      error(field, words.wrongKind(field));
    } else if (sent.isEmpty()) {
      if (field.required()) {
        error(field, words.missing(field));
      } else if (field.type().equals("checkbox")) {
        values.put(field.key(), false);
      }
    } else {
      switch (field.type()) {
        case "textfield", "textarea" -> text(field, sent.value());
        case "number" -> number(field, sent.value());
        case "checkbox" -> checkbox(field, sent.value());
        case "radio", "select" -> choice(field, sent.values());
        case "checklist" -> checklist(field, sent.values());
        case "date" -> date(field, sent);
        case "datetime" -> moment(field, sent);
        default -> throw new IllegalStateException("no such type: " + field.type());
      }
    }
  }

  private void text(Field field, String text) {
    if (!Texts.clean(text)) {
      error(field, words.control(field));
    } else if (field.type().equals("textfield") && text.indexOf('\n') >= 0) {
      error(field, words.oneLine(field));
    } else if (text.length() > field.limit()) {
      error(field, words.tooLong(field));
    } else if (field.pattern() != null && !Pattern.matches(field.pattern(), text)) {
      error(field, words.pattern(field));
    } else {
      values.put(field.key(), text);
    }
  }

  private void number(Field field, String text) {
    try {
      long number = Long.parseLong(text.replace(",", ""));
      if (field.min() != null && number < field.min()) {
        error(field, words.tooSmall(field));
      } else if (field.max() != null && number > field.max()) {
        error(field, words.tooGreat(field));
      } else {
        values.put(field.key(), number);
      }
    } catch (NumberFormatException e) {
      error(field, words.number(field));
    }
  }

  private void checkbox(Field field, String text) {
    if (text.equals("true") || text.equals("on")) {
      values.put(field.key(), true);
    } else {
      error(field, words.notAnOption(field));
    }
  }

  private void choice(Field field, List<String> sent) {
    if (sent.size() == 1 && allowed(field).contains(sent.get(0))) {
      values.put(field.key(), sent.get(0));
    } else {
      error(field, words.notAnOption(field));
    }
  }

  private void checklist(Field field, List<String> sent) {
    if (allowed(field).containsAll(sent)) {
      values.put(field.key(), List.copyOf(sent));
    } else {
      error(field, words.notAnOption(field));
    }
  }

  private Set<String> allowed(Field field) {
    return Forms.optionsOf(field, dynamicOptions).stream()
        .map(Option::value)
        .collect(Collectors.toSet());
  }

  private void date(Field field, Sent sent) {
    LocalDate date = day(field, sent);
    if (date != null) {
      values.put(field.key(), date);
    }
  }

  private void moment(Field field, Sent sent) {
    if (sent.moment() != null) {
      int year = sent.moment().atZone(When.LONDON).getYear();
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        error(field, words.notADate(field));
      } else {
        values.put(field.key(), sent.moment());
      }
      return;
    }
    LocalDate day = day(field, sent);
    if (day == null) {
      return;
    }
    LocalTime time = time(sent.time());
    if (time == null) {
      error(field, sent.time().isEmpty() ? words.noTime(field) : words.notATime(field));
      return;
    }
    LocalDateTime local = day.atTime(time);
    if (When.LONDON.getRules().getValidOffsets(local).isEmpty()) {
      error(field, words.skippedHour(field));
      return;
    }
    Instant moment = local.atZone(When.LONDON).toInstant();
    values.put(field.key(), moment);
  }

  private @Nullable LocalDate day(Field field, Sent sent) {
    List<String> missing = new ArrayList<>();
    if (sent.day().isEmpty()) {
      missing.add("day");
    }
    if (sent.month().isEmpty()) {
      missing.add("month");
    }
    if (sent.year().isEmpty()) {
      missing.add("year");
    }
    if (!missing.isEmpty()) {
      error(field, missing.size() == 3 ? words.missing(field) : words.partsMissing(field, missing));
      return null;
    }
    try {
      int year = Integer.parseInt(sent.year());
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        error(field, words.notADate(field));
        return null;
      }
      return LocalDate.of(year, month(sent.month()), Integer.parseInt(sent.day()));
    } catch (NumberFormatException | DateTimeException e) {
      error(field, words.notADate(field));
      return null;
    }
  }

  /** A month by number or by its English name, whole or its first three letters. */
  private static int month(String text) {
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.FULL, Locale.UK);
      if (name.equalsIgnoreCase(text) || name.substring(0, 3).equalsIgnoreCase(text)) {
        return month.getValue();
      }
    }
    return Integer.parseInt(text);
  }

  private static @Nullable LocalTime time(String text) {
    String lower = text.toLowerCase(Locale.UK).strip();
    if (lower.equals("midday") || lower.equals("noon")) {
      return LocalTime.NOON;
    }
    Matcher matcher = TIME.matcher(lower);
    if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) == null)) {
      return null;
    }
    int hour = Integer.parseInt(matcher.group(1));
    int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    if (matcher.group(3) != null) {
      if (hour < 1 || hour > 12) {
        return null;
      }
      hour = hour % 12 + (matcher.group(3).startsWith("p") ? 12 : 0);
    }
    return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }

  private void error(Field field, String message) {
    errors.add(new FieldError(field.key(), message));
  }
}
