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

  private final OfTransaction<List<String>> whole = OfTransaction.whole(ArrayList::new);
  private final OfTransaction<List<String>> scoped = OfTransaction.scoped(ArrayList::new);

  @Test
  @DisplayName("Remembered to the end of the transaction, and not outside of one")
  void remembered() {
    whole.get().add("outside");
    assertThat(whole.get()).isEmpty();
    TransactionTemplate each = new TransactionTemplate(transactions);
    for (int time = 0; time < 2; time++) {
      each.executeWithoutResult(
          status -> {
            assertThat(whole.get()).isEmpty();
            whole.get().add("inside");
            assertThat(whole.get()).containsExactly("inside");
          });
    }
    each.executeWithoutResult(
        status -> {
          whole.get().add("rolled back");
          status.setRollbackOnly();
        });
    each.executeWithoutResult(status -> assertThat(whole.get()).isEmpty());
  }

  @Test
  @DisplayName("A transaction within another has a memory of its own")
  void nested() {
    TransactionTemplate inner = new TransactionTemplate(transactions);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              whole.get().add("outer");
              inner.executeWithoutResult(within -> assertThat(whole.get()).isEmpty());
              assertThat(whole.get()).containsExactly("outer");
            });
  }

  @Test
  @DisplayName("What the scope decides on is remembered for that scope and no other")
  void oneForEachScope() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              Scope.of(List.of("avenue"), () -> scoped.get().add("of avenue"));
              Scope.of(List.of("wanborough"), () -> assertThat(scoped.get()).isEmpty());
              Scope.of(
                  List.of("avenue"), () -> assertThat(scoped.get()).containsExactly("of avenue"));
            });
  }
}
