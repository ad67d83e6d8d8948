package org.chalkline.post;

/**
 * A calendar file that goes with a mail (RFC 5545, by RFC 6047).
 *
 * @param method what it asks of the calendar that gets it
 * @param text the whole file, with its METHOD; at most 20,000 characters
 */
public record CalendarFile(Method method, String text) {

  private static final int LONGEST = 20_000;

  /** What a calendar is asked to do. */
  public enum Method {
    /** To take the meeting in, or to change the one of the same UID. */
    REQUEST,
    /** To take it out. */
    CANCEL
  }

  /**
   * Checks that it is one.
   *
   * @throws IllegalArgumentException if the text is no calendar file of this method
   */
  public CalendarFile {
    if (text.length() > LONGEST
        || text.indexOf(0) >= 0
        || !text.startsWith("BEGIN:VCALENDAR\r\n")
        || !text.contains("\r\nMETHOD:" + method + "\r\n")) {
      throw new IllegalArgumentException("Not a calendar file of the method " + method);
    }
  }
}
