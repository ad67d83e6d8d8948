package org.chalkline.evaluation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chalkline.casework.Access;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.post.Outbox;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clock and the outbox of an evaluation; in live use there is no such thing. */
@RestController
@RequestMapping("/api/v1/evaluation")
@Tag(name = "Evaluation")
class EvaluationApi {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final ClockMoves clock;
  private final Outbox outbox;
  private final Access access;

  EvaluationApi(ClockMoves clock, Outbox outbox, Access access) {
    this.clock = clock;
    this.outbox = outbox;
    this.access = access;
  }

  /** Where the clock is to go: to an instant, or further by an ISO duration or period. */
  record Move(@Nullable Instant to, @Nullable String by) {}

  /** What the clock shows. */
  record Shown(Instant now) {}

  /**
   * A mail of the evaluation; none leaves the machine. It goes to nobody of ours where {@code to}
   * is null, and with a calendar file where there is one.
   */
  record Mail(
      Instant at,
      @Nullable String to,
      String address,
      String subject,
      String body,
      @Nullable String calendar,
      String state) {}

  /** The newest mails. */
  record Mails(List<Mail> mails) {}

  @GetMapping("/clock")
  @Operation(summary = "What the clock of the evaluation shows")
  Shown shown() {
    return new Shown(clock.now());
  }

  @PostMapping("/clock")
  @Operation(
      summary = "Move the clock forward",
      description =
          "Send to (an instant) or by (such as PT1H, P1D, P2W). Everything that comes due on the way is"
              + " done, each at its own time, before the answer.")
  Shown move(Me me, @RequestBody Move body, IdempotencyKey key) {
    clock.now();
    if ((body.to() == null) == (body.by() == null)) {
      throw new InvalidInput("to", "Send either to or by");
    }
    Instant to = body.to();
    return to == null
        ? new Shown(clock.move(me, "by", further(String.valueOf(body.by())), key.value()))
        : new Shown(clock.move(me, "to", now -> to, key.value()));
  }

  private static UnaryOperator<Instant> further(String by) {
    return now -> {
      try {
        return by.contains("T")
            ? now.plus(Duration.parse(by))
            : now.atZone(LONDON).plus(Period.parse(by)).toInstant();
      } catch (DateTimeException | ArithmeticException e) {
        throw new InvalidInput("by", "Must be an ISO duration, like PT1H, P1D or P2W");
      }
    };
  }

  @GetMapping("/outbox")
  @Transactional(readOnly = true)
  @Operation(
      summary = "The mails of all schools, newest first, 100 to a page",
      description = "Without those about a case from which a wall keeps you.")
  Mails outbox(Me me, @RequestParam(defaultValue = "1") int page) {
    clock.now();
    return new Mails(
        Scope.everywhere(() -> outbox.latest(access.keptOutOf(me), OutboxPage.skip(page, 100), 100))
            .stream()
            .map(
                it ->
                    new Mail(
                        it.created(),
                        it.personId(),
                        it.address(),
                        it.subject(),
                        it.body(),
                        it.calendar() == null ? null : it.calendar().text(),
                        it.state().name().toLowerCase(java.util.Locale.ROOT)))
            .toList());
  }
}
