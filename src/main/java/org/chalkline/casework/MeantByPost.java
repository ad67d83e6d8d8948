package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was said of who is behind a case, until a person has confirmed who is meant. "The
 * headteacher" may mean somebody who becomes headteacher tomorrow.
 */
@Component
public class MeantByPost {

  private final JdbcClient jdbc;
  private final Meant meant;
  private final Clock clock;

  MeantByPost(JdbcClient jdbc, Meant meant, Clock clock) {
    this.jdbc = jdbc;
    this.meant = meant;
    this.clock = clock;
  }

  /**
   * Keeps what was said.
   *
   * @param words what was written of them; may be empty
   * @param post the id of the role that was chosen, if one was
   * @param mayBeAdult whether it may be an adult of the school
   */
  public void keep(CaseFile file, String words, @Nullable String post, boolean mayBeAdult) {
    if (post == null && (!mayBeAdult || words.isBlank())) {
      return;
    }
    jdbc.sql(
            """
            insert into case_meant (id, case_id, school_id, words, post, may_be_adult, since)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            words,
            post,
            mayBeAdult,
            Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * A person has confirmed in this step who is meant. What was said after it opened, and is asked
   * about in a step of its own, stays open.
   */
  public void confirmed(CaseFile file, Assignment step) {
    jdbc.sql(
            """
            update case_meant m set until = :now
            where m.case_id = :case and m.until is null
              and not exists (select 1 from assignment a
                where a.case_id = m.case_id and a.closed_at is null and a.task_id <> :task
                  and a.form = :form and a.opened_at >= m.since and m.since > :opened)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("case", file.getId())
        .param("task", step.taskId())
        .param("form", step.form())
        .param("opened", Timestamp.from(step.openedAt()))
        .update();
  }

  /** The ids of the cases at these schools in which the holder of this role could be meant. */
  public List<String> casesOf(Collection<String> schools, String role) {
    return jdbc
        .sql(
            """
            select case_id, words, post, may_be_adult from case_meant
            where until is null and school_id = any(?)
            """)
        .param(schools.toArray(String[]::new))
        .query(
            (row, n) ->
                role.equals(row.getString(3))
                        || (row.getBoolean(4) && meant.post(role, row.getString(2)))
                    ? row.getString(1)
                    : "")
        .list()
        .stream()
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }
}
