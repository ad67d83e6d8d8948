package org.chalkline.duties;

/** The names of the models {@code duty} and {@code data-breach}, once. */
public final class OutsideDuty {

  public static final String PROCESS = "duty";
  public static final String TELL_BODY = "Task_TellBody";
  public static final String HEAR_WORD = "Task_HearWord";

  /** In which a model that calls {@link #PROCESS} says which kind it is. */
  public static final String KIND = "dutyKind";

  /** In which it may say {@code yes}: this case leaves nothing to judgement. */
  public static final String COMPULSORY = "dutyCompulsory";

  public static final String DATA_BREACH = "data-breach";
  public static final String TAKE_UP = "Task_TakeUpDataBreach";
  public static final String ASSESS_RISK = "Task_AssessRisk";
  public static final String TELL_REGULATOR = "Task_TellRegulator";
  public static final String TELL_PEOPLE = "Task_TellPeople";

  private OutsideDuty() {}
}
