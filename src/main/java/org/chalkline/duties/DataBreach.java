package org.chalkline.duties;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the log of breaches of personal data.
 *
 * @param logged whether everything was decided and the entry is complete
 * @param why why somebody began it by hand; empty where a process did
 * @param awareAt when the school first knew: the hours of the law run from it
 * @param personal whether it is a breach of personal data at all; null until somebody said
 * @param whose whose data, of how many people and of what kind
 * @param done what was done to contain it
 * @param risk the risk to people's rights; null until it was judged
 * @param regulator whether and when the regulator was told
 * @param people whether and when the people concerned were told
 * @clause default 35
 */
public record DataBreach(
    String id,
    String caseId,
    String school,
    String reference,
    boolean logged,
    String why,
    Instant begunAt,
    Instant awareAt,
    @Nullable Boolean personal,
    String what,
    String whose,
    String done,
    String notPersonalReason,
    @Nullable Risk risk,
    String riskReason,
    Told regulator,
    Told people,
    @Nullable Instant loggedAt) {

  /** How likely people's rights are at risk. */
  public enum Risk {
    UNLIKELY,
    RISK,
    HIGH;

    /** As forms, the database and the API write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Risk of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Who was told, or not.
   *
   * @param told null until somebody said
   * @param words their reference, or what people were told; empty if they were not
   * @param reason why they were not told; empty if they were
   * @param lateReason why it was later than the law's hours; empty if it was not
   */
  public record Told(
      @Nullable Boolean told,
      @Nullable Instant at,
      String words,
      String reason,
      String lateReason) {}
}
