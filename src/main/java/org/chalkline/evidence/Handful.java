package org.chalkline.evidence;

import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the files that one transaction fixes for a case: a report or a reply brings at most 20.
 */
final class Handful {

  /** How many files a report or a reply may bring. */
  static final int MOST = 20;

  private final Map<String, Integer> counts = new HashMap<>();

  private Handful() {}

  /** Counts one more file for a case; false if it is one too many. */
  static boolean takes(String caseId) {
    return ofRunningTransaction().counts.merge(caseId, 1, Integer::sum) <= MOST;
  }

  private static Handful ofRunningTransaction() {
    Object bound = TransactionSynchronizationManager.getResource(Handful.class);
    if (bound instanceof Handful handful) {
      return handful;
    }
    Handful handful = new Handful();
    TransactionSynchronizationManager.bindResource(Handful.class, handful);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void suspend() {
            TransactionSynchronizationManager.unbindResource(Handful.class);
          }

          @Override
          public void resume() {
            TransactionSynchronizationManager.bindResource(Handful.class, handful);
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Handful.class);
          }
        });
    return handful;
  }
}
