package org.chalkline.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.calendar.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of steps that wait or waited for a person. */
@Component
class Assignments {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Assignments(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds a step, with the parameters of {@link #values}; part of a statement that adds more. */
  static final String ADD =
      """
      insert into assignment (task_id, case_id, school_id, process, step, name, form, clauses,
        owner, urgent, level, holder, handed_to, due_limit, due_at, halfway_at, passes_at,
        reasoning, opened_at, due_setting, work)
      values (:task, :case, :school, :process, :step, :name, :form, :clauses, :owner, :urgent,
        :level, :holder, :handedTo, :limit, :due, :halfway, :passes, cast(:reasoning as jsonb),
        :opened, :setting, :work)
      """;

  Map<String, @Nullable Object> values(Assignment it) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("task", it.taskId());
    values.put("case", it.caseId());
    values.put("school", it.school());
    values.put("process", it.process());
    values.put("step", it.step());
    values.put("name", it.name());
    values.put("form", it.form());
    values.put("clauses", it.clauses().toArray(String[]::new));
    values.put("owner", it.owner());
    values.put("urgent", it.urgent());
    values.put("level", it.level());
    values.put("holder", it.holder());
    values.put("handedTo", it.handedTo());
    values.put("limit", it.dueLimit());
    values.put("due", Timestamp.from(it.due()));
    values.put("halfway", Timestamp.from(it.deadline().halfway()));
    values.put("passes", Timestamp.from(it.passesAt()));
    values.put("reasoning", text(it.deadline()));
    values.put("opened", Timestamp.from(it.openedAt()));
    values.put("work", it.work());
    return values;
  }

  Optional<Assignment> find(String taskId) {
    return jdbc.sql("select * from assignment where task_id = ?")
        .param(taskId)
        .query(this::read)
        .optional();
  }

  /** The same, and nobody else changes it until this transaction ends. */
  Optional<Assignment> lock(String taskId) {
    return jdbc.sql("select * from assignment where task_id = ? for update")
        .param(taskId)
        .query(this::read)
        .optional();
  }

  List<Assignment> ofCase(String caseId) {
    return jdbc.sql("select * from assignment where case_id = ? order by opened_at, task_id")
        .param(caseId)
        .query(this::read)
        .list();
  }

  List<Assignment> openOf(String caseId) {
    return jdbc.sql(
            """
            select * from assignment where case_id = ? and closed_at is null
            order by opened_at, task_id for update
            """)
        .param(caseId)
        .query(this::read)
        .list();
  }

  List<Assignment> allOpen() {
    return jdbc.sql("select * from assignment where closed_at is null order by task_id")
        .query(this::read)
        .list();
  }

  void hold(String taskId, @Nullable String holder) {
    jdbc.sql("update assignment set holder = ? where task_id = ?").params(holder, taskId).update();
  }

  void handTo(String taskId, @Nullable String person) {
    jdbc.sql("update assignment set handed_to = ?, holder = ? where task_id = ?")
        .params(person, person, taskId)
        .update();
  }

  void passOn(String taskId, int level, Instant passesAt) {
    jdbc.sql("update assignment set level = ?, passes_at = ? where task_id = ?")
        .params(level, Timestamp.from(passesAt), taskId)
        .update();
  }

  void passesAt(String taskId, Instant passesAt) {
    jdbc.sql("update assignment set passes_at = ? where task_id = ?")
        .params(Timestamp.from(passesAt), taskId)
        .update();
  }

  /** The setting of the profile that gave the limit; empty where people agreed on the time. */
  Optional<String> dueSetting(String taskId) {
    return jdbc.sql(
            "select due_setting from assignment where task_id = ? and due_setting is not null")
        .param(taskId)
        .query(String.class)
        .optional();
  }

  /**
   * Another time in the place of the one before.
   *
   * @param setting the setting of the profile that gave the limit; null for a time that people
   *     agreed on, which stays when the school's time changes
   */
  void due(
      String taskId, @Nullable String setting, String limit, Deadline deadline, Instant passesAt) {
    jdbc.sql(
            """
            update assignment set due_limit = ?, due_at = ?, halfway_at = ?, passes_at = ?,
              reasoning = ?::jsonb, agreed = ?, due_setting = ? where task_id = ?
            """)
        .params(
            limit,
            Timestamp.from(deadline.due()),
            Timestamp.from(deadline.halfway()),
            Timestamp.from(passesAt),
            text(deadline),
            setting == null,
            setting,
            taskId)
        .update();
  }

  void chase(String taskId, @Nullable String instance) {
    jdbc.sql("update assignment set chase = ? where task_id = ?").params(instance, taskId).update();
  }

  void close(String taskId, Instant at, String by, String ending, Map<String, Object> answers) {
    jdbc.sql(
            """
            update assignment set closed_at = ?, closed_by = ?, ending = ?, answers = ?::jsonb
            where task_id = ?
            """)
        .params(Timestamp.from(at), by, ending, text(answers), taskId)
        .update();
  }

  private Assignment read(ResultSet row, int number) throws SQLException {
    try {
      String answers = row.getString("answers");
      return new Assignment(
          row.getString("task_id"),
          row.getString("case_id"),
          row.getString("school_id"),
          row.getString("process"),
          row.getString("step"),
          row.getString("name"),
          row.getString("form"),
          List.of((String[]) row.getArray("clauses").getArray()),
          row.getString("owner"),
          row.getBoolean("urgent"),
          row.getInt("level"),
          row.getString("holder"),
          row.getString("handed_to"),
          row.getString("due_limit"),
          json.readValue(row.getString("reasoning"), Deadline.class),
          row.getTimestamp("due_at").toInstant(),
          row.getTimestamp("passes_at").toInstant(),
          row.getTimestamp("opened_at").toInstant(),
          row.getString("chase"),
          instant(row, "closed_at"),
          row.getString("closed_by"),
          row.getString("ending"),
          answers == null ? Map.of() : json.readValue(answers, new TypeReference<>() {}),
          row.getString("work"));
    } catch (JsonProcessingException e) {
      throw new SQLException("An assignment that cannot be read", e);
    }
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
