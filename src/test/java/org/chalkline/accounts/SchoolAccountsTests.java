package org.chalkline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chalkline.accounts.SchoolAccounts.SchoolAccount;
import org.chalkline.installation.Scope;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@ChalklineTest
class SchoolAccountsTests {

  /** The schools of the evaluation: what other tests have set up has no accounts yet. */
  private static final List<String> CAST =
      List.of(
          "wanborough",
          "boroughbridge",
          "king-james",
          "highters-heath",
          "avenue",
          "recreation",
          "st-marys-putney");

  @Autowired SchoolAccounts accounts;

  @Test
  @DisplayName("Each school has its accounts, each with its two runners (WAN-07)")
  void twoRunners() {
    Scope.everywhere(
        () ->
            CAST.forEach(
                school ->
                    assertThat(accounts.at(school))
                        .hasSizeBetween(2, 3)
                        .allSatisfy(
                            account ->
                                assertThat(account.runners())
                                    .containsExactly("runner1@" + school, "runner2@" + school))));
  }

  @Test
  @DisplayName("A school's accounts are not there for another school")
  void isolated() {
    Scope.of(
        List.of("avenue"),
        () -> {
          assertThat(accounts.find("avenue-x")).isPresent();
          assertThat(accounts.find("wanborough-x")).isEmpty();
          assertThat(accounts.at("wanborough")).isEmpty();
        });
  }

  @Test
  @DisplayName("One runner is not enough")
  void oneRunner() {
    SchoolAccount alone =
        new SchoolAccount("alone", "avenue", "X", "Alone", "@alone", List.of("runner1@avenue"));
    assertThatThrownBy(() -> Scope.of(List.of("avenue"), () -> accounts.add(alone)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
