package org.chalkline.engine;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.chalkline.audit.Actor;

/** A step as its process asks it of us: the case, and the answers the model waits for. */
public final class Step {

  /** Under which name a process keeps the id of what it is about. */
  public static final String WORK = "work";

  private final DelegateExecution execution;

  Step(DelegateExecution execution) {
    this.execution = execution;
  }

  /** The case reference. */
  public String reference() {
    return Objects.requireNonNull(execution.getProcessBusinessKey(), "a process without a case");
  }

  /** Who acts: the person whose doing moved the token, or Chalkline. */
  public Actor actor() {
    return Acting.now();
  }

  /** The engine's id of the process that asks, by which its timers can be put. */
  public String instance() {
    return execution.getProcessInstanceId();
  }

  /** The element's id in the model. */
  public String element() {
    return execution.getCurrentActivityId();
  }

  /** An opaque id that the process keeps. */
  public String id(String name) {
    return (String) Objects.requireNonNull(execution.getVariable(name), name);
  }

  /** Whether the process keeps an id of this name. */
  public boolean has(String name) {
    return execution.hasVariable(name);
  }

  /** Keeps an opaque id or a code with the process until it ends; nothing personal (EN-4). */
  public void keep(String name, String id) {
    execution.setVariable(name, id);
  }

  /** Answers a question of the model: used by the gateways that follow at once, and not kept. */
  public void answer(String name, Object value) {
    execution.setVariable(name, Variables.untypedValue(value, true));
  }
}
