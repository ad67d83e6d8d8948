package org.chalkline.boundaries;

import java.time.Clock;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.boundaries.ExceptionRows.Asked;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the model of an exception has Chalkline do by itself. */
@Service
public class ExceptionSteps {

  private final ExceptionRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final WrittenWords writtenWords;
  private final When when;
  private final Clock clock;

  ExceptionSteps(
      ExceptionRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      WrittenWords writtenWords,
      When when,
      Clock clock) {
    this.rows = rows;
    this.caseFiles = caseFiles;
    this.files = files;
    this.writtenWords = writtenWords;
    this.when = when;
    this.clock = clock;
  }

  /** It was refused: whoever asked is told why. */
  @Transactional
  public void refused(String id, Actor by) {
    Asked it = rows.get(id);
    rows.state(id, "refused");
    CaseFile file = file(it);
    tell(file, it, "Your exception for contact was refused: " + it.reason(), by);
    close(file, "exception-refused", by);
  }

  /** It was granted: it holds from now until the end of its last day. */
  @Transactional
  public void holds(String id, Actor by) {
    Asked it = rows.get(id);
    rows.state(id, "holds");
    CaseFile file = file(it);
    String conditions = it.conditions().isBlank() ? "" : " Conditions: " + it.conditions();
    tell(file, it, "Your exception for contact holds until " + last(it) + "." + conditions, by);
    close(file, "exception-granted", by);
  }

  /** It ends soon: both who asked and who may grant are reminded. */
  @Transactional
  public void remind(String id, Actor by) {
    Asked it = rows.get(id);
    CaseFile file = file(it);
    caseFiles.record(file, by, "exception.reminded", Map.of("until", last(it)));
    String words =
        "An exception for contact ends on " + last(it) + ". If it is still needed, ask anew.";
    tell(file, it, words, by);
    String decider = rows.decidedBy(id);
    if (!decider.isEmpty()) {
      writtenWords.writeTo(file, decider, words, by);
    }
  }

  /** Its last day is over, or it was ended before. */
  @Transactional
  public void ended(String id, Actor by) {
    Asked it = rows.get(id);
    CaseFile file = file(it);
    if (it.state().equals("holds")) {
      rows.ended(id, "over", "");
      caseFiles.record(file, by, "exception.over", Map.of());
    }
    if (it.state().equals("revoked")) {
      tell(file, it, "Your exception for contact was revoked: " + it.endedWhy(), by);
    } else {
      tell(file, it, "Your exception for contact has ended.", by);
    }
  }

  private void tell(CaseFile file, Asked it, String words, Actor by) {
    writtenWords.writeTo(file, it.askedBy(), words, by);
  }

  private String last(Asked it) {
    return it.until() == null ? "" : when.day(it.until());
  }

  private void close(CaseFile file, String outcome, Actor by) {
    file.close(outcome, "", clock.instant());
    files.saveAndFlush(file);
    caseFiles.record(file, by, "case.closed", Map.of("outcome", outcome, "lesson", ""));
  }

  private CaseFile file(Asked it) {
    return files.findById(it.caseId()).orElseThrow();
  }
}
