package org.chalkline.boundaries;

/** The names of the model {@code contact-attempt}, once. */
public final class ContactAttempt {

  public static final String PROCESS = "contact-attempt";

  public static final String TELL_PARENTS = "Task_TellParents";
  public static final String LOOK_AT_ATTEMPT = "Task_LookAtAttempt";
  public static final String CONSIDER_STAFF_CASE = "Task_ConsiderStaffCase";

  private ContactAttempt() {}
}
