package org.chalkline.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.letters.LetterPaper.Online;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.links.Made;
import org.chalkline.links.NewLink;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets signed letters go: sealed first, then by a link or on paper; says so where one may not. */
@Service
public class LetterSending {

  private final LetterTable table;
  private final LetterCases cases;
  private final LetterFiles letterFiles;
  private final OneTimeLinks links;
  private final LetterMail mail;
  private final Policies policies;
  private final SchoolTime time;
  private final ApplicationEventPublisher events;
  private final MessageSourceAccessor words;
  private final Clock clock;

  LetterSending(
      LetterTable table,
      LetterCases cases,
      LetterFiles letterFiles,
      OneTimeLinks links,
      LetterMail mail,
      Policies policies,
      SchoolTime time,
      ApplicationEventPublisher events,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.cases = cases;
    this.letterFiles = letterFiles;
    this.links = links;
    this.mail = mail;
    this.policies = policies;
    this.time = time;
    this.events = events;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  /**
   * Seals a signed letter as it goes out and lets it go.
   *
   * @return whether a mail with its link is on the way; otherwise it lies there to be posted
   * @throws org.chalkline.web.Refused while contact is held, or once the case is closed
   */
  @Transactional
  public boolean send(String letterId, Actor actor) {
    LetterRow letter = table.find(letterId).orElseThrow();
    CaseFile file = cases.file(letter);
    cases.mayGo(file);
    String before = letter.linkId();
    if (before != null) {
      links.revoke(before, actor);
    }
    Made link =
        links.make(
            new NewLink(
                file.getId(),
                file.school(),
                cases.of(file).linkPurpose(letter.kind()),
                letter.id(),
                expires(file)),
            actor);
    boolean byLink = "link".equals(letter.channel());
    String sha256 =
        letterFiles.seal(letter, byLink ? null : new Online(link.address(), link.code()));
    cases.record(letter, actor, "letter.sealed", Map.of("sha256", sha256));
    if (byLink) {
      String sent = mail.send(letter, link);
      table.onItsWay(letter.id(), State.SENDING, link.linkId(), sent);
      return true;
    }
    table.onItsWay(letter.id(), State.TO_POST, link.linkId(), null);
    return false;
  }

  private Instant expires(CaseFile file) {
    String limit = policies.edition(file.policyEdition()).text(LetterProcess.LINK_LIMIT);
    return time.deadline(file.school(), Limit.parse(limit), clock.instant()).due();
  }

  /** The mail with its link was taken. */
  void gone(LetterRow letter, String proof, Actor actor) {
    table.sent(letter.id(), clock.instant(), proof);
    cases.record(letter, actor, "letter.sent", Map.of("proof", proof));
    announce(letter);
  }

  /** A person says that it went, of which nobody knew. */
  void saidToBeGone(LetterRow letter, String proof, Actor actor) {
    gone(letter, proof, actor);
    String sent = letter.mailId();
    if (sent != null) {
      mail.settled(sent);
    }
  }

  /** It has gone, one way or the other. */
  void announce(LetterRow letter) {
    events.publishEvent(
        new LetterSent(letter.id(), letter.caseId(), letter.kind(), letter.number()));
  }

  /** The mail could not be sent. */
  void failed(LetterRow letter, Actor actor) {
    table.state(letter.id(), State.FAILED);
    cases.record(letter, actor, "letter.failed", Map.of());
  }

  /** Nobody knows whether the mail went. */
  void perhaps(LetterRow letter, Actor actor) {
    table.state(letter.id(), State.PERHAPS);
    cases.record(letter, actor, "letter.perhaps", Map.of());
  }

  /**
   * It is not sent, and will not be; its link, if it has one, ends.
   *
   * @param why in words
   */
  void notSent(LetterRow letter, String why, Actor actor) {
    table.state(letter.id(), State.NOT_SENT);
    String link = letter.linkId();
    if (link != null) {
      links.revoke(link, actor);
    }
    cases.record(letter, actor, "letter.not-sent", Map.of("reason", why));
  }

  /** It is called off before it has gone. */
  @Transactional
  public void callOff(String letterId, Actor actor) {
    LetterRow letter = table.find(letterId).orElseThrow();
    if (!letter.gone() && letter.state() != State.NOT_SENT) {
      notSent(letter, words.getMessage("letters.called-off"), actor);
    }
  }
}
