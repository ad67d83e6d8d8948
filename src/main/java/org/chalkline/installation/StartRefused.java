package org.chalkline.installation;

/** Chalkline does not start, because starting would not be safe. Says why and what to do. */
public class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * A refusal to start.
   *
   * @param reason what is wrong, in one sentence
   * @param remedy what to do about it, in one sentence
   */
  public StartRefused(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
