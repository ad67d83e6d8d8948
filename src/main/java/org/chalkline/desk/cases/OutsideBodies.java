package org.chalkline.desk.cases;

import java.util.Map;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseReference;
import org.chalkline.casework.OutsideCases;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Points to a body outside the school where nobody inside is left for a case or a step of it. */
@Service
class OutsideBodies {

  private final CaseFileRepository cases;
  private final CaseFiles files;
  private final OutsideCases outside;
  private final TransactionTemplate transaction;

  OutsideBodies(
      CaseFileRepository cases,
      CaseFiles files,
      OutsideCases outside,
      TransactionTemplate transaction) {
    this.cases = cases;
    this.files = files;
    this.outside = outside;
    this.transaction = transaction;
  }

  /**
   * A case that a body outside has.
   *
   * @param school the id of its school, whose own contacts are shown
   * @param mine whether this person reported it
   */
  record With(String reference, String school, boolean mine) {}

  /**
   * Shows whom to turn to, to whoever reported the case or would see it if somebody inside were in
   * charge; that it was shown is recorded.
   *
   * @throws NoSuchThing if there is no such case for them, if somebody inside deals with it, or if
   *     they are outside the case themselves
   */
  With show(Me me, String reference) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  CaseFile file =
                      CaseReference.read(reference)
                          .flatMap(read -> cases.findByReference(read.value()))
                          .filter(it -> outside.points(me, it))
                          .orElseThrow(NoSuchThing::new);
                  files.record(file, me.actor(), "outside.shown", Map.of());
                  return new With(file.reference(), file.school(), file.openedBy().equals(me.id()));
                }));
  }

  /** Whether this person is pointed there; nothing is recorded. */
  boolean points(Me me, CaseFile file) {
    return outside.points(me, file);
  }
}
