package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.TrailListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The way each case came through the models, kept with the case in one batch for a transaction. */
@Component
public class Trail implements TrailListener {

  private final JdbcClient jdbc;
  private final CaseByReference files;
  private final Clock clock;

  Trail(JdbcClient jdbc, CaseByReference files, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.clock = clock;
  }

  /**
   * A movement as it was kept.
   *
   * @param what {@code entered}, {@code left} or {@code taken}
   */
  public record Moved(
      String instance, String process, int edition, String element, String what, Instant at) {}

  /** All movements of a case, oldest first. */
  public List<Moved> of(String caseId) {
    return jdbc.sql(
            """
            select instance, process, edition, element, what, at from process_trail
            where case_id = ? order by id
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Moved(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()))
        .list();
  }

  @Override
  public void moved(Movement movement) {
    Buffer buffer = (Buffer) TransactionSynchronizationManager.getResource(this);
    if (buffer == null) {
      buffer = new Buffer();
      TransactionSynchronizationManager.bindResource(this, buffer);
      TransactionSynchronizationManager.registerSynchronization(buffer);
    }
    buffer.movements.add(movement);
    buffer.times.add(clock.instant());
  }

  private final class Buffer implements TransactionSynchronization {

    private final List<Movement> movements = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      if (movements.isEmpty()) {
        return;
      }
      // The case is named by its key here: joined by its reference, every case would be read.
      Map<String, CaseFile> known = new HashMap<>();
      List<CaseFile> cases =
          movements.stream()
              .map(movement -> known.computeIfAbsent(movement.reference(), files::get))
              .toList();
      jdbc.sql(
              """
              insert into process_trail (case_id, school_id, instance, process, edition, element, what, at)
              select m.case_id, m.school_id, m.instance, m.process, m.edition, m.element, m.what, m.at
              from unnest(:cases, :schools, :instances, :processes, :editions, :elements, :whats, :ats)
                with ordinality
                as m(case_id, school_id, instance, process, edition, element, what, at, n)
              order by m.n
              """)
          .param("cases", cases.stream().map(CaseFile::getId).toArray(String[]::new))
          .param("schools", cases.stream().map(CaseFile::school).toArray(String[]::new))
          .param("instances", strings(Movement::instance))
          .param("processes", strings(Movement::process))
          .param("editions", movements.stream().map(Movement::edition).toArray(Integer[]::new))
          .param("elements", strings(Movement::element))
          .param("whats", strings(Movement::what))
          .param("ats", times.stream().map(Timestamp::from).toArray(Timestamp[]::new))
          .update();
      movements.clear();
      times.clear();
    }

    private String[] strings(java.util.function.Function<Movement, String> part) {
      return movements.stream().map(part).toArray(String[]::new);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(Trail.this);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(Trail.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Trail.this, this);
    }
  }
}
