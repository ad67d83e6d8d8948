package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case has handed something over to another kind of case. Announced inside the transaction; the
 * module that has that kind opens a case of its own or adds it to one that it has.
 *
 * @param caseId the case that hands over
 * @param to the process that takes it on, such as {@code parent-escalation}
 * @param matter what is handed over
 * @param actor who or what did it
 */
public record HandedOver(
    String caseId, String reference, String school, String to, Matter matter, String actor) {

  /**
   * A post, as far as it is known.
   *
   * @param ownForum whether it stood on an account of the school
   * @param kinds what kind it is found to be, codes
   * @param postedAt null where it is not known
   * @param policeAsked whether the case that hands over asks the question of the police itself
   */
  public record Matter(
      String platform,
      String place,
      boolean ownForum,
      @Nullable String link,
      String said,
      @Nullable Instant postedAt,
      Instant seenAt,
      List<String> kinds,
      boolean danger,
      boolean childTouched,
      boolean thoughtIllegal,
      boolean policeAsked) {}
}
