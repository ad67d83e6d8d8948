package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.chalkline.casework.Incidents;
import org.chalkline.casework.Incidents.Incident;
import org.chalkline.identity.Me;
import org.chalkline.web.IdempotencyKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came due and failed, for administrators' programs. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Installation")
class IncidentsApi {

  private final Incidents incidents;

  IncidentsApi(Incidents incidents) {
    this.incidents = incidents;
  }

  /** What failed, first what failed first. */
  record IncidentList(List<Incident> incidents) {}

  @GetMapping
  @Operation(
      summary = "Steps that failed: which, since when, how often, what kind; for administrators",
      description = "Nothing here says of which case a step is, or what a failure said.")
  IncidentList all(Me me) {
    return new IncidentList(incidents.of(me));
  }

  @PostMapping("/{id}/try-again")
  @Operation(summary = "Have a step that failed tried once more, now; for administrators")
  Done tryAgain(Me me, @PathVariable String id, IdempotencyKey key) {
    incidents.tryAgain(me, id, key.value());
    return new Done(id, "tried-again");
  }
}
