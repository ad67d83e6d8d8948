package org.chalkline.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.chalkline.installation.SharedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stock engine on the same database server, with its own defaults and its own schema: what
 * Chalkline is measured against.
 */
final class Stock implements AutoCloseable {

  private final HikariDataSource data = new HikariDataSource();
  private final ProcessEngine engine;
  private final JdbcClient jdbc;

  Stock() throws Exception {
    try (Connection superuser = SharedDatabase.asSuperuser()) {
      String url = superuser.getMetaData().getURL().replaceFirst("/[^/]*$", "/stock");
      superuser.createStatement().execute("drop database if exists stock");
      superuser.createStatement().execute("drop role if exists stock");
      superuser.createStatement().execute("create role stock login password 'stock'");
      superuser.createStatement().execute("create database stock owner stock");
      data.setJdbcUrl(url);
    }
    data.setUsername("stock");
    data.setPassword("stock");
    data.setMaximumPoolSize(12);
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setProcessEngineName("stock");
    settings.setDataSource(data);
    settings.setDatabaseSchemaUpdate("true");
    settings.setJobExecutorActivate(false);
    engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("bench/stock.bpmn")
        .deploy();
    jdbc = JdbcClient.create(data);
  }

  /** The twelve values that a report has. */
  static Map<String, Object> values(int number) {
    Map<String, Object> values = new TreeMap<>();
    values.put("reference", "ABU-%07d".formatted(number));
    values.put("subject", "Racist on the school's own account, Facebook");
    values.put("school", "wanborough");
    values.put("severity", "not-triaged");
    values.put("platform", "Facebook");
    values.put("account", "wanborough-facebook");
    values.put(
        "said",
        "What was said, in about as many words as such a post has, and then a few more of them");
    values.put("behind", "parent");
    values.put("aimedAt", "staff");
    values.put("kinds", "racist");
    values.put("danger", false);
    values.put("reporter", "staff1@wanborough");
    return values;
  }

  void start(int number) {
    engine.getRuntimeService().startProcessInstanceByKey("stock", "ABU-" + number, values(number));
  }

  /**
   * Makes copies of one started instance until this many tasks are open, spread over the groups.
   */
  void fill(int tasks, List<String> groups) {
    for (String table :
        List.of("act_ru_identitylink", "act_ru_variable", "act_ru_task", "act_ru_execution")) {
      jdbc.sql("delete from " + table).update();
    }
    start(0);
    String execution = jdbc.sql("select id_ from act_ru_execution").query(String.class).single();
    String task = jdbc.sql("select id_ from act_ru_task").query(String.class).single();
    jdbc.sql("delete from act_ru_identitylink").update();
    copy(
        "act_ru_execution",
        tasks,
        Map.of(
            "id_",
            "'e' || n",
            "proc_inst_id_",
            "'e' || n",
            "root_proc_inst_id_",
            "'e' || n",
            "business_key_",
            "'ABU-' || n"),
        "id_ = '" + execution + "'");
    copy(
        "act_ru_task",
        tasks,
        Map.of(
            "id_",
            "'t' || n",
            "execution_id_",
            "'e' || n",
            "proc_inst_id_",
            "'e' || n",
            "due_date_",
            "timestamp '2026-09-18' + n * interval '7 minutes'"),
        "id_ = '" + task + "'");
    copy(
        "act_ru_variable",
        tasks,
        Map.of(
            "id_",
            "'v' || name_ || n",
            "execution_id_",
            "'e' || n",
            "proc_inst_id_",
            "'e' || n",
            "var_scope_",
            "'e' || n"),
        "execution_id_ = '" + execution + "'");
    jdbc.sql(
            """
            insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
            select 'l' || n, 1, (:groups::text[])[1 + n % :count], 'candidate', 't' || n
            from generate_series(1, :tasks) n
            """)
        .param("groups", groups.toArray(String[]::new))
        .param("count", groups.size())
        .param("tasks", tasks)
        .update();
    jdbc.sql("delete from act_ru_task where id_ = ?").param(task).update();
    jdbc.sql("delete from act_ru_variable where execution_id_ = ?").param(execution).update();
    jdbc.sql("analyze").update();
  }

  private void copy(String table, int times, Map<String, String> changed, String which) {
    List<String> columns =
        jdbc.sql(
                "select column_name from information_schema.columns where table_name = ? order by ordinal_position")
            .param(table)
            .query(String.class)
            .list();
    String selected =
        columns.stream().map(it -> changed.getOrDefault(it, it)).collect(Collectors.joining(", "));
    jdbc.sql(
            "insert into %s (%s) select %s from %s, generate_series(1, %d) n where %s"
                .formatted(table, String.join(", ", columns), selected, table, times, which))
        .update();
  }

  /** A row as a page shows it. */
  record Row(
      String reference, String subject, String school, String severity, java.util.Date due) {}

  /** A page of 25 rows with what they show, by due time, and the total. */
  List<Row> page(List<String> groups) {
    var query = engine.getTaskService().createTaskQuery().taskCandidateGroupIn(groups);
    List<Task> tasks = query.orderByDueDate().asc().listPage(0, 25);
    Map<String, Map<String, Object>> values = new TreeMap<>();
    for (VariableInstance variable :
        engine
            .getRuntimeService()
            .createVariableInstanceQuery()
            .processInstanceIdIn(
                tasks.stream().map(Task::getProcessInstanceId).toArray(String[]::new))
            .list()) {
      values
          .computeIfAbsent(variable.getProcessInstanceId(), it -> new TreeMap<>())
          .put(variable.getName(), variable.getValue());
    }
    List<Row> rows = new ArrayList<>();
    for (Task task : tasks) {
      Map<String, Object> its = values.get(task.getProcessInstanceId());
      rows.add(
          new Row(
              (String) its.get("reference"),
              (String) its.get("subject"),
              (String) its.get("school"),
              (String) its.get("severity"),
              task.getDueDate()));
    }
    long total = engine.getTaskService().createTaskQuery().taskCandidateGroupIn(groups).count();
    if (total < rows.size()) {
      throw new IllegalStateException("The total is wrong");
    }
    return rows;
  }

  @Override
  public void close() {
    engine.close();
    data.close();
  }
}
