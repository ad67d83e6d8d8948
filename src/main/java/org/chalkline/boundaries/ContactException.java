package org.chalkline.boundaries;

/** The names of the model {@code contact-exception}, once. */
public final class ContactException {

  public static final String PROCESS = "contact-exception";

  public static final String DECIDE_EXCEPTION = "Task_DecideException";

  public static final String EXCEPTION_ENDED = "boundaries.exception-ended";

  private ContactException() {}
}
