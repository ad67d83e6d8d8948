package org.chalkline.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chalkline.evidence.Sealing;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.letters.LetterPaper.Online;
import org.chalkline.letters.LetterPaper.Sheet;
import org.chalkline.letters.LetterTable.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters as files: drafts as they stand, and what went out, sealed as evidence is. */
@Component
class LetterFiles {

  private final LetterTable table;
  private final LetterCases cases;
  private final LetterPaper paper;
  private final Sealing sealing;
  private final People people;
  private final Clock clock;

  LetterFiles(
      LetterTable table,
      LetterCases cases,
      LetterPaper paper,
      Sealing sealing,
      People people,
      Clock clock) {
    this.table = table;
    this.cases = cases;
    this.paper = paper;
    this.sealing = sealing;
    this.people = people;
    this.clock = clock;
  }

  /** The letter as it would go out if this person signed it now, marked as a draft. */
  byte[] draft(LetterRow letter, Me me) {
    boolean signed = letter.signedBy() != null;
    return paper.pdf(
        sheet(
            letter,
            clock.instant(),
            signed ? people.get(signed(letter)).name() : me.person().name(),
            signed ? role(letter.signerRole()) : role(roleOf(letter, me)),
            null,
            true));
  }

  private static String signed(LetterRow letter) {
    String by = letter.signedBy();
    return by == null ? "" : by;
  }

  private static String roleOf(LetterRow letter, Me me) {
    List<String> roles = me.rolesAt(letter.school());
    return roles.contains("headteacher") || roles.isEmpty() ? "headteacher" : roles.get(0);
  }

  /**
   * Makes the signed letter as it goes out and seals it.
   *
   * @param online printed on it for whoever gets it on paper; null if it goes by link
   * @return its SHA-256
   */
  String seal(LetterRow letter, @Nullable Online online) {
    Instant signedAt = letter.signedAt();
    byte[] pdf =
        paper.pdf(
            sheet(
                letter,
                signedAt == null ? clock.instant() : signedAt,
                people.get(signed(letter)).name(),
                role(letter.signerRole()),
                online,
                false));
    int number = table.nextSealed(letter.id());
    Sealing.Sealed sealed = sealing.seal(bound(letter, number), pdf);
    table.addSealed(letter.id(), number, sealed, clock.instant());
    return sealed.sha256();
  }

  /** The letter as it went out last; empty if it has not. */
  Optional<byte[]> asSent(LetterRow letter) {
    int number = table.nextSealed(letter.id()) - 1;
    return table.sealed(letter.id(), number).map(it -> sealing.open(bound(letter, number), it));
  }

  private Sheet sheet(
      LetterRow letter,
      Instant on,
      String signer,
      String role,
      @Nullable Online online,
      boolean draft) {
    List<Saved> texts = table.texts(letter.id());
    return new Sheet(
        letter.school(),
        cases.file(letter).reference() + "/" + letter.name(),
        letter.to(),
        on,
        texts.get(texts.size() - 1).body(),
        signer,
        role,
        online,
        draft);
  }

  /** "Headteacher", as it stands under a name. */
  static String role(@Nullable String role) {
    String words = Roles.words(role == null ? "headteacher" : role);
    return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
  }

  private static String bound(LetterRow letter, int number) {
    return "letter/" + letter.id() + "/" + number;
  }
}
