package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.escalation.Ladders;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Once;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps with a parent, beside their tasks. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Steps with parents")
class EscalationApi {

  private final Ladders ladders;
  private final OnceOnly once;
  private final Clock clock;

  EscalationApi(Ladders ladders, OnceOnly once, Clock clock) {
    this.ladders = ladders;
    this.once = once;
    this.clock = clock;
  }

  @PostMapping("/steps-with-parents")
  @Operation(
      summary = "Begin steps with a parent without a report",
      description = "The post they are about; kinds are codes, as the list of schools gives them.")
  CaseBodies.Begun begin(Me me, @RequestBody CaseBodies.Post body, IdempotencyKey key) {
    return once.run(
        me,
        key,
        CaseBodies.Begun.class,
        () ->
            new CaseBodies.Begun(
                ladders.begin(
                    me,
                    new Ladders.BeginSteps(Asked.text(body.school()), post(body)),
                    Once.freshKey())));
  }

  @PostMapping("/cases/{reference}/further-posts")
  @Operation(summary = "A further post by the same parent: the next rung is taken")
  Done furtherPost(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Post body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "added",
        fresh -> ladders.furtherPost(me, reference, post(body), fresh));
  }

  @PostMapping("/cases/{reference}/police-question")
  @Operation(summary = "The question of the police is asked now, from whatever rung")
  Done askAboutPolice(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "asked",
        fresh -> ladders.askAboutPolice(me, reference, Asked.text(body.reason()), fresh));
  }

  @PostMapping("/cases/{reference}/other-rung")
  @Operation(
      summary = "Another rung is asked for out of order; a second person agrees first",
      description = "removal, meeting, warning or measures.")
  Done otherRung(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.OtherRung body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "asked",
        fresh ->
            ladders.askToSkip(
                me, reference, Asked.text(body.rung()), Asked.text(body.reason()), fresh));
  }

  @PostMapping("/cases/{reference}/appeals")
  @Operation(summary = "An appeal against a block or a ban that stands")
  Done appeal(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "appealed",
        fresh -> ladders.appeal(me, reference, Asked.text(body.reason()), fresh));
  }

  @PostMapping("/cases/{reference}/liftings")
  @Operation(summary = "A block or a ban that stands is lifted")
  Done lift(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "lifted",
        fresh -> ladders.lift(me, reference, Asked.text(body.reason()), fresh));
  }

  private Matter post(CaseBodies.Post body) {
    String link = Asked.text(body.link());
    return new Matter(
        Asked.text(body.platform()),
        Asked.text(body.place()),
        Boolean.TRUE.equals(body.ownForum()),
        link.isBlank() ? null : link,
        Asked.text(body.said()),
        null,
        clock.instant(),
        Asked.texts("kinds", body.kinds()),
        Boolean.TRUE.equals(body.danger()),
        Boolean.TRUE.equals(body.childTouched()),
        Boolean.TRUE.equals(body.illegal()),
        false);
  }
}
