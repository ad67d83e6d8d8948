package org.chalkline.calendar;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A change of school time as somebody asks for it. It says what is to be different, not how all is
 * to be, so that a change that somebody else made in between stays.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CalendarChange.Hours.class, name = "hours"),
  @JsonSubTypes.Type(value = CalendarChange.SetTerm.class, name = "set-term"),
  @JsonSubTypes.Type(value = CalendarChange.RemoveTerm.class, name = "remove-term"),
  @JsonSubTypes.Type(value = CalendarChange.SetInset.class, name = "set-inset"),
  @JsonSubTypes.Type(value = CalendarChange.RemoveInset.class, name = "remove-inset"),
  @JsonSubTypes.Type(value = CalendarChange.Close.class, name = "close"),
  @JsonSubTypes.Type(value = CalendarChange.Open.class, name = "open"),
  @JsonSubTypes.Type(value = CalendarChange.TakeOver.class, name = "take-over"),
  @JsonSubTypes.Type(value = CalendarChange.Proclaim.class, name = "proclaim"),
  @JsonSubTypes.Type(value = CalendarChange.Withdraw.class, name = "withdraw")
})
public sealed interface CalendarChange {

  /** The change in words that stand in a history: "The school closes on ... (snow)". */
  String words();

  /** A change of one school's calendar. */
  sealed interface OfSchool extends CalendarChange {

    /**
     * The calendar as it would be.
     *
     * @throws InvalidInput if it could not be so, naming the field
     */
    SchoolDates to(SchoolDates before);
  }

  /** A change of the bank holidays of every school. */
  sealed interface OfAll extends CalendarChange {

    /**
     * The proclaimed bank holidays as they would be.
     *
     * @throws InvalidInput if they could not be so, naming the field
     */
    SortedMap<LocalDate, String> to(SortedMap<LocalDate, String> before);
  }

  /** School hours on every working day. */
  record Hours(LocalTime opens, LocalTime closes) implements OfSchool {

    @Override
    public SchoolDates to(SchoolDates before) {
      Check.given("opens", opens);
      Check.given("closes", closes);
      if (Duration.between(opens, closes).compareTo(Duration.ofHours(1)) < 0) {
        throw new InvalidInput("closes", "Closing time must be at least an hour after opening");
      }
      return before.withHours(opens, closes);
    }

    @Override
    public String words() {
      return "School hours are " + opens + " to " + closes;
    }
  }

  /**
   * A term, new or as it is to be.
   *
   * @param id of the term that is changed; null or empty for a new one
   */
  record SetTerm(
      @Nullable String id,
      String name,
      LocalDate first,
      LocalDate last,
      @Nullable LocalDate halfFirst,
      @Nullable LocalDate halfLast)
      implements OfSchool {

    private static final int MOST_TERMS = 60;
    private static final int LONGEST = 200;

    @Override
    public SchoolDates to(SchoolDates before) {
      var term = term();
      var terms = new ArrayList<>(before.terms());
      if (id != null && !id.isEmpty() && !terms.removeIf(other -> other.id().equals(id))) {
        throw new InvalidInput("name", "This term is no longer there");
      }
      for (var other : terms) {
        if (other.overlaps(term)) {
          throw new InvalidInput("first", "These days overlap with the " + other.name());
        }
      }
      if (terms.size() >= MOST_TERMS) {
        throw new InvalidInput("name", "A calendar holds at most " + MOST_TERMS + " terms");
      }
      terms.add(term);
      return before.withTerms(terms);
    }

    SchoolDates.Term term() {
      Check.text("name", "a name for the term", name, 100);
      Check.day("first", first);
      Check.day("last", last);
      if (last.isBefore(first)) {
        throw new InvalidInput("last", "The last day must not be before the first");
      }
      if (first.plusDays(LONGEST).isBefore(last)) {
        throw new InvalidInput("last", "A term has at most " + LONGEST + " days");
      }
      if ((halfFirst == null) != (halfLast == null)) {
        throw new InvalidInput(
            halfFirst == null ? "halfFirst" : "halfLast",
            "Enter both days of half-term, or neither");
      }
      if (halfFirst != null && halfLast != null) {
        if (halfLast.isBefore(halfFirst)) {
          throw new InvalidInput("halfLast", "Half-term must not end before it begins");
        }
        if (halfFirst.isBefore(first) || halfLast.isAfter(last)) {
          throw new InvalidInput("halfFirst", "Half-term must lie within the term");
        }
      }
      return new SchoolDates.Term(
          id == null || id.isEmpty() ? UUID.randomUUID().toString() : id,
          name.strip(),
          first,
          last,
          halfFirst,
          halfLast);
    }

    @Override
    public String words() {
      return Days.capital(name.strip())
          + ": "
          + Days.span(first, last)
          + (halfFirst == null || halfLast == null
              ? ""
              : ", half-term " + Days.span(halfFirst, halfLast));
    }
  }

