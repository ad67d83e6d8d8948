package org.chalkline.breach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalkline.abuse.Cases;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.Passed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The investigation of breaches on the real engine, way by way; the last test names what none has
 * passed. What differs between the five policies is told by the scenarios.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BreachInvestigationTests {

  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  private Cases cases;

  @BeforeEach
  void begins() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T10:00:00Z");
  }

  @AfterEach
  void remembers() {
    PASSED.remember(beans);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  private String person(String userName) {
    return cases.me(userName).id();
  }

  @Test
  @DisplayName("Reported, assessed, investigated, decided by another, told, closed")
  void fromReportToClosing() {
    Breach it =
        Breach.reported(
            cases, beans, "staff1@wanborough", Breach.of("wanborough", "Somebody", "volunteer"));
    assertThat(it.open()).containsExactly(BreachInvestigation.ASSESS);
    it.assessed("investigate", "volunteer", List.of("WAN-45"));
    assertThat(it.open()).containsExactly(BreachInvestigation.APPOINT);
    it.appointed(person("deputy@wanborough"));
    assertThat(it.it.due(BreachInvestigation.FIND)).isEqualTo("2026-10-09T10:00:00Z");
    it.done(BreachInvestigation.FIND, "finding1", "upheld");
    it.done(BreachInvestigation.DECIDE, "interest", "no", "outcomes", List.of("advice", "ending"));
    assertThat(it.open()).containsExactly(BreachInvestigation.CARRY_OUT, "Task_WriteLetter");
    it.letterGoes().done(BreachInvestigation.CARRY_OUT);
    it.timePassesTo("2026-10-10T12:00:00Z");
    assertThat(it.open()).containsExactly(BreachInvestigation.CLOSE);
    it.done(BreachInvestigation.CLOSE);
    assertThat(it.it.state()).isEqualTo("closed");
  }
}
