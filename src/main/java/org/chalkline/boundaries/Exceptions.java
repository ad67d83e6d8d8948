package org.chalkline.boundaries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.boundaries.ExceptionRows.Asked;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to exceptions for family: asked for, seen, given up, revoked. */
@Service
public class Exceptions {

  /** The kind of case that an exception is. */
  public static final String KIND = "contact-exception";

  public static final List<String> RELATIONS = List.of("family", "staff-parent", "other");

  private static final String PREFIX = "EXC";
  private static final String ENDED = "ended";
  private static final int MOST = 2000;
  private static final int SHORT = 200;

  private final ExceptionRows rows;
  private final Access access;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final Clock clock;

  Exceptions(
      ExceptionRows rows,
      Access access,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Schools schools,
      Policies policies,
      Workflows workflows,
      Once once,
      Clock clock) {
    this.rows = rows;
    this.access = access;
    this.caseFiles = caseFiles;
    this.files = files;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.clock = clock;
  }

  /**
   * An exception as whoever asked for it sees it.
   *
   * @param state asked, holds, refused, over, revoked or given-up
   */
  public record Mine(
      String id,
      String relation,
      String whom,
      String state,
      @Nullable LocalDate until,
      String conditions,
      String reason) {

    /** Whether it can be given up. */
    public boolean holds() {
      return state.equals("holds");
    }
  }

  /**
   * Somebody asks for an exception.
   *
   * @return the exception's id
   * @throws InvalidInput naming every field that is missing or wrong
   * @clause SMP-25 family; AR-12 staff who are parents
   */
  @Transactional
  public String ask(Me me, AskException asked, String key) {
    check(me, asked);
    return once.run(
        me.actor(),
        key,
        () -> {
          Profile profile = policies.inForce(schools.get(asked.school()).policyId(), today());
          CaseFile file =
              caseFiles.begin(
                  PREFIX,
                  KIND,
                  "An exception for contact outside school",
                  asked.school(),
                  me.actor(),
                  profile.edition());
          caseFiles.grant(
              file, List.of(profile.text("contact.exception_by")), "contact.exception_by");
          String id = rows.add(file, asked, me.id());
          caseFiles.record(
              file, me.actor(), "exception.asked", Map.of("relation", asked.relation()));
          workflows.start(
              ContactException.PROCESS, file.reference(), Map.of("work", id), me.actor());
          return id;
        });
  }

  /** The exceptions that this person has asked for, newest first. */
  @Transactional(readOnly = true)
  public List<Mine> mine(Me me) {
    return rows.of(me.id()).stream()
        .map(
            it ->
                new Mine(
                    it.id(),
                    it.relation(),
                    it.whom(),
                    it.state(),
                    it.until(),
                    it.conditions(),
                    it.reason()))
        .toList();
  }

  /**
   * Whoever asked for it no longer wants it.
   *
   * @throws NoSuchThing if it is not theirs
   */
  @Transactional
  public void giveUp(Me me, String id, String key) {
    Asked it =
        rows.of(me.id()).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    once.run(me.actor(), key, () -> end(it, "given-up", "", me.actor()));
  }

  /**
   * Whoever may grant it revokes it.
   *
   * @throws Refused if it does not hold
   */
  @Transactional
  public void revoke(Me me, String reference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (!file.kind().equals(KIND) || !mayRevoke(me, file)) {
      throw new NoSuchThing();
    }
    List<FieldError> wrong = new ArrayList<>();
    Attempts.required(wrong, "reason", reason, MOST, "Enter why it is revoked");
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    once.run(me.actor(), key, () -> end(rows.ofCase(file.getId()), "revoked", reason, me.actor()));
  }

  /** Whether this person may revoke an exception that holds. */
  @Transactional(readOnly = true)
  public boolean mayRevoke(Me me, CaseFile file) {
    Asked it = rows.ofCase(file.getId());
    String role = policies.edition(file.policyEdition()).text("contact.exception_by");
    return it.state().equals("holds")
        && !it.askedBy().equals(me.id())
        && (me.has(role, file.school()) || me.has("headteacher", file.school()));
  }

  private String end(Asked it, String state, String why, Actor by) {
    if (!it.state().equals("holds")) {
      throw new Refused("This exception does not hold any more.");
    }
    CaseFile file = files.findById(it.caseId()).orElseThrow();
    rows.ended(it.id(), state, why);
    caseFiles.record(file, by, "exception." + state, Map.of("reason", why));
    workflows.tell(file.reference(), ContactException.EXCEPTION_ENDED, by);
    return ENDED;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), When.LONDON);
  }

  private void check(Me me, AskException asked) {
    List<FieldError> wrong = new ArrayList<>();
    if (!me.schools().contains(asked.school())) {
      wrong.add(new FieldError("school", "Select a school"));
    }
    if (!RELATIONS.contains(asked.relation())) {
      wrong.add(new FieldError("relation", "Select how you belong together"));
    }
    Attempts.required(wrong, "whom", asked.whom(), SHORT, "Enter with whom it is");
    Attempts.required(wrong, "why", asked.why(), MOST, "Enter why you ask");
    if (asked.until() != null && asked.until().isBefore(today())) {
      wrong.add(new FieldError("until", "The day must be today or in the future"));
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      throw new Refused("An exception that was decided is not opened again. It is asked for anew.");
    }
  }
}
