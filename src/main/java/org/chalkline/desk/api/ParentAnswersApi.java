package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.chalkline.casework.Access;
import org.chalkline.escalation.ParentAnswers;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a parent answered, through their link or as staff wrote it down. */
@RestController
@RequestMapping("/api/v1/cases/{reference}/parent-answers")
@Tag(name = "Steps with a parent")
class ParentAnswersApi {

  private final ParentAnswers answers;
  private final Access access;
  private final OnceOnly once;

  ParentAnswersApi(ParentAnswers answers, Access access, OnceOnly once) {
    this.answers = answers;
    this.access = access;
    this.once = once;
  }

  /** One answer; it came by link, telephone or paper. */
  record AnswerLine(String id, String kind, String words, String cameBy, Instant at) {}

  /** The answers, first to last. */
  record AnswerList(List<AnswerLine> answers) {}

  /** What was said, who said it, when, and how it came: telephone or paper. */
  record Told(
      @Nullable String kind,
      @Nullable String words,
      @Nullable String cameBy,
      @Nullable String who,
      @Nullable Instant at) {}

  @GetMapping
  @Transactional(readOnly = true)
  @Operation(summary = "What the parent has answered, in their own words")
  AnswerList list(Me me, @PathVariable String reference) {
    return new AnswerList(
        answers.of(access.require(me, reference).getId()).stream()
            .map(it -> new AnswerLine(it.id(), it.kind(), it.words(), it.cameBy(), it.at()))
            .toList());
  }

  @PostMapping
  @Operation(
      summary = "Record what a parent said on the telephone or wrote on paper",
      description = "kind: removed, will-come, another-time, complaint or disagree.")
  Done told(Me me, @PathVariable String reference, @RequestBody Told body, IdempotencyKey key) {
    Instant at = body.at();
    if (at == null) {
      throw new InvalidInput("at", "Enter when they said it");
    }
    return once.onCase(
        me,
        reference,
        key,
        "recorded",
        fresh ->
            answers.told(
                me,
                reference,
                new ParentAnswers.Given(text(body.kind()), text(body.words())),
                new ParentAnswers.Heard(text(body.cameBy()), text(body.who()), at),
                fresh));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
