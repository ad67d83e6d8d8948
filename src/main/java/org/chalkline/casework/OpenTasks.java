package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules ask about the open steps of a case, whoever holds them. */
@Service
public class OpenTasks {

  private final JdbcClient jdbc;

  OpenTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An open task with its time. */
  public record OpenTask(String taskId, Instant due) {}

  /** The open task of a case that has one at a time; for modules that know whose it is. */
  @Transactional(readOnly = true)
  public Optional<OpenTask> openTask(String reference) {
    return jdbc.sql(
            "select task_id, due_at from work_item where reference = ? order by due_at limit 1")
        .param(reference)
        .query((row, n) -> new OpenTask(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }

  /** Until when the first open task of each of these cases may take, by reference. */
  @Transactional(readOnly = true)
  public Map<String, Instant> due(List<String> references) {
    Map<String, Instant> due = new TreeMap<>();
    jdbc.sql(
            "select reference, min(due_at) from work_item where reference = any(?) group by reference")
        .param(references.toArray(String[]::new))
        .query(
            row -> {
              due.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
    return due;
  }

  /**
   * Whether this step of the case is open, whoever has it.
   *
   * @param step the element's id in the model
   */
  @Transactional(readOnly = true)
  public boolean open(String caseId, String step) {
    return jdbc.sql("select exists (select 1 from work_item where case_id = ? and step = ?)")
        .params(caseId, step)
        .query(Boolean.class)
        .single();
  }

  /** Whether some open step of the case is for an outside body, since nobody inside is left. */
  @Transactional(readOnly = true)
  public boolean outside(String caseId) {
    return jdbc.sql("select exists (select 1 from work_item where case_id = ? and outside)")
        .param(caseId)
        .query(Boolean.class)
        .single();
  }

  /**
   * The same of the case or of one that goes on from it: for whoever reported, and sees neither.
   */
  @Transactional(readOnly = true)
  public boolean outsideAnywhere(String caseId) {
    return jdbc.sql(
            """
            select exists (select 1 from work_item where outside and (case_id = :case
              or case_id in (select case_id from case_goes_on where source_case_id = :case)))
            """)
        .param("case", caseId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether the safeguarding lead, or whoever stands in for them, has an open step of the case or
   * of the referral that goes on from it.
   */
  @Transactional(readOnly = true)
  public boolean withSafeguarding(String caseId) {
    return jdbc.sql(
            """
            select exists (select 1 from assignment a join work_item w on w.task_id = a.task_id
              where (a.case_id = :case
                  or a.case_id in (select case_id from case_goes_on where source_case_id = :case))
                and a.owner = 'profile:safeguarding.lead'
                and a.closed_at is null and not w.outside)
            """)
        .param("case", caseId)
        .query(Boolean.class)
        .single();
  }
}
