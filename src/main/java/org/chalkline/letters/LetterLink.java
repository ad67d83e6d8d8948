package org.chalkline.letters;

import java.util.Locale;
import org.chalkline.links.LinkPurpose;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The purpose of a link that shows a letter and asks nothing. */
@Component
class LetterLink implements LinkPurpose {

  /** The purpose's name. */
  static final String PURPOSE = "letter";

  private final LetterTable table;
  private final MessageSourceAccessor words;

  LetterLink(LetterTable table, MessageSource messages) {
    this.table = table;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public String purpose() {
    return PURPOSE;
  }

  @Override
  public String words(String about) {
    return table
        .find(about)
        .map(
            it ->
                words.getMessage(
                    "letters.link.words",
                    new Object[] {it.name(), words.getMessage("letters.kind." + it.kind())}))
        .orElse(about);
  }
}
