package org.chalkline.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.chalkline.installation.SharedDatabase;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stock engine on the same database server, in a database of its own, as its Spring Boot starter
 * sets it up: what Chalkline is measured against. Every setting is the starter's own default, but
 * for its name, its one model, and the job executor, which rests on both sides.
 */
final class Stock implements AutoCloseable {

  /** What a Spring Boot application of the starter has, and nothing else. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
  })
  static class Starter {}

  private final HikariDataSource data = new HikariDataSource();
  private final ConfigurableApplicationContext application;
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
    application =
        new SpringApplicationBuilder(Starter.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(DataSource.class, () -> data, it -> it.setPrimary(true)))
            .properties(
                // Chalkline's own settings are not read.
                "spring.config.name=stock",
                "camunda.bpm.process-engine-name=stock",
                "camunda.bpm.deployment-resource-pattern=classpath:bench/stock.bpmn",
                "camunda.bpm.job-execution.enabled=false")
            .run();
    engine = application.getBean(ProcessEngine.class);
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
                "select column_name from information_schema.columns where table_name = ? order by"
                    + " ordinal_position")
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
    application.close();
    data.close();
  }
}
