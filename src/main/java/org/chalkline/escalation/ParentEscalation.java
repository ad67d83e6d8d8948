package org.chalkline.escalation;

/** The names of the models of this module, once. */
public final class ParentEscalation {

  public static final String PROCESS = "parent-escalation";
  public static final String LADDER = "parent-ladder";
  public static final String POLICE_GATE = "police-gate";
  public static final String MEASURE = "measure";
  public static final String STANDING_MEASURE = "standing-measure";
  public static final String NEXT_RUNG = "next-rung";

  public static final String PREPARE_STEPS = "Task_PrepareSteps";
  public static final String CHECK_REMOVAL = "Task_CheckRemoval";
  public static final String LOOK_MEANWHILE = "Task_LookMeanwhile";
  public static final String CHECK_MEANWHILE = "Task_CheckMeanwhile";
  public static final String READ_MEANWHILE = "Task_ReadMeanwhile";
  public static final String REFER_MEANWHILE = "Task_ReferMeanwhile";
  public static final String READ_ANSWER = "Task_ReadAnswer";
  public static final String REFER_COMPLAINT = "Task_ReferComplaint";
  public static final String DECIDE_MEASURES = "Task_DecideMeasures";
  public static final String AGREE_TO_SKIP = "Task_AgreeToSkip";
  public static final String CLOSE_CASE = "Task_CloseCase";
  public static final String GIVE_WORD = "Task_GiveWord";
  public static final String REPORT_TO_POLICE = "Task_ReportToPolice";
  public static final String CONSIDER_POLICE = "Task_ConsiderPolice";
  public static final String HEAR_FROM_POLICE = "Task_HearFromPolice";
  public static final String AGREE_COST = "Task_AgreeCost";
  public static final String RECORD_ADVICE = "Task_RecordAdvice";
  public static final String BLOCK_PERSON = "Task_BlockPerson";
  public static final String HEAR_CHAIR = "Task_HearChair";
  public static final String DECIDE_BAN = "Task_DecideBan";
  public static final String CARRY_OUT_MEASURE = "Task_CarryOutMeasure";
  public static final String REVIEW_MEASURE = "Task_ReviewMeasure";
  public static final String HEAR_APPEAL = "Task_HearAppeal";

  public static final String POLICE_NEEDED = "escalation.police-needed";
  public static final String SKIP_ASKED = "escalation.skip-asked";
  public static final String RUNG_CHOSEN = "escalation.rung-chosen";
  public static final String CONTACT_ALLOWED = "escalation.contact-allowed";
  public static final String NEWS = "escalation.news";
  public static final String ANSWER_MEANWHILE = "escalation.answer-meanwhile";
  public static final String APPEAL_MADE = "escalation.appeal-made";
  public static final String MEASURE_LIFTED = "escalation.measure-lifted";

  private ParentEscalation() {}
}
