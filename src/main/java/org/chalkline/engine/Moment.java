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
    Moments answers =
        moments.stream()
            .filter(it -> it.names().contains(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No moment " + name));
    return Date.from(answers.at(name, new Step(execution).id("work")));
  }
}
