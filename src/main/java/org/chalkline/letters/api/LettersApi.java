package org.chalkline.letters.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chalkline.identity.Me;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.LetterView;
import org.chalkline.letters.Letters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The letters of a case. What is done to them is done by completing their tasks. */
@RestController
@RequestMapping("/api/v1/cases/{reference}/letters")
@Tag(name = "Letters")
class LettersApi {

  private final Letters letters;

  LettersApi(Letters letters) {
    this.letters = letters;
  }

  /**
   * A letter's line of the register.
   *
   * @param number its number within the case
   * @param writtenBy the id of a person, as the others are
   */
  record Line(
      int number,
      String name,
      String kind,
      String state,
      String addressee,
      @Nullable String channel,
      Instant begunAt,
      @Nullable String writtenBy,
      @Nullable String checkedBy,
      @Nullable String signedBy,
      @Nullable Instant signedAt,
      @Nullable Instant sentAt,
      @Nullable String postedBy,
      @Nullable LocalDate postedOn,
      String proof) {

    static Line of(LetterRow it) {
      return new Line(
          it.number(),
          it.name(),
          it.kind(),
          it.state().code(),
          it.addressee(),
          it.channel(),
          it.begunAt(),
          it.writtenBy(),
          it.checkedBy(),
          it.signedBy(),
          it.signedAt(),
          it.sentAt(),
          it.postedBy(),
          it.postedOn(),
          it.proof());
    }
  }

  /** The register of a case. */
  record Register(List<Line> letters) {}

  /**
   * A letter with what it says.
   *
   * @param gaps the merge fields that still have no words
   * @param drafts how often it was saved
   */
  record Letter(
      Line register, String reference, String text, Set<String> gaps, int drafts, boolean sealed) {}

  @GetMapping
  @Operation(summary = "The letters of a case, in the order of their numbers")
  Register list(Me me, @PathVariable String reference) {
    return new Register(letters.ofCase(me, reference).stream().map(Line::of).toList());
  }

  @GetMapping("/{number}")
  @Operation(summary = "A letter with its text")
  Letter letter(Me me, @PathVariable String reference, @PathVariable int number) {
    LetterView it = letters.letter(me, reference, number);
    return new Letter(
        Line.of(it.row()), it.reference(), it.text(), it.gaps(), it.drafts(), it.sealed());
  }

  @GetMapping("/{number}/pdf")
  @Operation(summary = "A letter as PDF/UA: as it went out once it has, before that as it stands")
  ResponseEntity<byte[]> pdf(Me me, @PathVariable String reference, @PathVariable int number) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .body(letters.pdf(me, reference, number));
  }
}
