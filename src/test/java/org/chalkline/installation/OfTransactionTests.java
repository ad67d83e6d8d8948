package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class OfTransactionTests {

  @Autowired PlatformTransactionManager transactions;

  private final OfTransaction<List<String>> done = OfTransaction.done(ArrayList::new);
  private final OfTransaction<List<String>> read = OfTransaction.read(ArrayList::new);

  @Test
  @DisplayName("Remembered to the end of the transaction, and not outside of one")
  void remembered() {
    done.get().add("outside");
    assertThat(done.get()).isEmpty();
    TransactionTemplate each = new TransactionTemplate(transactions);
    for (int time = 0; time < 2; time++) {
      each.executeWithoutResult(
          status -> {
            assertThat(done.get()).isEmpty();
            done.get().add("inside");
            assertThat(done.get()).containsExactly("inside");
          });
    }
    each.executeWithoutResult(
        status -> {
          done.get().add("rolled back");
          status.setRollbackOnly();
        });
    each.executeWithoutResult(status -> assertThat(done.get()).isEmpty());
  }

  @Test
  @DisplayName("A transaction within another has a memory of its own")
  void nested() {
    TransactionTemplate inner = new TransactionTemplate(transactions);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              done.get().add("outer");
              inner.executeWithoutResult(within -> assertThat(done.get()).isEmpty());
              assertThat(done.get()).containsExactly("outer");
            });
  }

  @Test
  @DisplayName("Rows that were read are remembered for the scope they were read in, and no other")
  void scoped() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              Scope.of(List.of("avenue"), () -> read.get().add("of avenue"));
              Scope.of(List.of("wanborough"), () -> assertThat(read.get()).isEmpty());
              Scope.of(
                  List.of("avenue"), () -> assertThat(read.get()).containsExactly("of avenue"));
            });
  }
}
