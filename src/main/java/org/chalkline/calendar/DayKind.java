package org.chalkline.calendar;

/** What a day is for a school. */
public enum DayKind {
  /** Pupils are in. */
  SCHOOL,
  /** Staff are in, pupils are not; a working day. */
  INSET,
  /** A working day without pupils. */
  HALF_TERM,
  /** A working day without pupils. */
  HOLIDAYS,
  /** A working day of which no terms are known; taken as a school day. */
  NOT_KNOWN,
  /** Nobody is at work. */
  BANK_HOLIDAY,
  /** Nobody is at work: the school says so. */
  CLOSED,
  /** Nobody is at work. */
  WEEKEND;

  /** The kind as the API writes it. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
