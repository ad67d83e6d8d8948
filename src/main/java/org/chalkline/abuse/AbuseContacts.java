package org.chalkline.abuse;

import java.time.Clock;
import java.util.List;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.web.Answers;
import org.springframework.stereotype.Component;

/** What a route told the police or a platform stands among the contacts outside. */
@Component
class AbuseContacts {

  private final OutsideContacts contacts;
  private final Clock clock;

  AbuseContacts(OutsideContacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /** Somebody has done a step; if a body outside was told in it, that is kept. */
  void told(CaseFile file, AbuseCase it, String step, Answers answers, Actor actor) {
    switch (step) {
      case AbuseHandling.REPORT_TO_POLICE -> {
        if (said(answers, "carriedOut").equals("yes")) {
          String force = said(answers, "force");
          tell(
              file,
              Body.POLICE,
              made(
                  force,
                  "telephone",
                  said(answers, "officer"),
                  said(answers, "policeReference"),
                  "What was posted"),
              actor);
        }
      }
      case AbuseHandling.CONSIDER_POLICE -> considered(file, it, answers, actor);
      case AbuseHandling.REPORT_TO_PLATFORM -> {
        if (said(answers, "carriedOut").equals("yes")) {
          String reference = said(answers, "platformReference");
          tell(
              file,
              Body.PLATFORM,
              made(it.platform(), "online", "", reference, "The post was reported"),
              actor);
        }
      }
      default -> {
        // No body outside is told in any other step.
      }
    }
  }

  /** The police and the provider, where they were decided on. */
  private void considered(CaseFile file, AbuseCase it, Answers answers, Actor actor) {
    String reason = said(answers, "reason");
    if (said(answers, "police").equals("taken")) {
      String reference = said(answers, "policeReference");
      tell(file, Body.POLICE, made("The police", "telephone", "", reference, reason), actor);
    }
    if (said(answers, "provider").equals("taken")) {
      tell(file, Body.PLATFORM, made(it.platform(), "online", "", "", reason), actor);
    }
  }

  private void tell(CaseFile file, Body body, ContactMade made, Actor actor) {
    contacts.record(file, body, made, actor);
  }

  private ContactMade made(
      String body, String how, String person, String bodyReference, String words) {
    return new ContactMade(
        body,
        how,
        clock.instant(),
        person,
        bodyReference.length() > 200 ? bodyReference.substring(0, 200) : bodyReference,
        words,
        List.of(),
        "",
        false,
        null);
  }

  private static String said(Answers answers, String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }
}
