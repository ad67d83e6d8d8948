package org.chalkline.breach;

import java.util.List;

/** The names of the models of this module, once. */
public final class BreachInvestigation {

  public static final String PROCESS = "breach-investigation";
  public static final String ENQUIRY = "breach-enquiry";
  public static final String OUTCOME = "breach-outcome";

  public static final String ASSESS = "Task_AssessBreach";
  public static final String SEE_CONCERN = "Task_SeeConcern";
  public static final String END_PAUSE = "Task_EndPause";
  public static final String CLOSE = "Task_CloseBreach";
  public static final String APPOINT = "Task_AppointInvestigator";
  public static final String ANSWER_FOR_INTEREST = "Task_AnswerForInterest";
  public static final String PLAN = "Task_PlanEnquiry";
  public static final String FIND = "Task_MakeFindings";
  public static final String DECIDE = "Task_DecideBreach";
  public static final String DECIDE_APPEAL = "Task_DecideAppeal";
  public static final String WITHDRAW_ACCOUNTS = "Task_WithdrawAccounts";
  public static final String CARRY_OUT = "Task_CarryOutOutcome";
  public static final String HEAR_OF_PROCEDURE = "Task_HearOfProcedure";

  public static final String POLICE_MUST_HEAR = "breach.police-must-hear";
  public static final String DATA_BROKEN = "breach.data-broken";
  public static final String HARM_LEARNT = "breach.harm-learnt";
  public static final String INVESTIGATOR_REPLACED = "breach.investigator-replaced";
  public static final String ENQUIRY_PAUSED = "breach.enquiry-paused";
  public static final String PROCEDURE_OPENED = "breach.procedure-opened";
  public static final String APPEAL_LODGED = "breach.appeal-lodged";
  public static final String DECISION_CHANGED = "breach.decision-changed";

  /** In which real role somebody can be alleged to have broken the policy. */
  public static final List<String> ROLES =
      List.of("staff", "governor", "volunteer", "contractor", "pupil", "parent", "former-staff");

  private BreachInvestigation() {}
}