  /** Takes a term away. */
  record RemoveTerm(String id) implements OfSchool {

    @Override
    public SchoolDates to(SchoolDates before) {
      var terms = new ArrayList<>(before.terms());
      if (!terms.removeIf(term -> term.id().equals(id))) {
        throw new InvalidInput("id", "This term is no longer there");
      }
      return before.withTerms(terms);
    }

    @Override
    public String words() {
      return "A term is taken away";
    }
  }

  /** Staff are in on this day and pupils are not. */
  record SetInset(LocalDate day) implements OfSchool {

    @Override
    public SchoolDates to(SchoolDates before) {
      Check.weekday("day", day);
      var days = new TreeSet<>(before.inset());
      if (!days.add(day)) {
        throw new InvalidInput("day", "This is an INSET day already");
      }
      Check.most("day", days.size());
      return before.withInset(days);
    }

    @Override
    public String words() {
      return "INSET day on " + Days.day(day);
    }
  }

  /** A day is an INSET day no longer. */
  record RemoveInset(LocalDate day) implements OfSchool {

    @Override
    public SchoolDates to(SchoolDates before) {
      Check.day("day", day);
      var days = new TreeSet<>(before.inset());
      if (!days.remove(day)) {
        throw new InvalidInput("day", "This is no INSET day");
      }
      return before.withInset(days);
    }

    @Override
    public String words() {
      return "No INSET day on " + Days.day(day);
    }
  }

  /** The school is closed on these days; both ends belong to them. */
  record Close(LocalDate first, LocalDate last, String why) implements OfSchool {

    private static final int LONGEST = 60;

    @Override
    public SchoolDates to(SchoolDates before) {
      Check.day("first", first);
      Check.day("last", last);
      if (last.isBefore(first)) {
        throw new InvalidInput("last", "The last day must not be before the first");
      }
      if (first.plusDays(LONGEST).isBefore(last)) {
        throw new InvalidInput("last", "Enter at most " + LONGEST + " days at a time");
      }
      Check.text("why", "why the school is closed", why, 200);
      var closures = new TreeMap<>(before.closures());
      first.datesUntil(last.plusDays(1)).forEach(day -> closures.put(day, why.strip()));
      Check.most("last", closures.size());
      return before.withClosures(closures);
    }

    @Override
    public String words() {
      return "The school is closed " + Days.onSpan(first, last) + " (" + why.strip() + ")";
    }
  }

  /** The school is open on these days after all; both ends belong to them. */
  record Open(LocalDate first, LocalDate last) implements OfSchool {

    @Override
    public SchoolDates to(SchoolDates before) {
      Check.day("first", first);
      Check.day("last", last);
      var closures = new TreeMap<>(before.closures());
      if (!closures.keySet().removeIf(day -> !day.isBefore(first) && !day.isAfter(last))) {
        throw new InvalidInput("first", "The school is not closed on these days");
      }
      return before.withClosures(closures);
    }

