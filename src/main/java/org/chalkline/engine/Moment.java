package org.chalkline.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The bean that timers in the models ask: {@code ${moment.of(execution, 'due')}}. */
@Component("moment")
public class Moment {

  private final ObjectProvider<Moments> moments;

  Moment(ObjectProvider<Moments> moments) {
    this.moments = moments;
  }

  /** The instant of a named moment, for the engine. */
  public Date of(DelegateExecution execution, String name) {
    Step step = new Step(execution);
    Moments asked =
        moments.stream()
            .filter(it -> it.process().equals(step.process()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No moments for " + step.process()));
    return Date.from(asked.at(name, step.id("work")));
  }
}
