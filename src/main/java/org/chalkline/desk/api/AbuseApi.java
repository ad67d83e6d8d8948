package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with a case of abuse alone. */
@RestController
@RequestMapping("/api/v1/cases/{reference}")
@Tag(name = "Cases")
class AbuseApi {

  private final AbuseCases cases;
  private final OnceOnly once;

  AbuseApi(AbuseCases cases, OnceOnly once) {
    this.cases = cases;
    this.once = once;
  }

  @PostMapping("/new-facts")
  @Operation(
      summary = "New facts: the decision table is asked again and routes are added",
      description = "kinds and authors are codes, as the list of schools gives them.")
  Done newFacts(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.NewFacts body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "learnt",
        fresh ->
            cases.learn(
                me,
                reference,
                Asked.texts("kinds", body.kinds()),
                Asked.texts("authors", body.authors()),
                Asked.text(body.name()),
                Asked.text(body.handle()),
                Boolean.TRUE.equals(body.illegal()),
                Asked.text(body.words()),
                fresh));
  }

  @PostMapping("/suspects")
  @Operation(
      summary = "A further person of the school may be behind it",
      description =
          "In words, by a person's id or by post. Whoever could be meant is outside the case from"
              + " then on, and a person is asked to confirm.")
  Done suspect(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.FurtherPerson body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "suspected",
        fresh ->
            cases.suspect(
                me, reference, Asked.text(body.words()), body.person(), body.post(), fresh));
  }
}
