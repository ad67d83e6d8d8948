package org.chalkline.intake.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.intake.MakeReport;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A report as a program sends it. Only {@code school}, {@code platform}, {@code said}, {@code
 * kinds} and {@code aimedAt} must be there.
 *
 * @param account id of the school's own account, if it stands there
 * @param behind who seems to be behind it; none means not known
 * @param tellLineManager whether the line manager may be told; true unless it says otherwise
 * @param files screenshots, in Base64; a multipart request carries them as parts instead
 */
record ReportBody(
    @Nullable String school,
    @Nullable String platform,
    @Nullable String account,
    @Nullable String place,
    @Nullable String link,
    @Nullable String said,
    @Nullable Instant postedAt,
    @Nullable Instant seenAt,
    @Nullable List<@Nullable Behind> behind,
    @Nullable List<@Nullable AimedAt> aimedAt,
    @Nullable List<@Nullable String> kinds,
    @Nullable Boolean danger,
    @Nullable Boolean childTouched,
    @Nullable Boolean childImage,
    @Nullable Boolean tellLineManager,
    @Nullable List<@Nullable InlineFile> files) {

  private static final List<String> ANSWERS = List.of("yes", "no", "unknown");

  /**
   * Who seems to be behind it.
   *
   * @param kind staff, governor, volunteer, pupil, parent, public or unknown
   * @param adultOfSchool yes, no or unknown, which it is unless said
   */
  record Behind(
      @Nullable String kind,
      @Nullable String words,
      @Nullable String person,
      @Nullable String post,
      @Nullable String adultOfSchool) {}

  /** At whom it is aimed: staff, governor, pupil, parent, school or other. */
  record AimedAt(@Nullable String kind, @Nullable String words, @Nullable String person) {}

  /** A file in Base64. */
  record InlineFile(@Nullable String name, @Nullable String content) {}

  /** The report with these files and those it carries itself. */
  MakeReport with(List<MakeReport.GivenFile> parts) {
    List<MakeReport.GivenFile> all = new ArrayList<>(parts);
    all.addAll(inline());
    return new MakeReport(
        text(school),
        text(platform),
        account,
        place,
        link,
        text(said),
        postedAt,
        seenAt,
        suspects(),
        targets(),
        codes(),
        yes(danger),
        yes(childTouched),
        yes(childImage),
        tellLineManager == null || tellLineManager,
        all);
  }

  private List<MakeReport.GivenFile> inline() {
    return present("files", files).stream()
        .map(it -> new MakeReport.GivenFile(text(it.name()), decoded(text(it.content()))))
        .toList();
  }

  private static byte[] decoded(String content) {
    try {
      return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("files", "The content of a file must be Base64");
    }
  }

  private List<Suspect> suspects() {
    return present("behind", behind).stream()
        .map(
            it -> {
              String adult = it.adultOfSchool() == null ? "unknown" : it.adultOfSchool();
              if (!ANSWERS.contains(adult)) {
                throw new InvalidInput("behind", "adultOfSchool must be yes, no or unknown");
              }
              return new Suspect(
                  text(it.kind()), text(it.words()), orNull(it.person()), orNull(it.post()), adult);
            })
        .toList();
  }

  private List<Target> targets() {
    return present("aimedAt", aimedAt).stream()
        .map(it -> new Target(text(it.kind()), text(it.words()), orNull(it.person())))
        .toList();
  }

  private List<String> codes() {
    return present("kinds", kinds);
  }

  private static <T> List<T> present(String field, @Nullable List<@Nullable T> sent) {
    if (sent == null) {
      return List.of();
    }
    List<T> all = new ArrayList<>();
    for (T each : sent) {
      if (each == null) {
        throw new InvalidInput(field, "No entry of the list may be null");
      }
      all.add(each);
    }
    return all;
  }

  private static String text(@Nullable String sent) {
    return Objects.requireNonNullElse(sent, "");
  }

  private static @Nullable String orNull(@Nullable String sent) {
    return sent == null || sent.isBlank() ? null : sent;
  }

  private static boolean yes(@Nullable Boolean sent) {
    return Boolean.TRUE.equals(sent);
  }
}
