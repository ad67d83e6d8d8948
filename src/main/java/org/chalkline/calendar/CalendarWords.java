package org.chalkline.calendar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two calendars, in words for the history. */
final class CalendarWords {

  private CalendarWords() {}

  /** What stands in the second and not so in the first. */
  static String difference(@Nullable SchoolDates without, @Nullable SchoolDates with) {
    if (without == null || with == null) {
      return "";
    }
    List<String> said = new ArrayList<>();
    if (!with.opens().equals(without.opens()) || !with.closes().equals(without.closes())) {
      said.add("hours " + with.opens() + " to " + with.closes());
    }
    with.terms().stream()
        .filter(term -> !without.terms().contains(term))
        .forEach(term -> said.add(words(term)));
    with.inset().stream()
        .filter(day -> !without.inset().contains(day))
        .forEach(day -> said.add("INSET " + Days.day(day)));
    with.closures().entrySet().stream()
        .filter(it -> !without.closures().entrySet().contains(it))
        .forEach(it -> said.add("closed " + Days.day(it.getKey()) + " (" + it.getValue() + ")"));
    return said.isEmpty() ? "none" : String.join("; ", said);
  }

  private static String words(SchoolDates.Term term) {
    return term.name()
        + " "
        + Days.span(term.first(), term.last())
        + (term.halfFirst() == null || term.halfLast() == null
            ? ""
            : ", half-term " + Days.span(term.halfFirst(), term.halfLast()));
  }
}
