package org.chalkline.desk.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A school's year, ready to print.
 *
 * @param missing what the school has still to say, in words
 * @param earlier the address of the year before
 * @param later the address of the year after
 */
record CalendarView(
    String school,
    String href,
    String title,
    String hours,
    boolean keeper,
    boolean rotaKeeper,
    List<String> missing,
    List<Line> terms,
    List<Line> inset,
    List<Line> closures,
    List<Line> bankHolidays,
    List<Line> rota,
    List<Key> key,
    List<Month> months,
    String earlier,
    String later) {

  /**
   * A line of a list.
   *
   * @param value what names it when it is changed or taken away
   */
  record Line(String words, String value) {}

  /** A line of the key: the word that stands on a day, and what it means. */
  record Key(String kind, String word, String words) {}

  /** A month by weeks, Monday first; a day of another month is null. */
  record Month(String name, List<List<@Nullable Cell>> weeks) {}

  /**
   * A day.
   *
   * @param kind for its colour
   * @param word the word that stands on it; empty at weekends
   * @param words what it is, in full
   */
  record Cell(String number, String kind, String word, String words, boolean today) {}
}
