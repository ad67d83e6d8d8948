package org.chalkline.boundaries;

import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Setting;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tells from when contact with a former pupil is allowed. The two days go in, a day comes out, and
 * nothing is kept: no transaction runs, no history is written, nothing is logged.
 *
 * @clause FED-77, AR-04, SMP-26, WAN-61; default 55, default 77
 */
@Service
public class FormerPupils {

  private static final int OF_AGE = 18;
  private static final int AFTER_LEAVING = 3;
  private static final int OLDEST = 120;
  private static final MonthDay LEAP = MonthDay.of(2, 29);

  private final Schools schools;
  private final Policies policies;
  private final Clock clock;

  FormerPupils(Schools schools, Policies policies, Clock clock) {
    this.schools = schools;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * What the school's policy says.
   *
   * @param rule under-18, later-of-3-years-and-18 or never
   * @param needsLeaving whether the day of leaving is asked for
   * @param words the rule as the policy says it
   * @param clauses the clauses it rests on; empty where it rests on a default
   * @param number the default's number, or null
   */
  public record Rule(
      String rule,
      boolean needsLeaving,
      String words,
      List<String> clauses,
      @Nullable Integer number) {}

  /**
   * What comes out.
   *
   * @param from the first day on which contact is allowed; null if it never is
   * @param now whether it is allowed today
   */
  public record Answer(@Nullable LocalDate from, boolean now, Rule rule) {}

  /** The schools of this person at which the page exists. */
  public List<String> schools(Me me) {
    return me.schools().stream()
        .filter(school -> inForce(school).yes("contact.calculator"))
        .sorted()
        .toList();
  }

  /**
   * The rule of a school.
   *
   * @throws NoSuchThing if the page does not exist there for this person
   */
  public Rule rule(Me me, String school) {
    if (!schools(me).contains(school)) {
      throw new NoSuchThing();
    }
    Setting setting = inForce(school).setting("contact.ex_pupil_rule");
    return new Rule(
        setting.value(),
        setting.value().equals("later-of-3-years-and-18"),
        setting.words(),
        setting.clauses(),
        setting.defaultNumber());
  }

  /**
   * From when contact is allowed. Whoever was born on 29 February turns 18 on 1 March where there
   * is no such day, and three years after it end so as well: the later of two readings.
   *
   * @param born the day of birth
   * @param left the last day at the school; read only where the rule needs it
   * @throws InvalidInput if a day is missing or cannot be
   */
  public Answer when(Me me, String school, @Nullable LocalDate born, @Nullable LocalDate left) {
    Rule rule = rule(me, school);
    if (rule.rule().equals("never")) {
      return new Answer(null, false, rule);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    check(rule, born, left, today);
    LocalDate from = from(born, rule.needsLeaving() ? left : null);
    return new Answer(from, !today.isBefore(from), rule);
  }

  private static LocalDate from(@Nullable LocalDate born, @Nullable LocalDate left) {
    LocalDate ofAge = years(java.util.Objects.requireNonNull(born), OF_AGE);
    LocalDate waited = left == null ? ofAge : years(left, AFTER_LEAVING);
    return waited.isAfter(ofAge) ? waited : ofAge;
  }

  private static LocalDate years(LocalDate day, int years) {
    LocalDate then = day.plusYears(years);
    return MonthDay.from(day).equals(LEAP) && !then.isLeapYear() ? then.plusDays(1) : then;
  }

  private static void check(
      Rule rule, @Nullable LocalDate born, @Nullable LocalDate left, LocalDate today) {
    List<FieldError> wrong = new ArrayList<>();
    if (born == null) {
      wrong.add(new FieldError("born", "Enter the day of birth"));
    } else if (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST))) {
      wrong.add(new FieldError("born", "The day of birth must be in the past"));
    }
    if (rule.needsLeaving()) {
      checkLeft(born, left, today, wrong);
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  private static void checkLeft(
      @Nullable LocalDate born, @Nullable LocalDate left, LocalDate today, List<FieldError> wrong) {
    if (left == null) {
      wrong.add(new FieldError("left", "Enter the day on which they left"));
    } else if (left.isAfter(today)) {
      wrong.add(
          new FieldError("left", "Who has not left yet is a pupil: the day must be in the past"));
    } else if (born != null && left.isBefore(born)) {
      wrong.add(new FieldError("left", "The day of leaving must be after the day of birth"));
    }
  }

  private Profile inForce(String school) {
    return policies.inForce(
        schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
  }
}
