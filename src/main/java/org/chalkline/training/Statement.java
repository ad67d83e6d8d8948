package org.chalkline.training;

import java.util.Locale;
import org.chalkline.policy.Profile;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * The sentence that somebody confirms. It is kept with the confirmation as it was shown.
 *
 * @clause SMP-64 where all staff agree the text, they confirm that too
 */
@Component
class Statement {

  private final MessageSourceAccessor words;

  Statement(MessageSource messages) {
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** The sentence for this edition. */
  String of(Profile edition) {
    boolean agreed = edition.list(Owed.WHEN).contains("agree-text");
    return words.getMessage(
        agreed ? "training.statement.agree" : "training.statement",
        new Object[] {edition.name(), edition.edition()});
  }
}
