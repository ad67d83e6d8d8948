package org.chalkline.engine;

import java.sql.Timestamp;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a job that failed leaves behind: its kind and place, in the engine's own row and in one that
 * knows since when. The message of a failure may hold words of a case and is kept nowhere (EN-4).
 */
final class JobFailures implements FailedJobCommandFactory {

  private static final int LONGEST = 1000;

  private final ObjectProvider<JdbcClient> jdbc;

  JobFailures(ObjectProvider<JdbcClient> jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    if (failure instanceof OptimisticLockingException) {
      // Another was quicker: no failure, and no try is counted.
      return new DefaultJobRetryCmd(jobId, failure);
    }
    String kind = JobsEverywhere.kinds(failure);
    String kept = kind.length() > LONGEST ? kind.substring(0, LONGEST) : kind;
    return context -> {
      keep(jobId, kept);
      return new DefaultJobRetryCmd(jobId, new Wordless(kept, failure)).execute(context);
    };
  }

  private void keep(String jobId, String kind) {
    JdbcClient database = jdbc.getObject();
    Timestamp now = Timestamp.from(ClockUtil.getCurrentTime().toInstant());
    database
        .sql(
            "delete from failed_job f where not exists (select 1 from act_ru_job where id_ = job_id)")
        .update();
    database
        .sql(
            """
            insert into failed_job (job_id, since, last, tries, kind)
            values (:job, :now, :now, 1, :kind)
            on conflict (job_id) do update
              set last = :now, tries = failed_job.tries + 1, kind = :kind
            """)
        .param("job", jobId)
        .param("now", now)
        .param("kind", kind)
        .update();
  }

  /** A failure by kind and place only. */
  private static final class Wordless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Wordless(String kind, Throwable failure) {
      super(kind);
      setStackTrace(failure.getStackTrace());
    }
  }
}
