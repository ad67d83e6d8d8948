package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.letters.Letters;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** The letters of a case, in lines. */
@Component
class CaseLetters {

  private final Letters letters;
  private final CaseWords words;
  private final When when;

  CaseLetters(Letters letters, CaseWords words, When when) {
    this.letters = letters;
    this.words = words;
    this.when = when;
  }

  /**
   * A letter.
   *
   * @param about to whom it goes, and when it went
   */
  record Line(String title, String href, String state, String colour, String about) {}

  List<Line> of(Me me, String reference) {
    return letters.ofCase(me, reference).stream().map(it -> line(reference, it)).toList();
  }

  private Line line(String reference, LetterRow it) {
    return new Line(
        it.name() + ": " + words.say("letters.kind." + it.kind()),
        CaseLists.LIST + "/" + reference + "/letters/" + it.number(),
        words.say("letters.state." + it.state().code()),
        it.gone() ? "green" : late(it.state()) ? "red" : "blue",
        it.sentAt() == null
            ? words.say("desk.case.letter.to", it.addressee())
            : words.say("desk.case.letter.went", it.addressee(), when.full(it.sentAt())));
  }

  private static boolean late(State state) {
    return state == State.FAILED || state == State.PERHAPS;
  }
}
