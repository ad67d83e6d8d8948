package org.chalkline.boundaries;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.springframework.beans.factory.BeanFactory;

/** An attempt at contact at one school as tests tell it. */
final class Attempt {

  final Cases.Case it;

  private Attempt(Cases.Case it) {
    this.it = it;
  }

  /** A report of an attempt, made by this person. */
  static Attempt reported(
      Cases cases,
      BeanFactory beans,
      String school,
      String by,
      String direction,
      String other,
      String staffName,
      boolean worrying) {
    String reference =
        cases.as(
            by + "@" + school,
            me ->
                beans
                    .getBean(Attempts.class)
                    .report(
                        me,
                        new ReportAttempt(
                            school,
                            direction,
                            other,
                            "",
                            "friend-request",
                            "Instagram",
                            "A friend request came",
                            staffName,
                            null,
                            worrying),
                        UUID.randomUUID().toString()));
    return new Attempt(cases.underWay(reference, school, ContactAttempt.PROCESS));
  }

  /** Whoever has a step first does it, with these answers. */
  Attempt done(String step, String... answers) {
    Map<String, Object> given = new HashMap<>();
    for (int n = 0; n < answers.length; n += 2) {
      given.put(answers[n], answers[n + 1]);
    }
    it.done(it.firstWho(step), step, given);
    return this;
  }

  List<String> open() {
    return it.open();
  }
}
