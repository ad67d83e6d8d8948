package org.chalkline.assurance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The history of one case for an auditor's script, masked as the page is. */
@RestController
@RequestMapping("/api/v1/history/cases/{reference}")
@Tag(name = "History")
class AuditedCasesApi {

  private final AuditedCases cases;
  private final AuditedViews views;

  AuditedCasesApi(AuditedCases cases, AuditedViews views) {
    this.cases = cases;
    this.views = views;
  }

  /** Why. */
  record Why(@Nullable String reason) {}

  /** The reference of the case, and what is so now. */
  record Unmasked(String id, String state) {}

  @GetMapping
  @NeedsFreshSignIn
  @Operation(
      summary = "The history of a case; for auditors of its school",
      description = "Authors by name and role. Who it is about is masked until a reason is given.")
  AuditedViews.AuditedView read(Me me, @PathVariable String reference) {
    return views.of(me, reference);
  }

  @PostMapping("/unmask")
  @NeedsFreshSignIn
  @Operation(summary = "Read who the case is about, for a day, with a reason that is recorded")
  Unmasked unmask(
      Me me, @PathVariable String reference, @RequestBody Why body, IdempotencyKey key) {
    cases.unmask(me, reference, body.reason() == null ? "" : body.reason(), key.value());
    return new Unmasked(reference, "unmasked");
  }
}
