package org.chalkline.setup;

import java.util.Optional;
import org.chalkline.links.PublicTelephone;
import org.chalkline.setup.Letterheads.Letterhead;
import org.springframework.stereotype.Component;

/** The number in the school's letterhead is the one that everybody may ring. */
@Component
class TelephoneOfLetterhead implements PublicTelephone {

  private final Letterheads letterheads;

  TelephoneOfLetterhead(Letterheads letterheads) {
    this.letterheads = letterheads;
  }

  @Override
  public Optional<String> of(String school) {
    return letterheads.of(school).map(Letterhead::telephone).filter(number -> !number.isBlank());
  }
}
