package org.chalkline.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseNotes.Note;
import org.chalkline.casework.CaseRows.CaseRow;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.evidence.EvidenceItem;
import org.jspecify.annotations.Nullable;

/** What the API shows of cases. */
final class CaseViews {

  private CaseViews() {}

  /** A case in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseLine(
      String reference,
      String title,
      String school,
      String state,
      String severity,
      Instant openedAt,
      @Nullable String outcome) {

    static CaseLine of(CaseRow row) {
      return new CaseLine(
          row.reference(),
          row.title(),
          row.school(),
          row.state(),
          row.severity().code(),
          row.openedAt(),
          row.outcome());
    }
  }

  /** A page of cases; {@code next} is what to send as {@code next} for the page after. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CasePage(List<CaseLine> cases, @Nullable String next) {}

  /** A case as whoever works on it sees it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseView(
      String reference,
      String title,
      String school,
      String kind,
      String state,
      String severity,
      boolean childTouched,
      Instant openedAt,
      Who openedBy,
      String policyEdition,
      String breachEdition,
      @Nullable Instant closedAt,
      @Nullable String outcome,
      @Nullable String lesson,
      List<Fact> facts,
      List<StepLine> tasks,
      List<NoteView> notes,
      List<EvidenceLine> evidence,
      List<CaseLine> linked) {}

  /** A step of a case, open or done. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StepLine(
      String id,
      String process,
      String step,
      String name,
      String state,
      Instant due,
      List<String> clauses,
      Instant openedAt,
      @Nullable Who holder,
      @Nullable Instant closedAt,
      @Nullable Who closedBy) {

    /** The line of a step, with the clauses of the school's own policy. */
    static StepLine of(Assignment step, List<String> clauses, Who.Names names) {
      String ending = step.ending();
      return new StepLine(
          step.taskId(),
          step.process(),
          step.step(),
          step.name(),
          step.open() ? "open" : ending == null ? "ended" : ending,
          step.due(),
          clauses,
          step.openedAt(),
          names.orNull(step.holder()),
          step.closedAt(),
          names.orNull(step.closedBy()));
    }
  }

  /** A note, a contact with an outside body, or the correction of one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoteView(
      String id,
      Instant at,
      Who by,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String bodyReference,
      @Nullable String corrects,
      @Nullable String reason) {

    static NoteView of(Note note, Who.Names names) {
      return new NoteView(
          note.id(),
          note.at(),
          names.of(note.by()),
          note.kind(),
          note.words(),
          note.body(),
          note.bodyReference(),
          note.corrects(),
          note.reason());
    }
  }

  /** An item of evidence without its bytes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EvidenceLine(
      String id,
      int number,
      String fileName,
      String type,
      int size,
      String sha256,
      int pages,
      String words,
      @Nullable Instant capturedAt,
      Instant fixedAt,
      Who fixedBy,
      boolean lockedAway) {

    static EvidenceLine of(EvidenceItem item, Who.Names names) {
      return new EvidenceLine(
          item.id(),
          item.number(),
          item.fileName(),
          item.type(),
          item.size(),
          item.sha256(),
          item.pages(),
          item.words(),
          item.capturedAt(),
          item.fixedAt(),
          names.of(item.fixedBy()),
          item.lockedAway());
    }
  }

  /**
   * What happened once: an entry of the record. {@code words} is empty once they were destroyed.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Happened(
      long sequence,
      Instant at,
      Who by,
      String what,
      @Nullable String clause,
      Map<String, String> words) {}

  /** The record of a case, oldest first. */
  record Timeline(List<Happened> entries) {}

  /** The way a case came through its models, oldest first. */
  record Way(List<org.chalkline.casework.Trail.Moved> movements) {}

  /** The evidence of a case. */
  record EvidenceList(List<EvidenceLine> evidence) {}
}
