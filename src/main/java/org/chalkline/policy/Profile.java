package org.chalkline.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a school's policy as data: every question that differs between schools, answered.
 * A question on which the policy is silent is answered by a numbered default.
 */
public final class Profile {

  private final String policyId;
  private final String edition;
  private final String name;
  private final LocalDate inForceFrom;
  private final @Nullable LocalDate approved;
  private final @Nullable LocalDate reviewDue;
  private final List<Kind> kinds;
  private final List<Tension> tensions;
  private final Map<String, Setting> settings;

  Profile(
      String policyId,
      String edition,
      String name,
      LocalDate inForceFrom,
      @Nullable LocalDate approved,
      @Nullable LocalDate reviewDue,
      List<Kind> kinds,
      List<Tension> tensions,
      Map<String, Setting> settings) {
    this.policyId = policyId;
    this.edition = edition;
    this.name = name;
    this.inForceFrom = inForceFrom;
    this.approved = approved;
    this.reviewDue = reviewDue;
    this.kinds = List.copyOf(kinds);
    this.tensions = List.copyOf(tensions);
    this.settings = new LinkedHashMap<>(settings);
  }

  public String policyId() {
    return policyId;
  }

  /** The edition's id; it stands on every case that began under it. */
  public String edition() {
    return edition;
  }

  /** The policy's title and date. */
  public String name() {
    return name;
  }

  /** The first day, in London, on which this edition holds. */
  public LocalDate inForceFrom() {
    return inForceFrom;
  }

  /** The day of approval; empty where the policy bears no date. */
  public Optional<LocalDate> approved() {
    return Optional.ofNullable(approved);
  }

  /** The day on which the policy says it is to be reviewed; empty where it says none. */
  public Optional<LocalDate> reviewDue() {
    return Optional.ofNullable(reviewDue);
  }

  /** The kinds of report that the school shows, in the order of the page. */
  public List<Kind> kinds() {
    return kinds;
  }

  /** Where the policy says two things at once, with the reading by which it runs. */
  public List<Tension> tensions() {
    return tensions;
  }

  /** Every key that this profile answers; the same for all profiles. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(settings.keySet());
  }

  /**
   * The answer to one question.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  public Setting setting(String key) {
    var setting = settings.get(key);
    if (setting == null) {
      throw new IllegalArgumentException("No profile answers \"" + key + "\".");
    }
    return setting;
  }

  /** The answer's value as it is written. */
  public String text(String key) {
    return setting(key).value();
  }

  /**
   * Whether the answer is yes.
   *
   * @throws IllegalArgumentException if the answer is neither yes nor no
   */
  public boolean yes(String key) {
    return switch (text(key)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException(key + " is neither yes nor no.");
    };
  }

  /**
   * The answer to a question that takes a whole number.
   *
   * @throws NumberFormatException if the answer is none
   */
  public int number(String key) {
    return Integer.parseInt(text(key));
  }

  /** The parts of a list in their order; none for the value "none". */
  public List<String> list(String key) {
    return setting(key).list();
  }

  /** The same with other answers, as another edition of the policy. */
  Profile with(
      String id,
      String called,
      LocalDate from,
      @Nullable List<Kind> shown,
      Map<String, Setting> changed) {
    Map<String, Setting> all = new LinkedHashMap<>(settings);
    all.putAll(changed);
    return new Profile(
        policyId,
        id,
        called,
        from,
        approved,
        reviewDue,
        shown == null ? kinds : shown,
        tensions,
        all);
  }

  /** The same, approved on this day; when it is reviewed next follows from the review's cycle. */
  Profile approvedOn(LocalDate day) {
    return new Profile(
        policyId,
        edition,
        name,
        inForceFrom,
        day,
        inForceFrom.plusMonths(Long.parseLong(text("review.cycle"))),
        kinds,
        tensions,
        settings);
  }
}
