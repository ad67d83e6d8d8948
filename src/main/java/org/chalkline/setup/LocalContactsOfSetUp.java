package org.chalkline.setup;

import java.util.Locale;
import java.util.Optional;
import org.chalkline.duties.LocalContacts;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Whom a school knows at the police and the local authority is what its set-up keeps. */
@Component
class LocalContactsOfSetUp implements LocalContacts {

  private final Contacts contacts;
  private final When when;
  private final MessageSourceAccessor words;

  LocalContactsOfSetUp(Contacts contacts, When when, MessageSource messages) {
    this.contacts = contacts;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public Optional<String> words(String school, String kind) {
    return Optional.ofNullable(contacts.of(school).get(kind))
        .map(
            it ->
                words.getMessage(
                    "duties.local.words",
                    new Object[] {
                      it.name(), it.telephone(), it.hours(), when.day(it.checkedOn())
                    }));
  }
}
