package org.chalkline.abuse;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of the models {@code abuse-handling} and {@code abuse-routes}, once. */
public final class AbuseHandling {

  public static final String PROCESS = "abuse-handling";
  public static final String ROUTES = "abuse-routes";
  public static final String TRIAGE = "abuse-triage";

  /** Within how many months a further post of somebody goes on from an earlier one. */
  static final String REPEAT_MONTHS = "parent.repeat_months";

  public static final String CONFIRM_WHO_IS_MEANT = "Task_ConfirmWhoIsMeant";
  public static final String CONFIRM_WHO_ELSE_IS_MEANT = "Task_ConfirmWhoElseIsMeant";
  public static final String CONFIRM_FACTS = "Task_ConfirmFacts";
  public static final String CLOSE_CASE = "Task_CloseCase";
  public static final String GIVE_WORD = "Task_GiveWord";
  public static final String REPORT_TO_PLATFORM = "Task_ReportToPlatform";
  public static final String KEEP_EVIDENCE = "Task_KeepEvidence";
  public static final String ACT_ON_ACCOUNT = "Task_ActOnAccount";
  public static final String ACKNOWLEDGE_POSTER = "Task_AcknowledgePoster";
  public static final String ANSWER_IN_FULL = "Task_AnswerInFull";
  public static final String REPORT_TO_POLICE = "Task_ReportToPolice";
  public static final String CONSIDER_POLICE = "Task_ConsiderPolice";

  public static final String NEW_FACTS = "abuse.new-facts-known";
  public static final String FURTHER_PERSON = "abuse.further-person-suspected";
  public static final String COPY_KEPT = "abuse.copy-kept";

  /** Each route of the decision table with the answer that begins it in the model. */
  static final Map<String, String> BEGINS = new LinkedHashMap<>();

  /** Each step of a route with its route. */
  static final Map<String, String> ROUTE_OF = new LinkedHashMap<>();

  static {
    route("safety", "safetyBegins", "Task_SeeThatEverybodyIsSafe");
    route("safeguarding", "safeguardingBegins", "Task_HandOverToSafeguarding");
    route("evidence", "evidenceBegins", KEEP_EVIDENCE);
    route("account-action", "accountActionBegins", ACT_ON_ACCOUNT);
    route("platform-report", "platformReportBegins", REPORT_TO_PLATFORM);
    route("explanation", "explanationBegins", "Task_TellAudienceWhy");
    route("record", "recordKeptBegins", "Task_EnterRecord");
    route("police", "policeBegins", REPORT_TO_POLICE);
    route("police-judgement", "policeJudgementBegins", CONSIDER_POLICE);
    route("first-answer", "firstAnswerBegins", ACKNOWLEDGE_POSTER);
    ROUTE_OF.put(ANSWER_IN_FULL, "first-answer");
    route("signpost", "signpostBegins", "Task_SignpostComplaint");
    route("parent-escalation", "parentEscalationBegins", "Task_HandOverToParentEscalation");
    route(
        "breach-investigation", "breachInvestigationBegins", "Task_HandOverToBreachInvestigation");
    route("pupil-behaviour", "pupilBehaviourBegins", "Task_FollowBehaviourPolicy");
    route("data-protection", "dataProtectionBegins", "Task_NoteDataBreach");
    route("inform-line-manager", "informLineManagerBegins", "Task_HearAsLineManager");
    route("inform-online-safety", "informOnlineSafetyBegins", "Task_HearAsOnlineSafety");
    route("inform-leadership", "informLeadershipBegins", "Task_HearAsLeadership");
  }

  private AbuseHandling() {}

  private static void route(String route, String begins, String step) {
    BEGINS.put(route, begins);
    ROUTE_OF.put(step, route);
  }
}
