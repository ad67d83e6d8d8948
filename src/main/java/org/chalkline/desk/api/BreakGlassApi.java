package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chalkline.casework.BreakGlass;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a case that one may not see, as the page does it: every answer is the same. */
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "Walls")
class BreakGlassApi {

  private final BreakGlass breakGlass;
  private final OnceOnly once;

  BreakGlassApi(BreakGlass breakGlass, OnceOnly once) {
    this.breakGlass = breakGlass;
    this.once = once;
  }

  /** The exact reference, and why it cannot wait. */
  record Ask(@Nullable String reference, @Nullable String reason) {}

  @PostMapping
  @NeedsFreshSignIn
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Ask for a case that you may not see",
      description =
          "If there is such a case and you may, it is in your list for 24 hours; two people are told"
              + " and somebody reviews it. The answer is the same in every case.")
  Done ask(Me me, @RequestBody Ask body, IdempotencyKey key) {
    return once.done(
        me,
        key,
        "break-glass",
        "asked",
        fresh ->
            breakGlass.ask(me, Asked.text(body.reference()), Asked.text(body.reason()), fresh));
  }
}
