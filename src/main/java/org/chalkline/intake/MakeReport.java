package org.chalkline.intake;

import java.time.Instant;
import java.util.List;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports. Fields as in {@link org.chalkline.casework.ReportMade}.
 *
 * @param files the screenshots that came with it
 */
public record MakeReport(
    String school,
    String platform,
    @Nullable String account,
    @Nullable String place,
    @Nullable String link,
    String said,
    @Nullable Instant postedAt,
    @Nullable Instant seenAt,
    List<Suspect> behind,
    List<Target> aimedAt,
    List<String> kinds,
    boolean danger,
    boolean childTouched,
    boolean childImage,
    boolean tellLineManager,
    List<GivenFile> files) {

  /** A file as it was given. */
  public record GivenFile(String name, byte[] bytes) {}
}
