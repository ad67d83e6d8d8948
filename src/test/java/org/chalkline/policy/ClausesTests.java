package org.chalkline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTests {

  private final Clauses clauses = new Clauses();

  @Test
  void allAreThere() {
    assertThat(clauses.all()).hasSize(354);
    assertThat(clauses.all()).extracting(Clause::strength).containsOnly("must", "should", "may");
  }

  @ParameterizedTest
  @CsvSource({
    "wanborough, 87",
    "federation, 105",
    "highters-heath, 59",
    "avenue-recreation, 35",
    "st-marys-putney, 68",
    "nowhere, 0"
  })
  void eachPolicyHasItsOwn(String policy, int count) {
    assertThat(clauses.of(policy)).hasSize(count);
  }

  @Test
  void oneIsFoundById() {
    var clause = clauses.find("AR-34").orElseThrow();
    assertThat(clause.policy()).isEqualTo("avenue-recreation");
    assertThat(clause.section()).isEqualTo("Enforcement");
    assertThat(clause.obligation()).contains("police").contains("no discretion");
    assertThat(clauses.find("AR-99")).isEmpty();
  }
}
