package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chalkline.casework.Associates;
import org.chalkline.casework.NeedToKnow;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sees a case and who is kept out of it, as the case page does it. */
@RestController
@RequestMapping("/api/v1/cases/{reference}")
@Tag(name = "Walls")
class WallsApi {

  private final Associates associates;
  private final NeedToKnow needToKnow;
  private final OnceOnly once;

  WallsApi(Associates associates, NeedToKnow needToKnow, OnceOnly once) {
    this.associates = associates;
    this.needToKnow = needToKnow;
    this.once = once;
  }

  /** Who has an interest, how they are bound to a subject, and how that is known. */
  record Associate(@Nullable String person, @Nullable String relation, @Nullable String words) {}

  /** A person, and why. */
  record OfPerson(@Nullable String person, @Nullable String reason) {}

  /** To whom the case is no longer shown, a person or a role at a school, and why. */
  record OfGrantee(@Nullable String grantee, @Nullable String reason) {}

  @PostMapping("/associates")
  @Operation(
      summary = "Name an associate of a subject",
      description =
          "relation: partner, relative, friend, interest or other. From then on the case does not"
              + " exist for them.")
  Done name(
      Me me, @PathVariable String reference, @RequestBody Associate body, IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        reference,
        "named",
        fresh ->
            associates.name(
                me,
                reference,
                Asked.text(body.person()),
                Asked.text(body.relation()),
                Asked.text(body.words()),
                fresh));
  }

  @PostMapping("/associates/withdraw")
  @Operation(summary = "Say that somebody has no interest after all; for whoever is in charge")
  Done withdraw(
      Me me, @PathVariable String reference, @RequestBody OfPerson body, IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        reference,
        "withdrawn",
        fresh ->
            associates.notAfterAll(
                me, reference, Asked.text(body.person()), Asked.text(body.reason()), fresh));
  }

  @PostMapping("/need-to-know")
  @Operation(summary = "Let a person see the case; for whoever is in charge")
  Done add(Me me, @PathVariable String reference, @RequestBody OfPerson body, IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        reference,
        "added",
        fresh ->
            needToKnow.add(
                me, reference, Asked.text(body.person()), Asked.text(body.reason()), fresh));
  }

  @PostMapping("/need-to-know/take-off")
  @Operation(summary = "Show the case to somebody no more; for whoever is in charge")
  Done takeOff(
      Me me, @PathVariable String reference, @RequestBody OfGrantee body, IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        reference,
        "taken",
        fresh ->
            needToKnow.takeAway(
                me, reference, Asked.text(body.grantee()), Asked.text(body.reason()), fresh));
  }
}
