package org.chalkline.assurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Checkpoint;
import org.chalkline.audit.Checkpoints;
import org.chalkline.audit.Entry;
import org.chalkline.audit.Report;
import org.chalkline.audit.Verification;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to proving the history, for auditors. It shows fingerprints and counts, never the
 * content of a case; that somebody looked is itself recorded.
 */
@Service
class HistoryDesk {

  private final Verification verification;
  private final Checkpoints checkpoints;
  private final Audit audit;
  private final TransactionTemplate transaction;

  HistoryDesk(
      Verification verification,
      Checkpoints checkpoints,
      Audit audit,
      TransactionTemplate transaction) {
    this.verification = verification;
    this.checkpoints = checkpoints;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * Lets auditors pass.
   *
   * @throws AccessDeniedException for anybody else
   */
  void admit(Me me) {
    if (!me.hasAnywhere("auditor")) {
      throw new AccessDeniedException("not an auditor");
    }
  }

  /**
   * Proves the history, and that a kept checkpoint still holds if one is given.
   *
   * @param kept the text of a kept checkpoint, or null
   */
  Report verify(Me me, @Nullable String kept) {
    admit(me);
    Report report =
        Scope.everywhere(
            () -> kept == null ? verification.verify() : verification.verifyAgainst(kept));
    record(me, "history.verified", Map.of("found", report.words()));
    return report;
  }

  /** A checkpoint to keep, as the text of a file. */
  record Kept(Checkpoint checkpoint, String text) {}

  /**
   * Makes a checkpoint to keep.
   *
   * @throws Refused if nothing was ever recorded
   */
  Kept checkpoint(Me me) {
    admit(me);
    try {
      Path file = Files.createTempFile("checkpoint", ".json");
      try {
        Checkpoint made =
            Scope.everywhere(() -> checkpoints.keep(file))
                .orElseThrow(
                    () -> new Refused("Nothing is recorded yet: there is nothing to keep."));
        record(me, "history.checkpoint-taken", Map.of("number", String.valueOf(made.number())));
        return new Kept(made, Files.readString(file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(Me me, String what, Map<String, String> words) {
    transaction.executeWithoutResult(
        status -> audit.record(Entry.ofInstallation(me.actor(), what, words)));
  }
}
