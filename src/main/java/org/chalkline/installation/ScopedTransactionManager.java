package org.chalkline.installation;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only transaction manager: each transaction is told at its begin which schools it may touch.
 */
class ScopedTransactionManager extends JpaTransactionManager {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    try {
      if (plannedOnce(definition)) {
        Scope.beginPlannedOnce(connection());
      } else {
        Scope.begin(connection());
      }
    } catch (SQLException | RuntimeException failure) {
      abandon(transaction);
      throw new CannotCreateTransactionException("The scope could not be set", failure);
    }
  }

  private static boolean plannedOnce(TransactionDefinition definition) {
    return definition instanceof TransactionAttribute attribute
        && attribute.getLabels().contains(PlannedOnce.LABEL);
  }

  private java.sql.Connection connection() {
    DataSource dataSource = getDataSource();
    if (dataSource != null
        && TransactionSynchronizationManager.getResource(dataSource)
            instanceof ConnectionHolder holder) {
      return holder.getConnection();
    }
    throw new IllegalStateException("The transaction shows no connection");
  }

  /**
   * Undoes what the begin has bound to the thread, which would otherwise meet the next transaction.
   */
  private void abandon(Object transaction) {
    try {
      if (TransactionSynchronizationManager.getResource(obtainEntityManagerFactory())
          instanceof EntityManagerHolder holder) {
        holder.getEntityManager().getTransaction().rollback();
      }
    } catch (RuntimeException failure) {
      logger.debug("The abandoned transaction could not be rolled back", failure);
    } finally {
      doCleanupAfterCompletion(transaction);
    }
  }
}
