package org.chalkline.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * What a process asks of a module at a service task: our form of a Java delegate. One class for one
 * task; it translates and calls the door. What it throws becomes an incident that an operator sees.
 */
public abstract class CaseStep implements JavaDelegate {

  @Override
  public final void execute(DelegateExecution execution) {
    take(new Step(execution));
  }

  /** Does the step's work. */
  protected abstract void take(Step step);
}
