package org.chalkline.contacts;

/** The names of the model {@code outside-contact}, once. */
public final class FollowUp {

  public static final String PROCESS = "outside-contact";

  public static final String MAKE_CONTACT = "Task_MakeContact";
  public static final String CHASE = "Task_Chase";
  public static final String RECORD_ANSWER = "Task_RecordAnswer";

  static final String TIME_TO_CHASE = "Timer_TimeToChase";

  static final String BODY_ANSWERED = "contacts.body-answered";

  private FollowUp() {}
}
