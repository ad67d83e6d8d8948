package org.chalkline.letters;

/** The names of the model {@code letter}, once. */
public final class LetterProcess {

  public static final String PROCESS = "letter";

  /** The step at which the text can be changed. */
  public static final String WRITE = "Task_WriteLetter";

  public static final String CHECK = "Task_CheckLetter";
  public static final String SIGN = "Task_SignLetter";
  public static final String POST = "Task_PrintAndPost";
  public static final String SEND_OTHERWISE = "Task_SendOtherwise";
  public static final String SAY_WHETHER = "Task_SayWhetherItWent";

  static final String MAIL_SETTLED = "letters.mail-settled";
  static final String CALLED_OFF = "letters.called-off";

  static final String WRITTEN_BY = "letter.written_by";
  static final String CHECKED_KINDS = "letter.checked_kinds";
  static final String SIGNED_BY = "letter.signed_by";
  static final String LINK_LIMIT = "letter.link_limit";

  private LetterProcess() {}
}
