package org.chalkline.safeguarding;

import java.util.List;

/** The names of the models of this module, once. */
public final class SafeguardingReferral {

  public static final String PROCESS = "safeguarding-referral";
  public static final String LOCKED_MATERIAL = "locked-material";
  public static final String FILE_TRANSFER = "file-transfer";

  public static final String TAKE_UP_REFERRAL = "Task_TakeUpReferral";
  public static final String DECIDE_ABOUT_PARENTS = "Task_DecideAboutParents";
  public static final String REVIEW_REFERRAL = "Task_ReviewReferral";
  public static final String SEE_LOCK = "Task_SeeLock";
  public static final String ENTER_WORD_OF_POLICE = "Task_EnterWordOfPolice";
  public static final String AGREE_TO_ENDING = "Task_AgreeToEnding";
  public static final String SEND_PACKAGE = "Task_SendPackage";
  public static final String CHASE_RECEIPT = "Task_ChaseReceipt";

  public static final String NEWS = "safeguarding.news";
  public static final String BODIES_NEEDED = "safeguarding.bodies-needed";
  public static final String RECEIPT_CAME = "safeguarding.receipt-came";

  /** The bodies outside that can be chosen: kinds of duty, the everyday ones first. */
  public static final List<String> BODIES =
      List.of(
          "social-care",
          "police",
          "ceop",
          "iwf",
          "report-remove",
          "prevent",
          "fgm",
          "child-sexual-abuse");

  private SafeguardingReferral() {}
}
