package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

@ChalklineTest
class StartTests {

  @Autowired Installation installation;
  @Autowired Clock clock;
  @Autowired PlatformTransactionManager transactions;

  @Test
  @DisplayName(
      "The application starts for evaluation, with one transaction manager and a clock to set")
  void starts() {
    assertThat(installation.evaluation()).isTrue();
    assertThat(clock).isInstanceOf(TestClock.class);
    assertThat(transactions).isInstanceOf(ScopedTransactionManager.class);
  }
}