    @Override
    public String words() {
      return "The school is open " + Days.onSpan(first, last) + " after all";
    }
  }

  /** Terms and INSET days from a file. A term takes the place of those that it overlaps. */
  record TakeOver(List<SetTerm> terms, List<LocalDate> inset) implements OfSchool {

    public TakeOver {
      terms = terms == null ? List.of() : List.copyOf(terms);
      inset = inset == null ? List.of() : List.copyOf(inset);
    }

    @Override
    public SchoolDates to(SchoolDates before) {
      if (terms.isEmpty() && inset.isEmpty()) {
        throw new InvalidInput("file", "There is neither a term nor an INSET day to take over");
      }
      var now = before;
      for (var given : terms) {
        var term = given.term();
        now = now.withTerms(now.terms().stream().filter(it -> !it.overlaps(term)).toList());
      }
      for (var term : terms) {
        now = term.to(now);
      }
      for (var day : inset) {
        if (!now.inset().contains(day)) {
          now = new SetInset(day).to(now);
        }
      }
      return now;
    }

    @Override
    public String words() {
      return "Terms from a file: "
          + String.join("; ", terms.stream().map(SetTerm::words).toList())
          + (inset.isEmpty()
              ? ""
              : "; INSET " + String.join(", ", inset.stream().map(Days::day).toList()));
    }
  }

  /** A bank holiday beside those of the law, for every school. */
  record Proclaim(LocalDate day, String name) implements OfAll {

    @Override
    public SortedMap<LocalDate, String> to(SortedMap<LocalDate, String> before) {
      Check.weekday("day", day);
      Check.text("name", "what the bank holiday is called", name, 100);
      if (new BankHolidays(before).on(day).isPresent()) {
        throw new InvalidInput("day", "This is a bank holiday already");
      }
      var days = new TreeMap<>(before);
      days.put(day, name.strip());
      Check.most("day", days.size());
      return days;
    }

    @Override
    public String words() {
      return "A bank holiday is proclaimed on " + Days.day(day) + " (" + name.strip() + ")";
    }
  }

  /** A proclaimed bank holiday is none after all. */
  record Withdraw(LocalDate day) implements OfAll {

    @Override
    public SortedMap<LocalDate, String> to(SortedMap<LocalDate, String> before) {
      Check.day("day", day);
      var days = new TreeMap<>(before);
      if (days.remove(day) == null) {
        throw new InvalidInput("day", "No bank holiday was proclaimed for this day");
      }
      return days;
    }

    @Override
    public String words() {
      return "No bank holiday on " + Days.day(day) + " after all";
    }
  }

  /** Checks what was asked for. */
  final class Check {

    private static final int MOST_DAYS = 500;

    private Check() {}

    static void given(String field, @Nullable Object value) {
      if (value == null) {
        throw new InvalidInput(field, "This is missing");
      }
    }

    static void day(String field, @Nullable LocalDate day) {
      given(field, day);
      if (Objects.requireNonNull(day).getYear() < 2000 || day.getYear() > 2100) {
        throw new InvalidInput(field, "Enter a date between 2000 and 2100");
      }
    }

    static void weekday(String field, @Nullable LocalDate day) {
      day(field, day);
      if (Objects.requireNonNull(day).getDayOfWeek().getValue() > 5) {
        throw new InvalidInput(field, "This is a Saturday or a Sunday, which never counts");
      }
    }

    static void text(String field, String what, @Nullable String text, int most) {
      if (text == null || text.isBlank()) {
        throw new InvalidInput(field, "Enter " + what);
      }
      if (text.strip().length() > most || !Texts.clean(text) || text.indexOf('\n') >= 0) {
        throw new InvalidInput(field, "Use one line of at most " + most + " characters");
      }
    }

    static void most(String field, int days) {
      if (days > MOST_DAYS) {
        throw new InvalidInput(field, "A calendar holds at most " + MOST_DAYS + " such days");
      }
    }
  }
}
