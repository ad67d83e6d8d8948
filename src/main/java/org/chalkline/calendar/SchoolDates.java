package org.chalkline.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a school has said of its time.
 *
 * @param version one more with every change of it, or of the bank holidays proclaimed for all
 * @param opens when school hours begin on a working day, in London
 * @param closes when they end
 * @param terms the terms by their first day; they do not overlap
 * @param inset days on which staff are in and pupils are not
 * @param closures days on which the school is closed, with the reason
 */
public record SchoolDates(
    long version,
    LocalTime opens,
    LocalTime closes,
    List<Term> terms,
    SortedSet<LocalDate> inset,
    SortedMap<LocalDate, String> closures) {

  /** A school that has said nothing yet: the hours of default 61, no terms. */
  public static final SchoolDates NONE =
      new SchoolDates(
          0,
          LocalTime.of(8, 30),
          LocalTime.of(16, 30),
          List.of(),
          new TreeSet<>(),
          new TreeMap<>());

  public SchoolDates {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("A school closes after it opens.");
    }
    terms = terms.stream().sorted(Comparator.comparing(Term::first)).toList();
    inset = Collections.unmodifiableSortedSet(new TreeSet<>(inset));
    closures = Collections.unmodifiableSortedMap(new TreeMap<>(closures));
  }

  /**
   * A term; both ends belong to it.
   *
   * @param halfFirst the first day of its half-term; null if it has none
   * @param halfLast the last day of its half-term; null if it has none
   */
  public record Term(
      String id,
      String name,
      LocalDate first,
      LocalDate last,
      @Nullable LocalDate halfFirst,
      @Nullable LocalDate halfLast) {

    public Term {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(name + " ends before it begins.");
      }
      if (halfFirst != null && halfLast != null && halfLast.isBefore(halfFirst)) {
        throw new IllegalArgumentException("The half-term of " + name + " ends before it begins.");
      }
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    boolean halfTermHolds(LocalDate day) {
      return halfFirst != null
          && halfLast != null
          && !day.isBefore(halfFirst)
          && !day.isAfter(halfLast);
    }

    boolean overlaps(Term other) {
      return !first.isAfter(other.last) && !other.first.isAfter(last);
    }
  }

  SchoolDates withHours(LocalTime from, LocalTime to) {
    return new SchoolDates(version, from, to, terms, inset, closures);
  }

  SchoolDates withTerms(List<Term> others) {
    return new SchoolDates(version, opens, closes, others, inset, closures);
  }

  SchoolDates withInset(SortedSet<LocalDate> others) {
    return new SchoolDates(version, opens, closes, terms, others, closures);
  }

  SchoolDates withClosures(SortedMap<LocalDate, String> others) {
    return new SchoolDates(version, opens, closes, terms, inset, others);
  }
}
