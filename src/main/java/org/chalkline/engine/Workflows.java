package org.chalkline.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.chalkline.audit.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts processes, tells them what happened, completes their steps. Joins the running transaction:
 * the token moves with the facts or not at all. Every call names who acts.
 *
 * <p>No query here is shaped by a user: each has fixed criteria and takes ids only (EN-2).
 */
@Component
public class Workflows {

  private static final Logger LOG = LoggerFactory.getLogger(Workflows.class);

  private static final int MOST_AT_ONCE = 500;

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final ProcessEngine engine;
  private final Map<String, String> newest = new ConcurrentHashMap<>();

  Workflows(
      @Lazy RuntimeService runtime,
      @Lazy TaskService tasks,
      @Lazy ManagementService management,
      @Lazy ProcessEngine engine) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.engine = engine;
  }

  /**
   * Starts a process for a case.
   *
   * @param process the model's id, such as {@code abuse-handling}
   * @param reference the case reference, which becomes the business key
   * @param ids opaque ids and codes that the process keeps; nothing personal (EN-4)
   * @return the instance's id
   */
  public String start(String process, String reference, Map<String, String> ids, Actor actor) {
    return Acting.as(
        actor,
        () -> {
          VariableMap kept = Variables.createVariables();
          ids.forEach(kept::putValue);
          return runtime.startProcessInstanceById(newest(process), reference, kept).getId();
        });
  }

  /**
   * Tells every part of the case's processes that waits for this message.
   *
   * @return how many were waiting; none is not an error
   */
  public int tell(String reference, String message, Actor actor) {
    return Acting.as(
        actor,
        () -> {
          List<Execution> waiting =
              runtime
                  .createExecutionQuery()
                  .messageEventSubscriptionName(message)
                  .processInstanceBusinessKey(reference)
                  .list()
                  .stream()
                  .filter(execution -> stillWaits(execution, message))
                  .toList();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }

  /**
   * Whether a part that the database still shows as waiting does so: a step of the engine's own
   * that runs just now may have ended it.
   */
  private static boolean stillWaits(Execution execution, String message) {
    return Context.getCommandContext() == null
        || !(execution instanceof ExecutionEntity known)
        || known.getEventSubscriptions().stream()
            .anyMatch(subscription -> message.equals(subscription.getEventName()));
  }

  /**
   * Tells whatever waits for this message in the case's processes and keeps this id under {@code
   * work}, such as one of several letters.
   *
   * @return how many were waiting; none is not an error
   */
  public int tellWork(String reference, String message, String work, Actor actor) {
    return Acting.as(
        actor,
        () -> {
          List<Execution> waiting =
              runtime
                  .createExecutionQuery()
                  .messageEventSubscriptionName(message)
                  .processInstanceBusinessKey(reference)
                  .processVariableValueEquals("work", work)
                  .list();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }

  /** Whether a process of this model runs in the case and keeps this id under {@code work}. */
  public boolean runs(String process, String reference, String work) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(process)
            .processInstanceBusinessKey(reference)
            .variableValueEquals("work", work)
            .count()
        > 0;
  }

  /** Tells one instance, if it still waits for this message. */
  public void tellInstance(String instance, String message, Actor actor) {
    Acting.as(
        actor,
        () -> {
          List<Execution> waiting =
              runtime
                  .createExecutionQuery()
                  .messageEventSubscriptionName(message)
                  .processInstanceId(instance)
                  .list();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }

  /**
   * Puts armed timers to other instants, in one batch. A timer that is not armed stays as it is:
   * its instant is asked for when it is.
   *
   * @param instants by instance, the timers' element ids with the instants they are to wait for
   */
  public void putTimers(Map<String, Map<String, Instant>> instants) {
    if (instants.isEmpty()) {
      return;
    }
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              List<String> instances = List.copyOf(instants.keySet());
              for (int from = 0; from < instances.size(); from += MOST_AT_ONCE) {
                Set<String> some =
                    Set.copyOf(
                        instances.subList(from, Math.min(instances.size(), from + MOST_AT_ONCE)));
                management
                    .createJobQuery()
                    .timers()
                    .processInstanceIds(some)
                    .unlimitedList()
                    .forEach(
                        job ->
                            put(
                                job,
                                Objects.requireNonNull(instants.get(job.getProcessInstanceId()))));
              }
              return null;
            });
  }

  private static void put(Job job, Map<String, Instant> instants) {
    TimerEntity timer = (TimerEntity) job;
    Instant to = instants.get(timer.getActivityId());
    if (to != null) {
      timer.setDuedate(java.util.Date.from(to));
    }
  }

  /**
   * Completes a step.
   *
   * @param answers the gateways' answers: codes and truths, used now and not kept
   */
  public void complete(String step, Map<String, Object> answers, Actor actor) {
    Acting.as(
        actor,
        () -> {
          Map<String, Object> once = new HashMap<>();
          answers.forEach((name, value) -> once.put(name, Variables.untypedValue(value, true)));
          tasks.complete(step, once);
          return null;
        });
  }

  /** Ends every process of the case, with a reason that stays in the engine's record. */
  public void end(String reference, String reason, Actor actor) {
    Acting.as(
        actor,
        () -> {
          List<ProcessInstance> roots =
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(reference)
                  .rootProcessInstances()
                  .list();
          // The end of one may have ended another: the chase of a step ends with the step.
          roots.forEach(
              root ->
                  runtime.deleteProcessInstanceIfExists(
                      root.getId(), reason, false, true, false, false));
          return null;
        });
  }

  /** Whether any process of this case is under way. */
  public boolean running(String reference) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count() > 0;
  }

  /** The ids of all open steps with their cases, for rebuilding a work list. Ordered by id. */
  public List<OpenStep> openSteps() {
    return tasks.createTaskQuery().active().orderByTaskId().asc().unlimitedList().stream()
        .map(
            task ->
                new OpenStep(
                    task.getId(),
                    runtime
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey(),
                    processOf(task),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    Map.of(),
                    "",
                    null))
        .toList();
  }

  /**
   * Runs everything that has come due by this moment, in order of its time, each in a transaction
   * of its own. For clocks that are moved by hand; in ordinary running the job executor does it,
   * which rests meanwhile.
   *
   * @param eachMoment told of a job's time before that job runs
   */
  public int runDue(Instant until, java.util.function.Consumer<Instant> eachMoment) {
    JobExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    boolean resumes = executor != null && executor.isActive();
    if (resumes) {
      executor.shutdown();
    }
    try {
      return runAllDue(until, eachMoment);
    } finally {
      if (resumes) {
        executor.start();
      }
    }
  }

  private int runAllDue(Instant until, java.util.function.Consumer<Instant> eachMoment) {
    int ran = 0;
    while (true) {
      List<Job> due =
          management
              .createJobQuery()
              .duedateLowerThan(java.util.Date.from(until.plusMillis(1)))
              .withRetriesLeft()
              .active()
              .orderByJobDuedate()
              .asc()
              .listPage(0, 1);
      List<Job> immediate =
          management.createJobQuery().messages().executable().active().listPage(0, 1);
      Job next = !immediate.isEmpty() ? immediate.get(0) : due.isEmpty() ? null : due.get(0);
      if (next == null) {
        return ran;
      }
      if (next.getDuedate() != null) {
        eachMoment.accept(next.getDuedate().toInstant());
      }
      try {
        management.executeJob(next.getId());
        ran++;
      } catch (OptimisticLockingException takenByAnother) {
        // The job executor was quicker: its effect is the same.
        Thread.onSpinWait();
      } catch (RuntimeException failed) {
        // The engine has counted the failure and put the job off; after the last try it is an
        // incident.
        LOG.warn("A job failed and was put off: {}", failed.getClass().getName());
      }
    }
  }

  /** Which edition is newest is settled when the models are deployed, before anything starts. */
  private String newest(String process) {
    return newest.computeIfAbsent(
        process,
        key ->
            engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId());
  }

  private static String processOf(Task task) {
    return task.getProcessDefinitionId().split(":", 2)[0];
  }
}
