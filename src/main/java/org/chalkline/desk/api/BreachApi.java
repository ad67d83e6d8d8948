package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.chalkline.breach.BreachRegister;
import org.chalkline.breach.Breaches;
import org.chalkline.breach.Concerns;
import org.chalkline.breach.EnquiryChanges;
import org.chalkline.breach.NewBreach;
import org.chalkline.breach.Statements;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaches of the policy, beside their tasks. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Breaches")
class BreachApi {

  private final Breaches breaches;
  private final BreachRegister register;
  private final Concerns concerns;
  private final Statements statements;
  private final EnquiryChanges changes;
  private final OnceOnly once;

  BreachApi(
      Breaches breaches,
      BreachRegister register,
      Concerns concerns,
      Statements statements,
      EnquiryChanges changes,
      OnceOnly once) {
    this.breaches = breaches;
    this.register = register;
    this.concerns = concerns;
    this.statements = statements;
    this.changes = changes;
    this.once = once;
  }

  /** A breach that somebody reports. */
  record Report(
      @Nullable String school,
      @Nullable String pupilSchool,
      @Nullable String accused,
      @Nullable String accusedId,
      @Nullable String role,
      @Nullable String said,
      @Nullable String platform,
      @Nullable String place,
      @Nullable String link,
      @Nullable Instant postedAt,
      @Nullable Boolean childHarmed,
      @Nullable Boolean dataBroken,
      @Nullable Boolean illegal,
      @Nullable Boolean sexualApproach,
      @Nullable Boolean nameWithheld) {}

  /** What somebody said: kind is statement or notes; person where they have an account. */
  record TakenDown(
      @Nullable String kind,
      @Nullable String person,
      @Nullable String name,
      @Nullable String words) {}

  /** New facts. */
  record Learnt(
      @Nullable Boolean childHarmed,
      @Nullable Boolean illegal,
      @Nullable Boolean dataBroken,
      @Nullable String words) {}

  /** Whether a statement is right, or what is not. */
  record Answer(@Nullable Boolean right, @Nullable String correction) {}

  /** A person's own statement. */
  record Own(String id, Instant takenAt, String words, String state, String correction) {}

  @PostMapping("/breaches")
  @Operation(summary = "Report a breach of the policy", description = "Open to anybody signed in.")
  CaseBodies.Begun report(Me me, @RequestBody Report body, IdempotencyKey key) {
    return once.run(
        me,
        key,
        CaseBodies.Begun.class,
        () -> new CaseBodies.Begun(breaches.report(me, given(body), Once.freshKey())));
  }

  private static NewBreach given(Report body) {
    return new NewBreach(
        Asked.text(body.school()),
        body.pupilSchool(),
        Asked.text(body.accused()),
        body.accusedId(),
        Asked.text(body.role()),
        Asked.text(body.said()),
        Asked.text(body.platform()),
        Asked.text(body.place()),
        body.link(),
        body.postedAt(),
        yes(body.childHarmed()),
        yes(body.dataBroken()),
        yes(body.illegal()),
        yes(body.sexualApproach()),
        yes(body.nameWithheld()));
  }

  private static boolean yes(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  @GetMapping("/breaches")
  @Operation(summary = "The register of breaches, as far as this person may see it")
  List<BreachRegister.Entry> register(Me me) {
    return register.rows(me);
  }

  @GetMapping("/low-level-concerns")
  @Operation(summary = "The register of low-level concerns, for those who read it")
  List<Concerns.Concern> concerns(Me me) {
    return concerns.register(me);
  }

  @GetMapping("/my-statements")
  @Operation(summary = "This person's own statements, and nothing else of their cases")
  List<Own> mine(Me me) {
    return statements.mine(me).stream()
        .map(it -> new Own(it.id(), it.takenAt(), it.words(), it.state(), it.correction()))
        .toList();
  }

  @PostMapping("/my-statements/{id}/answer")
  @Operation(summary = "Confirm one's own statement, or put it right")
  Done answer(Me me, @PathVariable String id, @RequestBody Answer body, IdempotencyKey key) {
    return once.made(
        me,
        key,
        "answered",
        fresh -> {
          statements.answer(me, id, yes(body.right()), Asked.text(body.correction()), fresh);
          return id;
        });
  }

  @PostMapping("/cases/{reference}/statements")
  @Operation(summary = "Take down what somebody said, or the notes of a meeting")
  Done take(
      Me me, @PathVariable String reference, @RequestBody TakenDown body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "taken",
        fresh ->
            statements.take(
                me,
                reference,
                new Statements.Taken(
                    Asked.text(body.kind()),
                    body.person(),
                    Asked.text(body.name()),
                    Asked.text(body.words())),
                fresh));
  }

  @PostMapping("/cases/{reference}/breach-facts")
  @Operation(summary = "New facts: whoever outside must hear of them does")
  Done learn(Me me, @PathVariable String reference, @RequestBody Learnt body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "learnt",
        fresh ->
            changes.learn(
                me,
                reference,
                new EnquiryChanges.Learnt(
                    yes(body.childHarmed()),
                    yes(body.illegal()),
                    yes(body.dataBroken()),
                    Asked.text(body.words())),
                fresh));
  }

  @PostMapping("/cases/{reference}/pause")
  @Operation(summary = "Pause the enquiry, with a reason; its time does not run meanwhile")
  Done pause(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "paused",
        fresh -> changes.pause(me, reference, Asked.text(body.reason()), fresh));
  }

  @PostMapping("/cases/{reference}/other-investigator")
  @Operation(summary = "Whoever investigates has a part in it: another is appointed")
  Done replace(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "replaced",
        fresh -> changes.replaceInvestigator(me, reference, Asked.text(body.reason()), fresh));
  }

  @PostMapping("/cases/{reference}/withdrawal")
  @Operation(summary = "Whoever reported it takes it back")
  Done withdraws(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "withdrawn",
        fresh -> changes.reporterWithdraws(me, reference, Asked.text(body.words()), fresh));
  }

  @PostMapping("/cases/{reference}/departure")
  @Operation(summary = "The person it is about has left; the enquiry goes on to a finding")
  Done left(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "left",
        fresh -> changes.accusedLeft(me, reference, Asked.text(body.words()), fresh));
  }

  @PostMapping("/cases/{reference}/breach-appeal")
  @Operation(summary = "The person it is about appeals against what was decided")
  Done appeal(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "appealed",
        fresh -> changes.appeal(me, reference, Asked.text(body.words()), fresh));
  }
}
