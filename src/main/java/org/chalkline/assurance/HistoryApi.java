package org.chalkline.assurance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chalkline.audit.Report;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs: an auditor's script may prove the history each night. */
@RestController
@RequestMapping("/api/v1/history")
@Tag(name = "History")
class HistoryApi {

  private final HistoryDesk desk;

  HistoryApi(HistoryDesk desk) {
    this.desk = desk;
  }

  /** What was found. */
  record Found(boolean holds, String words, long chains, long entries, long checkpoints) {

    static Found of(Report it) {
      return new Found(it.ok(), it.words(), it.chains(), it.entries(), it.checkpoints());
    }
  }

  @GetMapping("/verification")
  @NeedsFreshSignIn
  @Operation(summary = "Prove the history; for auditors")
  Found verify(Me me) {
    return Found.of(desk.verify(me, null));
  }

  @NeedsFreshSignIn
  @GetMapping(path = "/checkpoint", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "A signed checkpoint to keep elsewhere; for auditors")
  String checkpoint(Me me) {
    return desk.checkpoint(me).text();
  }
}
