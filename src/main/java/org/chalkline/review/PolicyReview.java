package org.chalkline.review;

/** The names of the models {@code policy-review} and {@code policy-approval}, once. */
public final class PolicyReview {

  public static final String PROCESS = "policy-review";
  public static final String APPROVAL = "policy-approval";

  public static final String CHANGE_DRAFT = "Task_ChangeDraft";
  public static final String AGREE_TO_VERSION = "Task_AgreeToVersion";
  public static final String RECORD_DECISION = "Task_RecordDecision";
  public static final String APPROVE_VERSION = "Task_ApproveVersion";

  static final String ANSWERED = "review.answered";
  static final String WITHDRAWN = "review.withdrawn";
  static final String CALLED_OFF = "review.called-off";

  /** The setting that names who approves, in order. */
  static final String APPROVER = "review.approver";

  /** The stage at which everybody of the school is asked by name. */
  static final String ALL_STAFF = "staff";

  /** The stage at which the governing board decides. */
  static final String BOARD = "governor";

  private PolicyReview() {}
}
