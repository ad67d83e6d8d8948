package org.chalkline.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.identity.AccountRequests.Link;
import org.chalkline.installation.PublicAddress;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Brings one-time links to people: by mail where a mail server is configured, and otherwise to
 * whoever made them, to hand over. Links begin with the address that the school has set.
 */
@Component
class Invitations {

  private final Outbox outbox;
  private final PublicAddress address;
  private final Environment settings;
  private final MessageSourceAccessor words;

  Invitations(Outbox outbox, PublicAddress address, Environment settings, MessageSource messages) {
    this.outbox = outbox;
    this.address = address;
    this.settings = settings;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** Whether mail leaves the building. */
  boolean mailed() {
    return !settings.getProperty("spring.mail.host", "").isBlank();
  }

  /**
   * Sends a link, as part of the running transaction.
   *
   * @return the link to be shown, where it could not be mailed
   */
  Optional<Link> send(String school, Person person, String token) {
    String link = address.link("/invitation?token=" + token);
    if (!mailed() || person.email() == null) {
      return Optional.of(new Link(person, link));
    }
    outbox.send(
        new Notice(
            school,
            person.id(),
            person.email(),
            words.getMessage("identity.invitation.mail.subject"),
            words.getMessage("identity.invitation.mail.body", new Object[] {link})));
    return Optional.empty();
  }

  /** Tells those who can approve that something waits for them. */
  void approvalWaits(String school, List<Person> approvers) {
    for (Person person : approvers) {
      if (person.email() != null) {
        outbox.send(
            new Notice(
                school,
                person.id(),
                person.email(),
                words.getMessage("identity.approval.mail.subject"),
                words.getMessage("identity.approval.mail.body")));
      }
    }
  }
}
