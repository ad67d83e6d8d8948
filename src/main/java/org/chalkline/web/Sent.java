package org.chalkline.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent for one field, before it is checked.
 *
 * @param values the texts sent; empty if none
 * @param day day of the month of a date, as typed
 * @param month month of a date, as typed
 * @param year year of a date, as typed
 * @param time time of day, as typed
 * @param moment the moment itself, where a caller of the API sent one; otherwise null
 * @param wrongKind true if a caller of the API sent another kind of value than the field takes
 */
record Sent(
    List<String> values,
    String day,
    String month,
    String year,
    String time,
    @Nullable Instant moment,
    boolean wrongKind) {

  private static final Sent NOTHING = texts(List.of());
  private static final Sent WRONG = new Sent(List.of(), "", "", "", "", null, true);

  boolean isEmpty() {
    return values.isEmpty()
        && day.isEmpty()
        && month.isEmpty()
        && year.isEmpty()
        && time.isEmpty()
        && moment == null
        && !wrongKind;
  }

  String value() {
    return values.isEmpty() ? "" : values.get(0);
  }

  static Sent fromPage(Field field, Map<String, String[]> parameters) {
    String key = field.key();
    if (dated(field)) {
      return new Sent(
          List.of(),
          first(parameters, key + "-day"),
          first(parameters, key + "-month"),
          first(parameters, key + "-year"),
          field.type().equals("datetime") ? first(parameters, key + "-time") : "",
          null,
          false);
    }
    String[] sent = parameters.getOrDefault(key, new String[0]);
    return texts(
        Arrays.stream(sent).map(Sent::tidy).filter(text -> !text.isEmpty()).distinct().toList());
  }

  static Sent fromJson(Field field, @Nullable Object value) {
    if (value == null) {
      return NOTHING;
    }
    return switch (field.type()) {
      case "checkbox" ->
          value instanceof Boolean ticked ? texts(ticked ? List.of("true") : List.of()) : WRONG;
      case "number" -> value instanceof Number number ? texts(List.of(number.toString())) : WRONG;
      case "checklist" -> list(value);
      case "date" -> value instanceof String text ? date(text) : WRONG;
      case "datetime" -> value instanceof String text ? moment(text) : WRONG;
      default -> value instanceof String text ? text(text) : WRONG;
    };
  }

  private static Sent list(Object value) {
    if (!(value instanceof Collection<?> sent)) {
      return WRONG;
    }
    List<String> texts = new ArrayList<>();
    for (Object each : sent) {
      if (!(each instanceof String text)) {
        return WRONG;
      }
      texts.add(tidy(text));
    }
    return texts(texts.stream().distinct().toList());
  }

  private static Sent text(String text) {
    String tidy = tidy(text);
    return tidy.isEmpty() ? NOTHING : texts(List.of(tidy));
  }

  private static Sent date(String text) {
    if (text.isBlank()) {
      return NOTHING;
    }
    try {
      return parts(LocalDate.parse(text), "", null);
    } catch (DateTimeException e) {
      return unreadable(text);
    }
  }

  private static Sent moment(String text) {
    if (text.isBlank()) {
      return NOTHING;
    }
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      return parts(moment.atZone(When.LONDON).toLocalDate(), "-", moment);
    } catch (DateTimeException e) {
      // then it may be a time in London
    }
    try {
      LocalDateTime local = LocalDateTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
      return parts(local.toLocalDate(), local.toLocalTime().toString(), null);
    } catch (DateTimeException e) {
      return unreadable(text);
    }
  }

  private static Sent parts(LocalDate date, String time, @Nullable Instant moment) {
    return new Sent(
        List.of(),
        String.valueOf(date.getDayOfMonth()),
        String.valueOf(date.getMonthValue()),
        String.valueOf(date.getYear()),
        time,
        moment,
        false);
  }

  private static Sent unreadable(String text) {
    return new Sent(List.of(), text, "?", "?", "?", null, false);
  }

  private static Sent texts(List<String> values) {
    return new Sent(values, "", "", "", "", null, false);
  }

  private static boolean dated(Field field) {
    return field.type().equals("date") || field.type().equals("datetime");
  }

  private static String first(Map<String, String[]> parameters, String name) {
    String[] sent = parameters.get(name);
    return sent == null || sent.length == 0 ? "" : tidy(sent[0]);
  }

  /** Line ends become line feeds; space at the ends goes. */
  private static String tidy(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').strip();
  }
}
