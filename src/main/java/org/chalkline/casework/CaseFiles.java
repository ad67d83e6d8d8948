package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the case file: open it, let roles see it, read it, step aside, open it again. */
@Service
public class CaseFiles {

  private final CaseFileRepository files;
  private final CaseByReference byReference;
  private final Access access;
  private final Walls walls;
  private final OutsideCases outsideCases;
  private final Policies policies;
  private final Schools schools;
  private final Once once;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseFiles(
      CaseFileRepository files,
      CaseByReference byReference,
      Access access,
      Walls walls,
      OutsideCases outsideCases,
      Policies policies,
      Schools schools,
      Once once,
      Audit audit,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.byReference = byReference;
    this.access = access;
    this.walls = walls;
    this.outsideCases = outsideCases;
    this.policies = policies;
    this.schools = schools;
    this.once = once;
    this.audit = audit;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens a case on a report. The versions of the policy are fixed now: for what counts as a breach
   * the one in force when it was posted, or first seen if that is unknown.
   *
   * @param prefix three letters for the reference, such as {@code ABU}
   * @param kind the kind of case
   * @param title the subject line, without a name
   * @clause default 52
   */
  @Transactional
  public CaseFile open(String prefix, String kind, String title, ReportMade report) {
    School school = schools.get(report.school());
    Instant now = clock.instant();
    Instant posted = report.postedAt() == null ? report.seenAt() : report.postedAt();
    CaseFile file =
        new CaseFile(
            UUID.randomUUID().toString(),
            CaseReference.next(prefix).value(),
            school.id(),
            kind,
            title,
            now,
            report.reporter(),
            policies.inForce(school.policyId(), day(now)).edition(),
            policies.inForce(school.policyId(), day(posted)).edition());
    file.postedOn(day(posted));
    files.saveAndFlush(file);
    byReference.opened(file);
    access.opened(file.getId());
    record(file, Actor.of(report.reporter()), "case.opened", opened(file, title));
    events.publishEvent(
        new CaseOpened(report.reportId(), file.getId(), file.reference(), file.school()));
    return file;
  }

  /**
   * Opens a case that begins without a report, on the school's own business.
   *
   * @param by who or what begins it
   * @param edition the version of the policy whose deadlines and roles it follows
   */
  @Transactional
  public CaseFile begin(
      String prefix, String kind, String title, String school, Actor by, String edition) {
    CaseFile file =
        new CaseFile(
            UUID.randomUUID().toString(),
            CaseReference.next(prefix).value(),
            school,
            kind,
            title,
            clock.instant(),
            by.id(),
            edition,
            edition);
    file.triaged(Severity.LOW, title, false);
    files.saveAndFlush(file);
    byReference.opened(file);
    record(file, by, "case.opened", opened(file, title));
    return file;
  }

  /**
   * Opens a case on something that was posted or done and came without a report of abuse. Its
   * deadlines and roles follow the version in force now; what counts as a breach is judged by the
   * one in force then.
   *
   * @param happened when it was posted; when it was first seen, if that is unknown
   * @clause default 52
   */
  @Transactional
  public CaseFile begin(
      String prefix, String kind, String title, String school, Actor by, Instant happened) {
    String policy = schools.get(school).policyId();
    CaseFile file =
        new CaseFile(
            UUID.randomUUID().toString(),
            CaseReference.next(prefix).value(),
            school,
            kind,
            title,
            clock.instant(),
            by.id(),
            policies.inForce(policy, day(clock.instant())).edition(),
            policies.inForce(policy, day(happened)).edition());
    file.postedOn(day(happened));
    file.triaged(Severity.LOW, title, false);
    files.saveAndFlush(file);
    byReference.opened(file);
    record(file, by, "case.opened", opened(file, title));
    return file;
  }

  /** What the history keeps of a case's beginning: its title, and the versions it runs under. */
  private static Map<String, String> opened(CaseFile file, String title) {
    return Map.of("title", title, "policy", file.policyEdition(), "breach", file.breachEdition());
  }

  /** Lets the profile's roles see the case: {@code case.sees}. */
  @Transactional
  public void grant(CaseFile file, List<String> roles, String why) {
    jdbc.sql(
            """
            insert into case_grant (case_id, school_id, grantee, since, why)
            select :case, :school, g, :now, :why from unnest(:grantees) as g
            on conflict (grantee, case_id) do nothing
            """)
        .param("case", file.getId())
        .param("school", file.school())
        .param("now", Timestamp.from(clock.instant()))
        .param("why", why)
        .param(
            "grantees",
            roles.stream().map(role -> Grantee.role(role, file.school())).toArray(String[]::new))
        .update();
    outsideCases.settleIfWalled(file);
  }

  /** What a grant to a person who needs to know the case is called. */
  public static final String NEED_TO_KNOW = "need-to-know";

  /**
   * Lets one person see the case because they need to know it, in the running transaction.
   *
   * @param why in words, 1 to 4,000 characters
   * @throws Refused if a wall keeps them out, or to somebody who would let themselves in
   */
  @Transactional
  public void let(CaseFile file, String personId, String why, Actor by) {
    if (by.id().equals(personId)) {
      throw new Refused("Nobody lets themselves see a case. Ask somebody who may see it.");
    }
    access.lock(file.getId());
    if (access.walled(personId, file.getId())) {
      throw new Refused("This person is outside the case.");
    }
    jdbc.sql(
            """
            insert into case_grant (case_id, school_id, grantee, since, why, words, given_by)
            values (:case, :school, :grantee, :now, :kind, :words, :by)
            on conflict (grantee, case_id) do update set why = excluded.why,
              words = excluded.words, given_by = excluded.given_by, until = null
            """)
        .param("case", file.getId())
        .param("school", file.school())
        .param("grantee", Grantee.person(personId))
        .param("now", Timestamp.from(clock.instant()))
        .param("kind", NEED_TO_KNOW)
        .param("words", why)
        .param("by", by.id())
        .update();
    record(file, by, "access.given", Map.of("grantee", Grantee.person(personId), "reason", why));
  }

  /**
   * From now on the case is not shown to this person by name; a role may still show it to them.
   *
   * @throws Refused while a step of the case is offered to them by name
   */
  @Transactional
  public void letNoMore(CaseFile file, String personId, String why, Actor by) {
    takeAway(file, Grantee.person(personId), why, by);
  }

  /** The same for whoever it is shown to: a person, or a role at a school. */
  void takeAway(CaseFile file, String grantee, String why, Actor by) {
    access.lock(file.getId());
    boolean works =
        jdbc.sql("select exists (select 1 from work_offer where case_id = ? and grantee = ?)")
            .params(file.getId(), grantee)
            .query(Boolean.class)
            .single();
    if (works) {
      throw new Refused(
          "A task of the case waits for them. It has to be done or handed over first.");
    }
    int taken =
        jdbc.sql("delete from case_grant where case_id = ? and grantee = ?")
            .params(file.getId(), grantee)
            .update();
    if (taken > 0) {
      record(file, by, "access.taken", Map.of("grantee", grantee, "reason", why));
    }
  }

  /**
   * The case, for this person to read; the opening is recorded.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional
  public CaseFile read(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    record(file, me.actor(), "case.read", Map.of());
    return file;
  }

  /**
   * Steps aside: from now on the case does not exist for this person, and their work moves on.
   *
   * @param reason why, up to 4,000 characters; empty if they would rather not say
   */
  @Transactional
  public void stepAside(Me me, String reference, String reason) {
    CaseFile file = access.requireToChange(me, reference);
    if (!reason.isBlank()) {
      Said.required("reason", reason, "Enter why");
    }
    record(
        file,
        me.actor(),
        "case.stepped-aside",
        reason.isBlank() ? Map.of() : Map.of("reason", reason));
    walls.keepOut(file, List.of(me.id()), Walls.Why.STEPPED_ASIDE, reason, me.actor());
  }

  /**
   * Opens a closed case again, within the months that its policy names and with a reason.
   *
   * @clause default 60
   */
  @Transactional
  public void reopen(Me me, String reference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("reason", reason, "Enter why it is opened again");
    once.run(
        me.actor(),
        key,
        () -> {
          file.reopen(
              clock.instant(), policies.edition(file.policyEdition()).number("case.reopen_months"));
          files.saveAndFlush(file);
          record(file, me.actor(), "case.reopened", Map.of("reason", reason));
          events.publishEvent(
              new CaseReopened(file.getId(), file.reference(), file.kind(), me.id()));
          return "reopened";
        });
  }

  /** Adds an entry to the case's record, in the running transaction. */
  public void record(CaseFile file, Actor actor, String what, Map<String, String> words) {
    audit.record(Entry.ofCase(file.getId(), file.school(), actor, what, words));
  }

  static LocalDate day(Instant at) {
    return at.atZone(ZoneId.of("Europe/London")).toLocalDate();
  }
}
