package org.chalkline.desk.tasks;

import java.util.List;
import java.util.UUID;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.Worklist;
import org.chalkline.casework.Worklist.WorkRow;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes reports, so that there are tasks. */
class Reporting {

  private final Reports reports;
  private final People people;
  private final Worklist worklist;
  private final TransactionTemplate transaction;

  Reporting(Reports reports, People people, Worklist worklist, TransactionTemplate transaction) {
    this.reports = reports;
    this.people = people;
    this.worklist = worklist;
    this.transaction = transaction;
  }

  Me me(String userName) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  var person = people.byUserName(userName).orElseThrow();
                  return new Me(person, people.rolesOf(person.id()));
                }));
  }

  /** A parent's comment elsewhere; nobody of the school could be meant. */
  String byParent(String school, String platform) {
    return report(school, platform, new Suspect("parent", "A parent", null, null, "no"));
  }

  /** The same, and a child is touched. */
  String aboutAChild(String school) {
    return report(school, "Facebook", new Suspect("parent", "A parent", null, null, "no"), true);
  }

  String report(String school, String platform, Suspect behind) {
    return report(school, platform, behind, false);
  }

  private String report(String school, String platform, Suspect behind, boolean child) {
    return reports.report(
        me("staff1@" + school),
        new MakeReport(
            school,
            platform,
            null,
            null,
            null,
            "Something offensive",
            null,
            null,
            List.of(behind),
            List.of(new Target("staff", "A teacher", null)),
            List.of("offensive"),
            false,
            child,
            false,
            true,
            List.of()),
        UUID.randomUUID().toString());
  }

  /** The open step of this case that this person is offered. */
  WorkRow task(Me me, String reference, String step) {
    return Scope.of(
        me.schools(),
        () ->
            worklist.list(me, Worklist.Query.first(1000)).rows().stream()
                .filter(row -> row.reference().equals(reference) && row.step().equals(step))
                .findFirst()
                .orElseThrow());
  }

  long total(Me me) {
    return Scope.of(me.schools(), () -> worklist.total(me));
  }
}
