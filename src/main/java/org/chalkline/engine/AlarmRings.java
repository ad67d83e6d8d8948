package org.chalkline.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;

/** What the engine does when an alarm's time has come: it tells those who listen. */
final class AlarmRings implements JobHandler<AlarmRings.Name> {

  static final String TYPE = "chalkline-alarm";

  /** Under which name an alarm was set. */
  record Name(String toCanonicalString) implements JobHandlerConfiguration {}

  private final ObjectProvider<AlarmListener> listeners;

  AlarmRings(ObjectProvider<AlarmListener> listeners) {
    this.listeners = listeners;
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public void execute(
      Name name, ExecutionEntity execution, CommandContext context, String tenantId) {
    listeners.forEach(listener -> listener.rings(name.toCanonicalString()));
  }

  @Override
  public Name newConfiguration(String canonical) {
    return new Name(canonical);
  }

  @Override
  public void onDelete(Name name, JobEntity job) {
    // An alarm that is called off leaves nothing behind.
  }
}
