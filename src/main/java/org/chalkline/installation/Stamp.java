package org.chalkline.installation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How far what the nodes keep in memory has come. Every transaction learns it with the statement
 * that sets its scope, at no further round trip; what was kept under a lower stamp is read anew. So
 * a change is seen by every node from the first transaction that begins after its commit.
 */
public final class Stamp {

  private static final ThreadLocal<Long> READ = ThreadLocal.withInitial(() -> 0L);

  private Stamp() {}

  /** Told at the begin of a transaction. */
  static void read(long stamp) {
    READ.set(stamp);
  }

  /**
   * The stamp that the running transaction read at its begin.
   *
   * @throws IllegalStateException if no transaction is running
   */
  public static long current() {
    requireTransaction();
    return READ.get();
  }

  /**
   * Says that the running transaction changes what nodes keep in memory. From here on it reads
   * nothing from memory itself and keeps nothing there: {@link #changedHere}.
   *
   * @throws IllegalStateException if no transaction is running
   */
  public static void changes(JdbcClient jdbc) {
    requireTransaction();
    jdbc.sql("update installation_stamp set stamp = stamp + 1").update();
    if (!changedHere()) {
      TransactionSynchronizationManager.registerSynchronization(new Changed());
    }
  }

  /** Whether the running transaction has changed what nodes keep in memory. */
  public static boolean changedHere() {
    return TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(Changed.class::isInstance);
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transaction must be running");
    }
  }

  private static final class Changed implements TransactionSynchronization {}
}
