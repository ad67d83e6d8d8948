package org.chalkline.letters.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.letters.Changes;
import org.chalkline.letters.LetterBlock;
import org.chalkline.letters.LetterView;
import org.chalkline.letters.Letters;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A letter of a case: where it stands in the register, what it says, and the file as it went. */
@Controller
@RequestMapping("/cases/{reference}/letters/{number}")
class LetterPages {

  private final Letters letters;
  private final LetterWords words;

  LetterPages(Letters letters, LetterWords words) {
    this.letters = letters;
    this.words = words;
  }

  /**
   * A letter, ready to print.
   *
   * @param pdf the address of its file
   * @param links the page on which its link is given a new code or revoked; null if it has none
   * @param changes what changed since the draft before; empty if nothing did
   */
  record LetterPage(
      String title,
      String reference,
      String caseHref,
      String state,
      String colour,
      List<SummaryRow> about,
      List<LetterBlock> blocks,
      List<String> gaps,
      List<Changes.Piece> changes,
      String pdf,
      boolean sealed,
      @Nullable String links) {}

  @GetMapping
  String show(Me me, @PathVariable String reference, @PathVariable int number, Model model) {
    LetterView letter = letters.letter(me, reference, number);
    String caseHref = "/cases/" + reference;
    boolean open = letter.row().linkId() != null && !letter.row().state().code().equals("not-sent");
    model.addAttribute(
        "letter",
        new LetterPage(
            words.say("letters.kind." + letter.row().kind()),
            letter.reference(),
            caseHref,
            words.state(letter.row()),
            LetterWords.colour(letter.row().state()),
            words.about(letter),
            letter.blocks(),
            words.gaps(letter),
            letter.changes(),
            caseHref + "/letters/" + number + "/letter.pdf",
            letter.sealed(),
            open ? caseHref + "/links" : null));
    return "letters/letter";
  }

  @GetMapping("/letter.pdf")
  ResponseEntity<byte[]> pdf(
      Me me,
      @PathVariable String reference,
      @PathVariable int number,
      HttpServletResponse response) {
    return file(letters.pdf(me, reference, number), reference + "-L" + number, response);
  }

  /** A file that is shown, in which nothing runs and which loads nothing. */
  static ResponseEntity<byte[]> file(byte[] pdf, String name, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name + ".pdf").build().toString())
        .body(pdf);
  }
}
