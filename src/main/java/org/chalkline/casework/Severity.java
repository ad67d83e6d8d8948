package org.chalkline.casework;

/** How serious a case is. Not yet triaged is a state of its own and never shown as low. */
public enum Severity {
  NOT_TRIAGED("not-triaged", 5, "Not yet triaged"),
  LOW("low", 1, "Low"),
  MEDIUM("medium", 2, "Medium"),
  HIGH("high", 3, "High"),
  IMMEDIATE("immediate", 4, "Immediate");

  private final String code;
  private final int rank;
  private final String words;

  Severity(String code, int rank, String words) {
    this.code = code;
    this.rank = rank;
    this.words = words;
  }

  /** The code that tables and the API use. */
  public String code() {
    return code;
  }

  /** The order in lists, highest first: what nobody has looked at yet stands on top. */
  public int rank() {
    return rank;
  }

  /** The words on a page. */
  public String words() {
    return words;
  }

  /** The severity of this code. */
  public static Severity of(String code) {
    for (Severity severity : values()) {
      if (severity.code.equals(code)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("No severity " + code);
  }
}
