package org.chalkline.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Alarms: each is one timer among the engine's and nothing else, so that what begins only when its
 * time has come costs one row until then. Joins the running transaction; a restart loses none.
 */
@Component
public class Alarms {

  private static final int MOST_AT_ONCE = 500;

  private final ProcessEngine engine;

  Alarms(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * Sets an alarm.
   *
   * @param name an opaque id of at most 64 characters under which none is set; nothing personal
   *     (EN-4)
   */
  public void set(String name, Instant at) {
    commands().execute(context -> insert(context, name, at));
  }

  /** Moves the alarm that is set under this name, or sets it. */
  public void move(String name, Instant at) {
    commands()
        .execute(
            context -> {
              JobEntity known = find(context, name);
              if (known == null) {
                return insert(context, name, at);
              }
              known.setDuedate(Date.from(at));
              return known;
            });
  }

  /** Moves the alarms that are set under these names, in one batch; others are not set. */
  public void moveAll(Map<String, Instant> instants) {
    if (instants.isEmpty()) {
      return;
    }
    commands()
        .execute(
            context -> {
              List<String> names = List.copyOf(instants.keySet());
              for (int from = 0; from < names.size(); from += MOST_AT_ONCE) {
                Set<String> some =
                    Set.copyOf(names.subList(from, Math.min(names.size(), from + MOST_AT_ONCE)));
                engine
                    .getManagementService()
                    .createJobQuery()
                    .jobIds(some)
                    .unlimitedList()
                    .forEach(
                        job -> ((JobEntity) job).setDuedate(Date.from(instants.get(job.getId()))));
              }
              return null;
            });
  }

  private JobEntity insert(CommandContext context, String name, Instant at) {
    TimerEntity timer = new TimerEntity();
    timer.setId(name);
    timer.setDuedate(Date.from(at));
    timer.setRetries(settings().getDefaultNumberOfRetries());
    timer.setJobHandlerType(AlarmRings.TYPE);
    timer.setJobHandlerConfiguration(new AlarmRings.Name(name));
    context.getJobManager().schedule(timer);
    return timer;
  }

  /** Calls an alarm off; none is set under this name any more. */
  public void callOff(String name) {
    commands()
        .execute(
            context -> {
              JobEntity known = find(context, name);
              if (known != null) {
                known.delete();
              }
              return known;
            });
  }

  private static @Nullable JobEntity find(CommandContext context, String name) {
    return context.getJobManager().findJobById(name);
  }

  private CommandExecutor commands() {
    return settings().getCommandExecutorTxRequired();
  }

  private ProcessEngineConfigurationImpl settings() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
