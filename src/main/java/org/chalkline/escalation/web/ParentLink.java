package org.chalkline.escalation.web;

import java.util.Locale;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.Letters;
import org.chalkline.links.LinkPurpose;
import org.chalkline.web.NoSuchThing;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The purpose of a link by which a parent reads a letter and answers it. */
@Component
class ParentLink implements LinkPurpose {

  /** The purpose's name. */
  static final String PURPOSE = "answer";

  private final Letters letters;
  private final MessageSourceAccessor words;

  ParentLink(Letters letters, MessageSource messages) {
    this.letters = letters;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public String purpose() {
    return PURPOSE;
  }

  @Override
  public String words(String about) {
    try {
      LetterRow letter = letters.get(about).row();
      return words.getMessage("parent.page.link", new Object[] {letter.name(), letter.addressee()});
    } catch (NoSuchThing gone) {
      return words.getMessage("parent.page.link.other");
    }
  }
}
