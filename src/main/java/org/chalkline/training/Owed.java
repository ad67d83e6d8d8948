package org.chalkline.training;

import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.policy.Profile;
import org.chalkline.training.Readings.Reading;
import org.chalkline.training.Readings.Round;

/**
 * The judgement whether somebody owes a reading of an edition now, and why (default 53: on joining,
 * on a new version, yearly, as far as the profile asks for each).
 *
 * @param readings all that is known of this person and this edition, at any school
 */
record Owed(Round round, Profile profile, List<Reading> readings, Instant now) {

  /** The setting of the profile that says when: codes joining, new-version, yearly. */
  static final String WHEN = "staff.acknowledgement";

  /** Why they are to be asked now; empty if they need not be. */
  Optional<String> reason() {
    if (standing(it -> true).isPresent()) {
      return Optional.empty();
    }
    String first = round.lookedAt() == null ? "new-version" : "joining";
    boolean readBefore = readings.stream().anyMatch(it -> it.acknowledgedAt() != null);
    return Optional.of(readBefore ? "yearly" : first).filter(profile.list(WHEN)::contains);
  }

  /** A reading on behalf of another school that stands for this one as well; empty if none need. */
  Optional<Reading> elsewhere() {
    return standing(this::here).isPresent() ? Optional.empty() : standing(it -> !here(it));
  }

  private boolean here(Reading reading) {
    return reading.school().equals(round.school());
  }

  /** The newest reading that still stands: asked and open, or acknowledged and not due again. */
  private Optional<Reading> standing(Predicate<Reading> which) {
    return readings.stream()
        .filter(which)
        .filter(it -> it.open() || counts(it))
        .max(Comparator.comparing(Reading::askedAt));
  }

  private boolean counts(Reading reading) {
    Instant read = reading.acknowledgedAt();
    return read != null && stands(profile, read, now);
  }

  /** Whether what was read then still counts now. */
  static boolean stands(Profile profile, Instant read, Instant now) {
    return !profile.list(WHEN).contains("yearly") || now.isBefore(yearAfter(read));
  }

  /** The same time of day a year later, in London. */
  static Instant yearAfter(Instant read) {
    return read.atZone(SchoolTime.LONDON).plus(Period.ofYears(1)).toInstant();
  }
}
