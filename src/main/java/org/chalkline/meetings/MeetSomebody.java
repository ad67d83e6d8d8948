package org.chalkline.meetings;

/** The names of the model {@code meeting}, once. */
public final class MeetSomebody {

  public static final String PROCESS = "meeting";

  public static final String OFFER_TIMES = "Task_OfferTimes";
  public static final String FIX_TIME = "Task_FixTime";
  public static final String MOVE_MEETING = "Task_MoveMeeting";
  public static final String RECORD_MEETING = "Task_RecordMeeting";

  static final String NO_ANSWER = "Timer_NoAnswer";

  static final String TIME_CHOSEN = "meetings.time-chosen";
  static final String ANOTHER_TIME_ASKED = "meetings.another-time-asked";
  static final String MOVED = "meetings.moved";
  static final String CALLED_OFF = "meetings.called-off";
  static final String SCHOOL_CLOSED = "meetings.school-closed";

  private MeetSomebody() {}
}
