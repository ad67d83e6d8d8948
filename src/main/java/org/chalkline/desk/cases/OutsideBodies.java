package org.chalkline.desk.cases;

import java.util.Map;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.intake.Reports;
import org.chalkline.web.NoSuchThing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Points a reporter to a body outside the school where nobody inside is left. */
@Service
class OutsideBodies {

  private final Reports reports;
  private final CaseByReference cases;
  private final CaseFiles files;
  private final OpenTasks openTasks;
  private final Access access;
  private final TransactionTemplate transaction;

  OutsideBodies(
      Reports reports,
      CaseByReference cases,
      CaseFiles files,
      OpenTasks openTasks,
      Access access,
      TransactionTemplate transaction) {
    this.reports = reports;
    this.cases = cases;
    this.files = files;
    this.openTasks = openTasks;
    this.access = access;
    this.transaction = transaction;
  }

  /**
   * Shows the reporter whom to turn to; that it was shown is recorded.
   *
   * @return the reference of the report
   * @throws NoSuchThing if it is not theirs, if somebody inside deals with it, or if they are
   *     outside the case themselves
   */
  String show(Me me, String reference) {
    String own = reports.mine(me, reference).reference();
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  CaseFile file = cases.find(own).orElseThrow(NoSuchThing::new);
                  if (!openTasks.outsideAnywhere(file.getId())
                      || access.walled(me.id(), file.getId())) {
                    throw new NoSuchThing();
                  }
                  files.record(file, me.actor(), "outside.shown", Map.of());
                  return own;
                }));
  }
}
