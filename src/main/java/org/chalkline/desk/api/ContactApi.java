package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.boundaries.AskException;
import org.chalkline.boundaries.Attempts;
import org.chalkline.boundaries.Exceptions;
import org.chalkline.boundaries.FormerPupils;
import org.chalkline.boundaries.ReportAttempt;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contact with pupils and parents: attempts, exceptions, former pupils. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contact with pupils and parents")
class ContactApi {

  private static final String EXCEPTION = "exception";

  private final Attempts attempts;
  private final Exceptions exceptions;
  private final FormerPupils formerPupils;
  private final OnceOnly once;

  ContactApi(Attempts attempts, Exceptions exceptions, FormerPupils formerPupils, OnceOnly once) {
    this.attempts = attempts;
    this.exceptions = exceptions;
    this.formerPupils = formerPupils;
    this.once = once;
  }

  /** An attempt at contact; the codes are those of the page. */
  record AttemptBody(
      @Nullable String school,
      @Nullable String direction,
      @Nullable String other,
      @Nullable String otherName,
      @Nullable String way,
      @Nullable String platform,
      @Nullable String said,
      @Nullable String staffName,
      @Nullable LocalDate happenedOn,
      @Nullable Boolean worrying) {}

  /** An exception that is asked for. */
  record ExceptionBody(
      @Nullable String school,
      @Nullable String relation,
      @Nullable String whom,
      @Nullable String why,
      @Nullable LocalDate until) {}

  /** The days of a former pupil: used for the answer and kept nowhere. */
  record DaysBody(@Nullable String school, @Nullable LocalDate born, @Nullable LocalDate left) {}

  /**
   * From when contact is allowed.
   *
   * @param from the first day; null if it never is
   */
  record AllowedView(
      @Nullable LocalDate from,
      boolean now,
      String rule,
      String words,
      List<String> clauses,
      @Nullable Integer defaultNumber) {}

  /** The exceptions of whoever asks. */
  record ExceptionsView(List<Exceptions.Mine> exceptions) {}

  @PostMapping("/contact-attempts")
  @Operation(
      summary = "Report an attempt at contact between staff and a pupil or a parent",
      description =
          "direction: in or out; other: pupil, former-pupil or parent; way: friend-request, message,"
              + " follow or other. Whoever may see the case finds it in the list of cases; the answer"
              + " names no reference.")
  Done report(Me me, @RequestBody AttemptBody body, IdempotencyKey key) {
    attempts.report(
        me,
        new ReportAttempt(
            Asked.text(body.school()),
            Asked.text(body.direction()),
            Asked.text(body.other()),
            Asked.text(body.otherName()),
            Asked.text(body.way()),
            Asked.text(body.platform()),
            Asked.text(body.said()),
            Asked.text(body.staffName()),
            body.happenedOn(),
            Boolean.TRUE.equals(body.worrying())),
        key.value());
    return new Done("", "reported");
  }

  @PostMapping("/contact-exceptions")
  @Operation(
      summary = "Ask for an exception for family",
      description = "relation: family, staff-parent or other.")
  Done ask(Me me, @RequestBody ExceptionBody body, IdempotencyKey key) {
    return once.made(
        me,
        key,
        "asked",
        fresh ->
            exceptions.ask(
                me,
                new AskException(
                    Asked.text(body.school()),
                    Asked.text(body.relation()),
                    Asked.text(body.whom()),
                    Asked.text(body.why()),
                    body.until()),
                fresh));
  }

  @GetMapping("/contact-exceptions/mine")
  @Operation(summary = "The exceptions that you have asked for")
  ExceptionsView mine(Me me) {
    return new ExceptionsView(exceptions.mine(me));
  }

  @PostMapping("/contact-exceptions/{id}/give-up")
  @Operation(summary = "Give up an exception of your own that holds")
  Done giveUp(Me me, @PathVariable String id, IdempotencyKey key) {
    return once.done(me, key, EXCEPTION, "given-up", fresh -> exceptions.giveUp(me, id, fresh));
  }

  @PostMapping("/cases/{reference}/revoke-exception")
  @Operation(summary = "Revoke an exception that holds")
  Done revoke(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "revoked",
        fresh -> exceptions.revoke(me, reference, Asked.text(body.reason()), fresh));
  }

  @PostMapping("/former-pupils/contact")
  @Operation(
      summary = "From when contact with a former pupil is allowed",
      description = "Nothing is kept: no key, no history, no log.")
  AllowedView formerPupil(Me me, @RequestBody DaysBody body) {
    FormerPupils.Answer answer =
        formerPupils.when(me, Asked.text(body.school()), body.born(), body.left());
    return new AllowedView(
        answer.from(),
        answer.now(),
        answer.rule().rule(),
        answer.rule().words(),
        answer.rule().clauses(),
        answer.rule().number());
  }
}
