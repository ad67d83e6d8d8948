package org.chalkline.installation;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which schools the current thread's transactions may touch. Without a scope they touch none: the
 * database shows no row that has a school, and takes none (row-level security, AC-7). Scopes nest;
 * the inner one holds until its end, also within a running transaction.
 */
public final class Scope {

  private static final String NOWHERE = "";
  private static final String EVERYWHERE = "*";
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NOWHERE);

  private Scope() {}

  /**
   * Does the work with these schools in reach.
   *
   * @param schools ids of schools; empty means none
   * @throws IllegalArgumentException if one is blank or holds a comma or an asterisk
   */
  public static <T> T of(Collection<String> schools, Supplier<T> work) {
    for (String school : schools) {
      if (school.isBlank() || school.contains(",") || school.contains("*")) {
        throw new IllegalArgumentException("Not the id of a school: " + school);
      }
    }
    return within(String.join(",", new TreeSet<>(schools)), work);
  }

  /** Does the work with these schools in reach. */
  public static void of(Collection<String> schools, Runnable work) {
    of(schools, asSupplier(work));
  }

  /** Does the work with every school in reach: for timers, start-up and figures across schools. */
  public static <T> T everywhere(Supplier<T> work) {
    return within(EVERYWHERE, work);
  }

  /** Does the work with every school in reach: for timers, start-up and figures across schools. */
  public static void everywhere(Runnable work) {
    everywhere(asSupplier(work));
  }

  /** The scope of this thread, as the database is told it. */
  static String current() {
    return CURRENT.get();
  }

  /** Tells a transaction that has just begun on this connection which schools it may touch. */
  static void begin(Connection connection) throws SQLException {
    begin(
        connection,
        "select set_config('chalkline.schools', ?, true), (select stamp from installation_stamp)");
  }

  /** The same for one whose questions are {@link PlannedOnce}. */
  static void beginPlannedOnce(Connection connection) throws SQLException {
    begin(
        connection,
        "select set_config('chalkline.schools', ?, true), (select stamp from installation_stamp),"
            + " set_config('plan_cache_mode', 'force_generic_plan', true)");
  }

  private static void begin(Connection connection, String setting) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(setting)) {
      statement.setString(1, CURRENT.get());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Stamp.read(row.getLong(2));
      }
    }
  }

  private static void apply(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('chalkline.schools', ?, true)")) {
      statement.setString(1, CURRENT.get());
      statement.execute();
    }
  }

  private static Supplier<Boolean> asSupplier(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private static <T> T within(String scope, Supplier<T> work) {
    String before = CURRENT.get();
    if (scope.equals(before)) {
      return work.get();
    }
    T result;
    boolean done = false;
    change(scope);
    try {
      result = work.get();
      flush();
      done = true;
    } finally {
      restore(before, done);
    }
    return result;
  }

  private static void change(String scope) {
    flush();
    String before = CURRENT.get();
    set(scope);
    try {
      applyToRunningTransaction();
    } catch (RuntimeException failure) {
      set(before);
      throw failure;
    }
  }

  private static void restore(String scope, boolean workDone) {
    set(scope);
    try {
      applyToRunningTransaction();
    } catch (DataAccessResourceFailureException failure) {
      // After a failure the transaction only waits to be rolled back, and takes no more statements.
      if (workDone) {
        throw failure;
      }
    }
  }

  private static void set(String scope) {
    if (scope.equals(NOWHERE)) {
      CURRENT.remove();
    } else {
      CURRENT.set(scope);
    }
  }

  /** Writes what waits to be written while the scope it was made in still holds. */
  private static void flush() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      return;
    }
    for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
      if (resource instanceof EntityManagerHolder holder) {
        EntityManager entities = holder.getEntityManager();
        if (entities.isJoinedToTransaction() && !entities.getTransaction().getRollbackOnly()) {
          entities.flush();
        }
      }
    }
  }

  private static void applyToRunningTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return;
    }
    for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
      if (resource instanceof ConnectionHolder holder) {
        try {
          apply(holder.getConnection());
        } catch (SQLException failure) {
          throw new DataAccessResourceFailureException("The scope could not be set", failure);
        }
      }
    }
  }
}
