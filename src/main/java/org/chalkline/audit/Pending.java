package org.chalkline.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has recorded so far. Bound to it, set aside while it is suspended. */
final class Pending implements TransactionSynchronization {

  /** An entry and when it was recorded. */
  record Noted(Entry entry, Instant at) {}

  private final Object key;
  private final List<Noted> noted = new ArrayList<>();
  private final Map<Object, Integer> savepoints = new HashMap<>();
  private boolean closed;

  private Pending(Object key) {
    this.key = key;
  }

  /** What the running transaction has recorded; begun if there was nothing. */
  static Pending ofRunningTransaction(Object key) {
    Pending pending = (Pending) TransactionSynchronizationManager.getResource(key);
    if (pending == null) {
      pending = new Pending(key);
      TransactionSynchronizationManager.registerSynchronization(pending);
      TransactionSynchronizationManager.bindResource(key, pending);
    }
    return pending;
  }

  void add(Noted one) {
    if (closed) {
      throw new IllegalStateException(
          "Recorded after its transaction had ended: " + one.entry().what());
    }
    noted.add(one);
  }

  boolean isEmpty() {
    return noted.isEmpty();
  }

  /** All entries, in the order in which they were recorded; nothing can be added afterwards. */
  List<Noted> close() {
    closed = true;
    return noted;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResourceIfPossible(key);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(key, this);
  }

  @Override
  public void savepoint(Object savepoint) {
    savepoints.put(savepoint, noted.size());
  }

  @Override
  public void savepointRollback(Object savepoint) {
    int kept = savepoints.getOrDefault(savepoint, 0);
    noted.subList(kept, noted.size()).clear();
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(key);
  }
}
