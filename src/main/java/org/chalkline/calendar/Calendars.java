package org.chalkline.calendar;

/** Where calendars come from. */
interface Calendars {

  /** The calendar of a school; one that has none yet has {@link SchoolDates#NONE}. */
  SchoolCalendar of(String school);
}
