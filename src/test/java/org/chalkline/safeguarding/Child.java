package org.chalkline.safeguarding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.chalkline.abuse.Cases;
import org.chalkline.identity.Me;
import org.chalkline.testing.TestClock;
import org.springframework.beans.factory.BeanFactory;

/** A worry about a child at one school, as tests tell it. */
final class Child {

  private final Cases cases;
  private final BeanFactory beans;
  private final String school;
  final Cases.Case it;

  private Child(Cases cases, BeanFactory beans, String school, Cases.Case it) {
    this.cases = cases;
    this.beans = beans;
    this.school = school;
    this.it = it;
  }

  /** A member of staff is worried. */
  static Child worried(Cases cases, BeanFactory beans, String school, String behind) {
    String reference =
        cases.as(
            "staff1@" + school,
            me -> beans.getBean(Referrals.class).refer(me, worry(school, behind), key()));
    return new Child(
        cases, beans, school, cases.underWay(reference, school, SafeguardingReferral.PROCESS));
  }

  static NewWorry worry(String school, String behind) {
    return new NewWorry(
        school, "A pupil of Year 4", "What was seen", "The playground", behind, null, false, null);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Whoever has a step first does it, with these answers. */
  Child done(String step, Object... answers) {
    Map<String, Object> given = new HashMap<>();
    for (int n = 0; n < answers.length; n += 2) {
      given.put((String) answers[n], answers[n + 1]);
    }
    it.done(it.firstWho(step), step, given);
    return this;
  }

  /** It is taken up: these bodies outside are told, or nobody. */
  Child takenUp(String threshold, String adult, String... bodies) {
    Map<String, Object> given = new HashMap<>();
    given.put("threshold", threshold);
    given.put("reason", "As it was told");
    given.put("adult", adult);
    if (bodies.length == 0) {
      given.put("notShared", "Nothing to tell");
    } else {
      given.put("bodies", List.of(bodies));
    }
    String step = SafeguardingReferral.TAKE_UP_REFERRAL;
    it.done(it.firstWho(step), step, given);
    return this;
  }

  Child parentsTold() {
    return done(SafeguardingReferral.DECIDE_ABOUT_PARENTS, "parents", "told", "reason", "Both");
  }

  /** A body outside is told; whoever awaits a word gets it. */
  Child told() {
    return done(
        "Task_TellBody",
        "made",
        "yes",
        "body",
        "Somebody there",
        "how",
        "telephone",
        "contactedAt",
        today() + "T09:00",
        "words",
        "What was seen");
  }

  /** What is locked away ends by two people, as the police say. */
  LocalDate today() {
    return LocalDate.ofInstant(beans.getBean(TestClock.class).instant(), ZoneOffset.UTC);
  }

  <T> T as(String role, Function<Me, T> what) {
    return cases.as(role + "@" + school, what);
  }

  Child timePassesTo(String instant) {
    cases.timePassesTo(instant);
    return this;
  }

  Instant now() {
    return beans.getBean(TestClock.class).instant();
  }

  List<String> open() {
    return it.open();
  }
}
