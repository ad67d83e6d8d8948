package org.chalkline.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.OpenStep;
import org.chalkline.engine.Workflows;
import org.chalkline.installation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds the work list from the engine and the case tables, and proves the two equal. */
@Service
public class Rebuild {

  private final JdbcClient jdbc;
  private final Workflows workflows;
  private final Assignments assignments;
  private final CaseFileRepository files;
  private final StepsOpen steps;
  private final WorkItems items;
  private final TransactionTemplate transaction;

  Rebuild(
      JdbcClient jdbc,
      Workflows workflows,
      Assignments assignments,
      CaseFileRepository files,
      StepsOpen steps,
      WorkItems items,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.workflows = workflows;
    this.assignments = assignments;
    this.files = files;
    this.steps = steps;
    this.items = items;
    this.transaction = transaction;
  }

  /**
   * Compares the work list with what the engine and the case tables say.
   *
   * @return every difference in words; none if they are equal
   */
  public List<String> differences() {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  List<String> before = snapshot();
                  write();
                  List<String> after = snapshot();
                  status.setRollbackOnly();
                  List<String> found = new ArrayList<>();
                  before.stream()
                      .filter(row -> !after.contains(row))
                      .forEach(row -> found.add("too much: " + row));
                  after.stream()
                      .filter(row -> !before.contains(row))
                      .forEach(row -> found.add("missing: " + row));
                  return found;
                }));
  }

  /** Writes the work list anew; answers how many steps it holds. */
  public int rebuild() {
    return Scope.everywhere(() -> transaction.execute(status -> write()));
  }

  private int write() {
    items.removeAll();
    jdbc.sql("delete from work_tally").update();
    Map<String, OpenStep> open = new HashMap<>();
    workflows.openSteps().forEach(step -> open.put(step.id(), step));
    int written = 0;
    for (Assignment work : assignments.allOpen()) {
      if (open.containsKey(work.taskId())) {
        CaseFile file = files.findById(work.caseId()).orElseThrow();
        items.put(file, work, steps.route(file, work));
        written++;
      }
    }
    return written;
  }

  private List<String> snapshot() {
    List<String> rows =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select concat_ws(' | ', i.task_id, i.case_id, i.school_id, i.reference, i.title,
                      i.step, i.name, i.severity, i.severity_rank, i.due_at, i.holder, i.outside,
                      (select string_agg(o.grantee || ' ' || o.due_at || ' ' || o.severity_rank, ', '
                         order by o.position) from work_offer o where o.task_id = i.task_id))
                    from work_item i order by i.task_id
                    """)
                .query(String.class)
                .list());
    rows.addAll(
        jdbc.sql(
                """
                select 'tally ' || grantee || ' ' || sum(n) from work_tally group by grantee
                having sum(n) <> 0 order by 1
                """)
            .query(String.class)
            .list());
    return rows;
  }

  /** Folds the appended changes of the tallies together, so that counting stays short. */
  public void foldTallies() {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status ->
                    jdbc.sql(
                            """
                            with gone as (
                              delete from work_tally where ctid = any(array(
                                select ctid from work_tally for update skip locked))
                              returning grantee, school_id, n)
                            insert into work_tally (grantee, school_id, n)
                            select grantee, school_id, sum(n) from gone group by grantee, school_id
                            having sum(n) <> 0
                            """)
                        .update()));
  }
}
