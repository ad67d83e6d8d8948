package org.chalkline.abuse.workflow;

import org.chalkline.abuse.AbuseDataBreaches;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Note what came of it", of a breach of personal data. */
@Component
class NoteDataBreach extends CaseStep {

  private final AbuseDataBreaches breaches;

  NoteDataBreach(AbuseDataBreaches breaches) {
    this.breaches = breaches;
  }

  @Override
  protected void take(Step step) {
    step.answer("carriedOut", breaches.dealtWith(step.reference(), step.actor()));
  }
}
