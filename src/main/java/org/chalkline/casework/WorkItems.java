package org.chalkline.casework;

import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the read model of open work; {@link Worklist} reads it. */
@Component
class WorkItems {

  private final JdbcClient jdbc;
  private final Assignments assignments;

  WorkItems(JdbcClient jdbc, Assignments assignments) {
    this.jdbc = jdbc;
    this.assignments = assignments;
  }

  private static final String PUT =
      """
      item as (
        insert into work_item (task_id, case_id, school_id, reference, title, process, step,
          name, severity, severity_rank, due_at, opened_at, holder, outside)
        values (:task, :case, :school, :reference, :title, :process, :step, :name, :severity,
          :rank, :due, :opened, :holder, :outside)
        on conflict (task_id) do update set school_id = excluded.school_id,
          title = excluded.title, severity = excluded.severity,
          severity_rank = excluded.severity_rank, due_at = excluded.due_at,
          holder = excluded.holder, outside = excluded.outside),
      offered as (
        insert into work_offer (task_id, case_id, school_id, grantee, position, due_at,
          severity_rank)
        select :task, :case, :school, g, n - 1, :due, :rank
        from unnest(:grantees) with ordinality as offers(g, n))
      insert into case_grant (case_id, school_id, grantee, since, why)
        select :case, :school, g, :opened, :step from unnest(:grantees) as g
        on conflict (grantee, case_id) do update set why = excluded.why, until = null
          where case_grant.until is not null
      """;

  /**
   * A new step: writes it and all that {@link #put} writes of it, in one statement.
   *
   * @param setting the setting of the profile that gave its limit
   */
  void open(CaseFile file, Assignment work, String setting, Routing.Routed routed) {
    write("with made as (" + Assignments.ADD + "), " + PUT, file, work, setting, routed);
  }

  /** Writes the item, its offers and what they let people see, in one statement. */
  void put(CaseFile file, Assignment work, Routing.Routed routed) {
    write("with " + PUT, file, work, null, routed);
  }

  private void write(
      String statement,
      CaseFile file,
      Assignment work,
      @Nullable String setting,
      Routing.Routed routed) {
    jdbc.sql(statement)
        .params(assignments.values(work))
        .param("setting", setting)
        .param("reference", file.reference())
        .param("title", file.title())
        .param("severity", file.severity().code())
        .param("rank", file.severity().rank())
        .param("outside", routed.outside())
        .param("grantees", Access.array(routed.grantees()))
        .update();
  }

  /** As {@link #put}, where offers may stand already. */
  void replace(CaseFile file, Assignment work, Routing.Routed routed) {
    jdbc.sql("delete from work_offer where task_id = ?").param(work.taskId()).update();
    put(file, work, routed);
  }

  void remove(String taskId) {
    jdbc.sql("delete from work_item where task_id = ?").param(taskId).update();
  }

  void removeAll() {
    jdbc.sql("delete from work_item").update();
  }
}
