package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has reported something: what they said, in their words. Announced inside the transaction
 * in which it is stored; the module whose kind of case it is opens one.
 *
 * @param reportId the report's id
 * @param school the school it concerns
 * @param reporter the person who reported
 * @param platform where: an open list
 * @param account id of the school's own account, if it stands there
 * @param place whose page or account, in words
 * @param link the address, if known
 * @param said what was said
 * @param postedAt when it was posted, if known
 * @param seenAt when it was seen
 * @param behind who seems to be behind it, several possible
 * @param aimedAt at whom it is aimed
 * @param kinds codes of what kind it is
 * @param danger whether anybody is in danger now
 * @param childTouched whether a child is touched, as far as the reporter can tell
 * @param childImage whether it may be a sexual image of a child
 * @param tellLineManager whether the reporter minds that the line manager is told: false if they do
 * @param evidence how many files came with it
 */
public record ReportMade(
    String reportId,
    String school,
    String reporter,
    String platform,
    @Nullable String account,
    String place,
    @Nullable String link,
    String said,
    @Nullable Instant postedAt,
    Instant seenAt,
    List<Suspect> behind,
    List<Target> aimedAt,
    List<String> kinds,
    boolean danger,
    boolean childTouched,
    boolean childImage,
    boolean tellLineManager,
    int evidence) {

  /**
   * Who seems to be behind it.
   *
   * @param kind staff, governor, volunteer, pupil, parent, public or unknown
   * @param words name, nickname, handle or post as written; may be empty
   * @param person the person chosen from the school's people, if one was
   * @param post the post chosen, a role id, if one was
   * @param adultOfSchool yes, no or unknown: whether it may be an adult of the school
   */
  public record Suspect(
      String kind,
      String words,
      @Nullable String person,
      @Nullable String post,
      String adultOfSchool) {

    /** Whether it may be an adult of the school. */
    public boolean mayBeAdult() {
      return !adultOfSchool.equals("no");
    }
  }

  /**
   * At whom it is aimed.
   *
   * @param kind staff, governor, pupil, parent, school or other
   */
  public record Target(String kind, String words, @Nullable String person) {}
}
