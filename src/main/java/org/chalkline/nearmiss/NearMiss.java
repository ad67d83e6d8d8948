package org.chalkline.nearmiss;

/** The names of the models {@code near-miss} and {@code near-miss-action}, once. */
public final class NearMiss {

  public static final String PROCESS = "near-miss";
  public static final String ACTION = "near-miss-action";

  public static final String DELETE_PICTURE = "Task_DeletePicture";
  public static final String TAKE_NOTE = "Task_TakeNote";
  public static final String ASSESS_RISK = "Task_AssessNearMiss";
  public static final String SEE_WHAT_WAS_LEARNT = "Task_SeeWhatWasLearnt";
  public static final String CARRY_OUT_ACTION = "Task_CarryOutAction";

  private NearMiss() {}
}
