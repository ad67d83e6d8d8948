package org.chalkline.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The history: who did what and when. Entries are collected while a transaction runs and written in
 * one batch as the last thing before its commit, so that they stand if and only if what they tell
 * of stands, and chains are locked for a moment only.
 */
@Component
public class Audit {

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final TransactionTemplate reading;
  private final AuditWriter writer;
  private final AtomicLong sinceCheckpoint = new AtomicLong();

  /**
   * Hangs itself onto the transaction manager.
   *
   * @throws IllegalArgumentException if the transaction manager takes no listeners
   */
  public Audit(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.writer = new AuditWriter(jdbc);
    if (!(transactions instanceof ConfigurableTransactionManager listening)) {
      throw new IllegalArgumentException("The transaction manager takes no listeners");
    }
    listening.addListener(new BeforeCommit());
  }

  /**
   * Records what was done. It is written just before the running transaction commits, whatever
   * schools that transaction may see; a rollback leaves nothing.
   *
   * @throws IllegalStateException if no transaction is running, it is read-only, or it has ended
   */
  public void record(Entry entry) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("Nothing is recorded without a transaction: " + entry.what());
    }
    if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      throw new IllegalStateException(
          "Nothing is recorded in a read-only transaction: " + entry.what());
    }
    Pending.ofRunningTransaction(this)
        .add(new Pending.Noted(entry, clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  /**
   * The history of one chain, oldest first; empty where the running scope may not see its school.
   * What the running transaction has recorded is not yet in it.
   */
  public List<Recorded> of(String chain) {
    List<Recorded> found =
        reading.execute(
            status ->
                jdbc.query(
                    """
                    select e.sequence, e.at, e.actor, e.what, e.clause, w.words
                    from audit_entry e left join audit_words w using (chain, sequence)
                    where e.chain = ? order by e.sequence
                    """,
                    (row, n) ->
                        new Recorded(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            Words.read(row.getString(6)).orElse(Map.of())),
                    chain));
    return found == null ? List.of() : found;
  }

  /** How many entries this node has written since its last checkpoint. */
  AtomicLong sinceCheckpoint() {
    return sinceCheckpoint;
  }

  /** The last moment in which a transaction can still fail: after all else, before the commit. */
  private final class BeforeCommit implements TransactionExecutionListener {

    @Override
    public void beforeCommit(TransactionExecution transaction) {
      if (transaction.isReadOnly()
          || !TransactionSynchronizationManager.isSynchronizationActive()) {
        return;
      }
      List<Pending.Noted> noted = Pending.ofRunningTransaction(Audit.this).close();
      if (!noted.isEmpty()) {
        writer.write(noted);
        sinceCheckpoint.addAndGet(noted.size());
      }
    }
  }
}
