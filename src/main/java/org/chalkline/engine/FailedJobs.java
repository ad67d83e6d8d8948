package org.chalkline.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What came due and failed, and another try of it. Who may know of it is for others to ask: here
 * stands every case's.
 */
@Component
public class FailedJobs {

  private final ProcessEngine engine;
  private final JdbcClient jdbc;

  FailedJobs(@Lazy ProcessEngine engine, JdbcClient jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** What has failed and has not come right since; what failed first comes first. */
  public List<FailedJob> all() {
    return jdbc
        .sql(
            """
            select f.job_id, f.since, f.last, f.tries, f.kind from failed_job f
            join act_ru_job j on j.id_ = f.job_id order by f.since, f.job_id
            """)
        .query((row, n) -> failed(row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<FailedJob> failed(ResultSet row) throws SQLException {
    Job job = engine.getManagementService().createJobQuery().jobId(row.getString(1)).singleResult();
    return job == null
        ? Optional.empty()
        : Optional.of(
            new FailedJob(
                job.getId(),
                reference(job),
                process(job),
                step(job),
                row.getTimestamp(2).toInstant(),
                row.getTimestamp(3).toInstant(),
                row.getInt(4),
                job.getRetries() == 0,
                row.getString(5)));
  }

  private @Nullable String reference(Job job) {
    if (job.getProcessInstanceId() == null) {
      return null;
    }
    ProcessInstance instance =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(job.getProcessInstanceId())
            .singleResult();
    return instance == null ? null : instance.getBusinessKey();
  }

  private @Nullable String process(Job job) {
    return job.getProcessDefinitionId() == null
        ? null
        : engine
            .getRepositoryService()
            .getProcessDefinition(job.getProcessDefinitionId())
            .getName();
  }

  private @Nullable String step(Job job) {
    String element = ((JobEntity) job).getFailedActivityId();
    if (job.getProcessDefinitionId() == null || element == null) {
      return null;
    }
    return engine
                .getRepositoryService()
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementById(element)
            instanceof FlowElement named
        ? named.getName()
        : null;
  }

  /**
   * Lets a job be tried once more, now; if it fails again it is given up again. Joins the running
   * transaction: it is tried once that has ended.
   *
   * @return whether there is such a job that has failed
   */
  public boolean tryAgain(String id) {
    return Objects.requireNonNull(
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired()
            .execute(
                context -> {
                  JobEntity job = context.getJobManager().findJobById(id);
                  if (job == null || job.getExceptionMessage() == null) {
                    return false;
                  }
                  job.setRetries(Math.max(1, job.getRetries()));
                  job.setDuedate(ClockUtil.getCurrentTime());
                  job.unlock();
                  return true;
                }));
  }
}
