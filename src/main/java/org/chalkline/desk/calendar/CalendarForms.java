package org.chalkline.desk.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chalkline.calendar.CalendarChange;
import org.chalkline.calendar.SchoolDates;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.web.Answers;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The forms with which school time is changed, and what their answers ask for. */
@Component
class CalendarForms {

  private static final String TIME = "([01]?[0-9]|2[0-3]):[0-5][0-9]";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm", Locale.UK);

  private final MessageSourceAccessor words;

  CalendarForms(MessageSource messages) {
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * A form by what it changes: hours, term, inset, closure or bank-holiday.
   *
   * @throws NoSuchThing if there is none of this name
   */
  FormDefinition form(String what) {
    return new FormDefinition(
        "calendar-" + what,
        switch (what) {
          case "hours" -> List.of(time("opens"), time("closes"), lateToo());
          case "term" ->
              List.of(
                  text("name", 100),
                  date("first", true),
                  date("last", true),
                  date("halfFirst", false),
                  date("halfLast", false),
                  lateToo());
          case "inset" -> List.of(date("day", true), lateToo());
          case "closure" ->
              List.of(date("first", true), date("last", false), text("why", 200), lateToo());
          case "bank-holiday" -> List.of(date("day", true), text("name", 100), lateToo());
          default -> throw new NoSuchThing();
        });
  }

  /** The form that names somebody on the holiday rota. */
  FormDefinition rota(List<Person> people) {
    return new FormDefinition(
        "calendar-rota",
        List.of(
            choice(
                "role",
                Roles.all().entrySet().stream()
                    .map(it -> new Option(it.getKey(), capital(it.getValue())))
                    .toList()),
            choice("person", people.stream().map(it -> new Option(it.id(), it.name())).toList()),
            date("first", true),
            date("last", true)));
  }

  /** What the form starts with. */
  Map<String, Object> given(String what, SchoolDates dates, String id) {
    Map<String, Object> given = new HashMap<>();
    if (what.equals("hours")) {
      given.put("opens", dates.opens().toString());
      given.put("closes", dates.closes().toString());
    }
    if (what.equals("term") && !id.isEmpty()) {
      SchoolDates.Term term =
          dates.terms().stream()
              .filter(it -> it.id().equals(id))
              .findFirst()
              .orElseThrow(NoSuchThing::new);
      given.put("name", term.name());
      given.put("first", term.first());
      given.put("last", term.last());
      if (term.halfFirst() != null && term.halfLast() != null) {
        given.put("halfFirst", term.halfFirst());
        given.put("halfLast", term.halfLast());
      }
    }
    return given;
  }

  /** What the answers ask for. */
  CalendarChange change(String what, Answers answers, String id) {
    Map<String, Object> values = answers.valid();
    return switch (what) {
      case "hours" -> new CalendarChange.Hours(hour(values, "opens"), hour(values, "closes"));
      case "term" ->
          new CalendarChange.SetTerm(
              id.isEmpty() ? null : id,
              said(values, "name"),
              day(values, "first"),
              day(values, "last"),
              (LocalDate) values.get("halfFirst"),
              (LocalDate) values.get("halfLast"));
      case "inset" -> new CalendarChange.SetInset(day(values, "day"));
      case "closure" ->
          new CalendarChange.Close(
              day(values, "first"),
              values.containsKey("last") ? day(values, "last") : day(values, "first"),
              said(values, "why"));
      case "bank-holiday" -> new CalendarChange.Proclaim(day(values, "day"), said(values, "name"));
      default -> throw new NoSuchThing();
    };
  }

  /** Takes away what a form has set: a term by its id, a day by its date. */
  CalendarChange removal(String what, String value) {
    try {
      return switch (what) {
        case "term" -> new CalendarChange.RemoveTerm(value);
        case "inset" -> new CalendarChange.RemoveInset(LocalDate.parse(value));
        case "closure" -> new CalendarChange.Open(LocalDate.parse(value), LocalDate.parse(value));
        case "bank-holiday" -> new CalendarChange.Withdraw(LocalDate.parse(value));
        default -> throw new NoSuchThing();
      };
    } catch (java.time.DateTimeException e) {
      throw new NoSuchThing();
    }
  }

  static boolean lateToo(Answers answers) {
    return Boolean.TRUE.equals(answers.values().get("lateToo"));
  }

  private static LocalTime hour(Map<String, Object> values, String key) {
    return LocalTime.parse(said(values, key), HOUR);
  }

  private static LocalDate day(Map<String, Object> values, String key) {
    return (LocalDate) Objects.requireNonNull(values.get(key));
  }

  private static String said(Map<String, Object> values, String key) {
    return (String) Objects.requireNonNull(values.get(key));
  }

  private Field time(String key) {
    return field(key, "textfield", true, 5, TIME, List.of());
  }

  private Field text(String key, int most) {
    return field(key, "textfield", true, most, null, List.of());
  }

  private Field date(String key, boolean required) {
    return field(key, "date", required, null, null, List.of());
  }

  private Field choice(String key, List<Option> options) {
    return field(key, "select", true, null, null, options);
  }

  private Field lateToo() {
    return field("lateToo", "checkbox", false, null, null, List.of());
  }

  private Field field(
      String key,
      String type,
      boolean required,
      @Nullable Integer most,
      @Nullable String pattern,
      List<Option> options) {
    String code = "desk.calendar.field." + key;
    String hint = words.getMessage(code + ".hint", "");
    return new Field(
        key,
        type,
        words.getMessage(code),
        hint.isEmpty() ? null : hint,
        required,
        most,
        options,
        null,
        null,
        pattern == null ? null : words.getMessage(code + ".wrong"),
        pattern,
        null,
        null);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
