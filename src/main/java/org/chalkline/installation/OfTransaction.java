package org.chalkline.installation;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is remembered within one transaction and forgotten at its end: each has its own, and outside
 * of a transaction nothing is remembered.
 */
public final class OfTransaction<T> {

  private record Key(OfTransaction<?> owner, String scope) {}

  private final Supplier<T> fresh;
  private final boolean byScope;

  private OfTransaction(Supplier<T> fresh, boolean byScope) {
    this.fresh = fresh;
    this.byScope = byScope;
  }

  /** A memory of what is the same in every scope. */
  public static <T> OfTransaction<T> whole(Supplier<T> fresh) {
    return new OfTransaction<>(fresh, false);
  }

  /** A memory of rows that the scope decides on: one for each scope. */
  public static <T> OfTransaction<T> scoped(Supplier<T> fresh) {
    return new OfTransaction<>(fresh, true);
  }

  /** The memory of the running transaction; an empty one that nobody keeps where there is none. */
  @SuppressWarnings("unchecked")
  public T get() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return fresh.get();
    }
    Key key = key();
    T kept = (T) TransactionSynchronizationManager.getResource(key);
    if (kept == null) {
      kept = fresh.get();
      TransactionSynchronizationManager.bindResource(key, kept);
      TransactionSynchronizationManager.registerSynchronization(new Forget(key, kept));
    }
    return kept;
  }

  private Key key() {
    return new Key(this, byScope ? Scope.current() : "");
  }

  private record Forget(Key key, Object kept) implements TransactionSynchronization {

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(key, kept);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
  }
}
