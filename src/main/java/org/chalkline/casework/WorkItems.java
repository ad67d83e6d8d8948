package org.chalkline.casework;

import java.sql.Timestamp;
import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the read model of open work; {@link Worklist} reads it. */
@Component
class WorkItems {

  private final JdbcClient jdbc;

  WorkItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(CaseFile file, Assignment work, Routing.Routed routed) {
    jdbc.sql(
            """
            insert into work_item (task_id, case_id, school_id, reference, title, process, step, name,
              severity, severity_rank, due_at, opened_at, holder, outside)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (task_id) do update set school_id = excluded.school_id,
              title = excluded.title, severity = excluded.severity,
              severity_rank = excluded.severity_rank, due_at = excluded.due_at,
              holder = excluded.holder, outside = excluded.outside
            """)
        .params(
            work.taskId(),
            work.caseId(),
            work.school(),
            file.reference(),
            file.title(),
            work.process(),
            work.step(),
            work.name(),
            file.severity().code(),
            file.severity().rank(),
            Timestamp.from(work.due()),
            Timestamp.from(work.openedAt()),
            work.holder(),
            routed.outside())
        .update();
    offer(file, work, routed.grantees());
  }

  /** As {@link #put}, where offers may stand already. */
  void replace(CaseFile file, Assignment work, Routing.Routed routed) {
    jdbc.sql("delete from work_offer where task_id = ?").param(work.taskId()).update();
    put(file, work, routed);
  }

  private void offer(CaseFile file, Assignment work, List<String> grantees) {
    if (grantees.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            with offered as (
              insert into work_offer (task_id, case_id, school_id, grantee, position, due_at,
                severity_rank)
              select :task, :case, :school, g, n - 1, :due, :rank
              from unnest(:grantees) with ordinality as offers(g, n))
            insert into case_grant (case_id, school_id, grantee, since, why)
              select :case, :school, g, :now, :why from unnest(:grantees) as g
              on conflict (grantee, case_id) do nothing
            """)
        .param("task", work.taskId())
        .param("case", work.caseId())
        .param("school", work.school())
        .param("due", Timestamp.from(work.due()))
        .param("rank", file.severity().rank())
        .param("grantees", Access.array(grantees))
        .param("now", Timestamp.from(work.openedAt()))
        .param("why", work.step())
        .update();
  }

  void remove(String taskId) {
    jdbc.sql("delete from work_item where task_id = ?").param(taskId).update();
  }

  void removeAll() {
    jdbc.sql("delete from work_item").update();
  }
}
