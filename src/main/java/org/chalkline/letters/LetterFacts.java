package org.chalkline.letters;

import java.util.Map;
import java.util.Set;
import org.chalkline.casework.domain.CaseFile;

/**
 * What a letter of one kind of case may say. A module that has such cases has one bean; a letter is
 * told the facts of its own case and of no other.
 */
public interface LetterFacts {

  /** The kind of case, such as {@code abuse}. */
  String caseKind();

  /**
   * To whom a letter of this kind goes.
   *
   * @param kind a {@link LetterKind#id()}
   */
  Addressee addressee(CaseFile file, String kind);

  /**
   * What the merge fields of a letter stand for.
   *
   * @param kind a {@link LetterKind#id()}
   * @return plain texts by the names of {@link MergeFields}; what is missing or blank is a gap that
   *     the writer fills
   */
  Map<String, String> fields(CaseFile file, String kind);

  /**
   * The fields that give a time counted from the signature. They are set anew whenever the letter
   * is saved or signed, wherever the text still says what was set before.
   */
  default Set<String> timesGiven() {
    return Set.of();
  }

  /** Whether a letter may go now: no while contact with whom it goes to is held. */
  boolean mayBeSent(CaseFile file);

  /**
   * What a letter sent by link leads to: the purpose of a {@link org.chalkline.links.LinkPurpose}
   * that takes the id of a letter. Where nothing is to be answered, the letter alone is shown.
   */
  default String linkPurpose(String kind) {
    return LetterLink.PURPOSE;
  }
}
