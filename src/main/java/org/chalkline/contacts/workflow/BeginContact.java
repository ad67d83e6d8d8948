package org.chalkline.contacts.workflow;

import org.chalkline.contacts.Contact;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.engine.CaseStep;
import org.chalkline.engine.Step;
import org.springframework.stereotype.Component;

/** Step "Begin contact". */
@Component
class BeginContact extends CaseStep {

  private final OutsideContacts contacts;

  BeginContact(OutsideContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  protected void take(Step step) {
    Contact it =
        contacts.begin(step.reference(), step.id("bodyKind"), step.instance(), step.actor());
    step.keep(Step.WORK, it.id());
    step.answer("madeAlready", it.state() == Contact.State.WAITING);
  }
}
