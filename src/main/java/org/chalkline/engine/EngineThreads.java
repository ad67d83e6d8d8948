package org.chalkline.engine;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/**
 * Where timers run: the starter's job executor, with {@link JobScope} around every batch of jobs.
 * The batch is wrapped where it is made, so that it does not matter which thread runs it: one of
 * the pool, or the acquiring thread itself when the pool is full.
 */
@Configuration(proxyBeanMethods = false)
class EngineThreads {

  @Bean
  @ConditionalOnProperty(
      prefix = "camunda.bpm.job-execution",
      name = "enabled",
      havingValue = "true",
      matchIfMissing = true)
  static JobExecutor jobExecutor(
      @Qualifier("camundaTaskExecutor") TaskExecutor threads,
      CamundaBpmProperties settings,
      ObjectProvider<JobScope> scope) {
    SpringJobExecutor executor = new ScopedJobExecutor(scope);
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(
        new org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler());
    JobExecutionProperty set = settings.getJobExecution();
    ifSet(set.getLockTimeInMillis(), executor::setLockTimeInMillis);
    ifSet(set.getMaxJobsPerAcquisition(), executor::setMaxJobsPerAcquisition);
    ifSet(set.getWaitTimeInMillis(), executor::setWaitTimeInMillis);
    ifSet(set.getMaxWait(), executor::setMaxWait);
    ifSet(set.getBackoffTimeInMillis(), executor::setBackoffTimeInMillis);
    ifSet(set.getMaxBackoff(), executor::setMaxBackoff);
    ifSet(set.getBackoffDecreaseThreshold(), executor::setBackoffDecreaseThreshold);
    ifSet(set.getWaitIncreaseFactor(), executor::setWaitIncreaseFactor);
    return executor;
  }

  private static <T> void ifSet(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  private static final class ScopedJobExecutor extends SpringJobExecutor {

    private final ObjectProvider<JobScope> scope;

    private ScopedJobExecutor(ObjectProvider<JobScope> scope) {
      this.scope = scope;
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
      return scope.getObject().within(super.getExecuteJobsRunnable(jobs, engine));
    }
  }
}
