package org.chalkline.links;

import java.time.Instant;
import java.util.Locale;
import org.chalkline.identity.Schools;
import org.chalkline.post.CalendarFile;
import org.chalkline.post.Outbox;
import org.chalkline.post.OutsideMail;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that bring a link to somebody outside. They say the school's name, that there is a message,
 * and the link; neither what it is about, nor the code (OU-4).
 */
@Component
public class LinkMails {

  private final Outbox outbox;
  private final Schools schools;
  private final ObjectProvider<PublicTelephone> telephones;
  private final When when;
  private final MessageSourceAccessor words;

  LinkMails(
      Outbox outbox,
      Schools schools,
      ObjectProvider<PublicTelephone> telephones,
      When when,
      MessageSource messages) {
    this.outbox = outbox;
    this.schools = schools;
    this.telephones = telephones;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /**
   * Puts such a mail in the outbox, as part of the running transaction.
   *
   * @param caseId the case that it is about, which the mail does not carry
   * @param address exactly one mail address
   * @param link where it leads
   * @param expires until when the link works
   * @param letter whether it brings a letter, which goes once
   * @param calendar a calendar file that goes with it; null if none does
   * @return the mail's id in the outbox
   * @throws IllegalArgumentException if the address is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String send(
      String caseId,
      String school,
      String address,
      Made link,
      Instant expires,
      boolean letter,
      @Nullable CalendarFile calendar) {
    String name = schools.get(school).name();
    String ring =
        telephones.stream()
            .flatMap(it -> it.of(school).stream())
            .findFirst()
            .map(number -> words.getMessage("links.mail.ring", new Object[] {number}))
            .orElseGet(() -> words.getMessage("links.mail.ring-school"));
    return outbox.send(
        new OutsideMail(
            school,
            address,
            words.getMessage("links.mail.subject", new Object[] {name}),
            words.getMessage(
                "links.mail.body", new Object[] {name, link.address(), when.day(expires), ring}),
            caseId,
            calendar,
            letter));
  }
}
