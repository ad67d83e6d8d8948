package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.chalkline.duties.DataBreach;
import org.chalkline.duties.DataBreaches;
import org.chalkline.duties.Duties;
import org.chalkline.duties.Duty;
import org.chalkline.duties.DutyKind;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Duties to bodies outside the school and breaches of personal data, beside their tasks. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Bodies outside the school")
class DutiesApi {

  private final Duties duties;
  private final DataBreaches breaches;
  private final OnceOnly once;

  DutiesApi(Duties duties, DataBreaches breaches, OnceOnly once) {
    this.duties = duties;
    this.breaches = breaches;
    this.once = once;
  }

  /**
   * The duties of a case.
   *
   * @param kinds the kinds that can be begun now, by code
   */
  record DutyList(List<DutyView> duties, List<String> kinds) {}

  /** A duty; times are ISO instants, state and word are codes. */
  record DutyView(
      String id,
      String kind,
      String name,
      boolean compulsory,
      String state,
      String why,
      String reason,
      String body,
      String person,
      String bodyReference,
      @Nullable Instant toldAt,
      String given,
      @Nullable String word,
      String advice,
      @Nullable Instant wordAt) {}

  /** A duty to be begun: its kind, and why. */
  record NewDuty(@Nullable String kind, @Nullable String why) {}

  /** Entries of the log of breaches of personal data. */
  record BreachList(List<BreachView> breaches) {}

  /** An entry; {@code regulatorBy} is when the hours of the law are over. */
  record BreachView(
      String id,
      String state,
      String why,
      Instant awareAt,
      Instant regulatorBy,
      @Nullable Boolean personal,
      String what,
      String whose,
      String done,
      String notPersonalReason,
      @Nullable String risk,
      String riskReason,
      ToldView regulator,
      ToldView people,
      @Nullable Instant loggedAt) {}

  /** Whether somebody was told; null until somebody said. */
  record ToldView(
      @Nullable Boolean told,
      @Nullable Instant at,
      String words,
      String reason,
      String lateReason) {}

  /** What may have happened. */
  record NewBreach(@Nullable String why) {}

  @GetMapping("/cases/{reference}/duties")
  @Transactional(readOnly = true)
  @Operation(summary = "Who outside must hear of the case, who was told, and what they say")
  DutyList duties(Me me, @PathVariable String reference) {
    List<Duty> all = duties.ofCase(me, reference);
    List<String> open = all.stream().filter(Duty::open).map(Duty::kind).toList();
    return new DutyList(
        all.stream().map(this::view).toList(),
        duties.kinds().stream().map(DutyKind::id).filter(kind -> !open.contains(kind)).toList());
  }

  private DutyView view(Duty it) {
    Duty.Word word = it.word();
    return new DutyView(
        it.id(),
        it.kind(),
        duties.name(it.kind()),
        it.compulsory(),
        it.state().code(),
        it.why(),
        it.reason(),
        it.body(),
        it.person(),
        it.bodyReference(),
        it.toldAt(),
        it.given(),
        word == null ? null : word.code(),
        it.advice(),
        it.wordAt());
  }

  @PostMapping("/cases/{reference}/duties")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Ask whoever owns the duty to tell a body outside the school",
      description = "kind: one of those that the list of duties gives. They have a task at once.")
  Done tell(Me me, @PathVariable String reference, @RequestBody NewDuty body, IdempotencyKey key) {
    return once.made(
        me,
        reference,
        key,
        "to-tell",
        fresh -> {
          String kind =
              Asked.oneOf(
                  "kind", body.kind(), "", duties.kinds().stream().map(DutyKind::id).toList());
          if (kind.isEmpty()) {
            throw new InvalidInput("kind", "Say which body is to be told");
          }
          return duties.begin(me, reference, kind, Asked.text(body.why()), fresh);
        });
  }

  @GetMapping("/cases/{reference}/data-breaches")
  @Transactional(readOnly = true)
  @Operation(summary = "The breaches of personal data in the case, oldest first")
  BreachList breaches(Me me, @PathVariable String reference) {
    return new BreachList(breaches.ofCase(me, reference).stream().map(this::view).toList());
  }

  @PostMapping("/cases/{reference}/data-breaches")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Personal data may have got out: the data protection officer is asked at once")
  Done breach(
      Me me, @PathVariable String reference, @RequestBody NewBreach body, IdempotencyKey key) {
    return once.made(
        me,
        reference,
        key,
        "open",
        fresh -> breaches.begin(me, reference, Asked.text(body.why()), fresh));
  }

  @GetMapping("/data-breaches")
  @Transactional(readOnly = true)
  @Operation(summary = "The log of breaches of personal data; for the data protection officer")
  BreachList log(Me me) {
    return new BreachList(breaches.log(me).stream().map(this::view).toList());
  }

  private BreachView view(DataBreach it) {
    DataBreach.Risk risk = it.risk();
    return new BreachView(
        it.id(),
        it.logged() ? "logged" : "open",
        it.why(),
        it.awareAt(),
        breaches.regulatorBy(it),
        it.personal(),
        it.what(),
        it.whose(),
        it.done(),
        it.notPersonalReason(),
        risk == null ? null : risk.code(),
        it.riskReason(),
        view(it.regulator()),
        view(it.people()),
        it.loggedAt());
  }

  private static ToldView view(DataBreach.Told it) {
    return new ToldView(it.told(), it.at(), it.words(), it.reason(), it.lateReason());
  }
}
