package org.chalkline.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases move to the school to which they belong. */
@Service
public class CaseMoves {

  private final CaseFileRepository files;
  private final Access access;
  private final Rerouting rerouting;
  private final Policies policies;
  private final Schools schools;
  private final Once once;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;

  CaseMoves(
      CaseFileRepository files,
      Access access,
      Rerouting rerouting,
      Policies policies,
      Schools schools,
      Once once,
      Audit audit,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      CaseFiles caseFiles) {
    this.files = files;
    this.access = access;
    this.rerouting = rerouting;
    this.policies = policies;
    this.schools = schools;
    this.once = once;
    this.audit = audit;
    this.events = events;
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
  }

  /**
   * Moves the case to the school that it belongs to; its work is offered anew there.
   *
   * @clause default 56
   */
  @Transactional
  public void move(Me me, String reference, String toSchool, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("reason", reason, "Enter why it belongs there");
    boolean sister =
        schools.federatedWith(file.school()).stream()
            .anyMatch(it -> it.id().equals(toSchool) && !toSchool.equals(file.school()));
    if (!sister) {
      throw new InvalidInput("school", "Select a school of the same federation");
    }
    once.run(
        me.actor(),
        key,
        () ->
            Scope.everywhere(
                () -> {
                  moveRows(file, toSchool, me, reason);
                  return "moved";
                }));
  }

  private void moveRows(CaseFile file, String toSchool, Me me, String reason) {
    String from = file.school();
    moveToPolicyOf(file, schools.get(from), schools.get(toSchool));
    // Where it was is where it is recorded: whoever moves it need not work where it goes.
    audit.record(
        Entry.ofCase(
            file.getId(),
            from,
            me.actor(),
            "case.moved",
            Map.of(
                "from", from,
                "to", toSchool,
                "reason", reason,
                "policy", file.policyEdition(),
                "breach", file.breachEdition())));
    files.saveAndFlush(file);
    List<String> seenBy = seenBy(file);
    jdbc.sql("delete from case_grant where case_id = ?").param(file.getId()).update();
    for (String table :
        List.of(
            "case_party",
            "case_meant",
            "case_wall",
            "case_note",
            "case_link",
            "case_word",
            "break_glass",
            "assignment")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(toSchool, file.getId())
          .update();
    }
    jdbc.sql("delete from work_offer where case_id = ?").param(file.getId()).update();
    jdbc.sql("update work_item set school_id = ? where case_id = ?")
        .params(toSchool, file.getId())
        .update();
    Profile profile = policies.edition(file.policyEdition());
    seenBy.forEach(setting -> caseFiles.grant(file, profile.list(setting), setting));
    events.publishEvent(new CaseMoved(file.getId(), from, toSchool));
    rerouting.all(file, me.actor());
  }

  /** The settings that let roles see this case: there the same see it, and nobody else. */
  private List<String> seenBy(CaseFile file) {
    return jdbc.sql("select distinct why from case_grant where case_id = ? and why like '%.sees'")
        .param(file.getId())
        .query(String.class)
        .list();
  }

  /**
   * Schools of one policy work under the same versions; another policy has its own for each day.
   */
  private void moveToPolicyOf(CaseFile file, School from, School to) {
    if (from.policyId().equals(to.policyId())) {
      file.moveTo(to.id(), file.policyEdition(), file.breachEdition());
      return;
    }
    LocalDate began = CaseFiles.day(file.openedAt());
    LocalDate posted = file.judgedOn() == null ? began : file.judgedOn();
    file.moveTo(
        to.id(),
        policies.inForce(to.policyId(), began).edition(),
        policies.inForce(to.policyId(), posted).edition());
  }
}
