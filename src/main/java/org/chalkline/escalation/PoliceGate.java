package org.chalkline.escalation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.ContactHeld;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.meetings.Meeting.State;
import org.chalkline.meetings.Meetings;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The question of the police, beside whatever is going on: what the profile sends there, what it
 * leaves to judgement, and whether contact with the parent is held meanwhile.
 */
@Service
public class PoliceGate {

  private static final String HOLD_CONTACT = "police.hold_contact";

  private final LadderRows rows;
  private final CaseByReference byReference;
  private final CaseFileRepository files;
  private final CaseFiles caseFiles;
  private final Policies policies;
  private final OpenTasks openTasks;
  private final Meetings meetings;
  private final Workflows workflows;

  PoliceGate(
      LadderRows rows,
      CaseByReference byReference,
      CaseFileRepository files,
      CaseFiles caseFiles,
      Policies policies,
      OpenTasks openTasks,
      Meetings meetings,
      Workflows workflows) {
    this.rows = rows;
    this.byReference = byReference;
    this.files = files;
    this.caseFiles = caseFiles;
    this.policies = policies;
    this.openTasks = openTasks;
    this.meetings = meetings;
    this.workflows = workflows;
  }

  /** What a profile says of a post. */
  enum Says {
    /** It goes to the police without discretion. */
    COMPULSORY,
    /** A person decides, and says why. */
    JUDGEMENT,
    /** Nothing. */
    NOTHING
  }

  /**
   * What the profile says of this kind of post. Where somebody is in danger the police hear of it,
   * whatever the profile leaves to judgement.
   *
   * @clause default 8, default 65
   */
  static Says says(Profile profile, List<String> kinds, boolean thoughtIllegal, boolean danger) {
    if (danger) {
      return Says.COMPULSORY;
    }
    if (kinds.stream().anyMatch(profile.list("police.compulsory_kinds")::contains)) {
      return Says.COMPULSORY;
    }
    String illegal = thoughtIllegal ? profile.text("police.if_illegal") : "none";
    if (illegal.equals("compulsory")) {
      return Says.COMPULSORY;
    }
    boolean judged =
        illegal.equals("judgement")
            || kinds.stream().anyMatch(profile.list("police.judgement_kinds")::contains)
            || profile.text("police.otherwise").equals("judgement");
    return judged ? Says.JUDGEMENT : Says.NOTHING;
  }

  /**
   * Answers the model's questions: whether the police must hear of it, may, or are asked elsewhere,
   * and whether contact is held meanwhile. Where it is compulsory, contact is held from now on.
   */
  @Transactional
  public Map<String, Object> question(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    LadderRows.Ladder it = rows.get(file.getId());
    Profile profile = policies.edition(file.policyEdition());
    String next = it.policeNext();
    boolean ofPosts = next.equals("profile") || next.equals("elsewhere");
    Says says = ofPosts ? says(profile, rows.posts(file.getId())) : Says.NOTHING;
    if (says == Says.COMPULSORY && profile.yes(HOLD_CONTACT)) {
      hold(file, by);
    }
    rows.policeNext(file.getId(), "none");
    return Map.of(
        "policeMustHear",
        says == Says.COMPULSORY && next.equals("profile"),
        "policeMayHear",
        next.equals("judgement") || (says == Says.JUDGEMENT && next.equals("profile")),
        "contactToBeHeld",
        rows.get(file.getId()).contactHeld() && !heardAlready(file));
  }

  /** Whether somebody is asked already to hear from the police: one question at a time. */
  boolean heardAlready(CaseFile file) {
    return openTasks.open(file.getId(), ParentEscalation.HEAR_FROM_POLICE);
  }

  /** Of what is new; of everything where nothing is. */
  private static Says says(Profile profile, List<LadderRows.Post> posts) {
    List<LadderRows.Post> fresh = posts.stream().filter(post -> post.takenUpAt() == null).toList();
    return (fresh.isEmpty() ? posts : fresh)
        .stream()
            .map(LadderRows.Post::matter)
            .map(it -> says(profile, it.kinds(), it.thoughtIllegal(), it.danger()))
            .min(Comparator.naturalOrder())
            .orElse(Says.NOTHING);
  }

  /** Nobody contacts the parent from now on, until the police allow it. */
  void hold(CaseFile file, Actor by) {
    if (!rows.get(file.getId()).contactHeld()) {
      rows.held(file.getId(), true);
      caseFiles.record(file, by, "parent.contact-held", Map.of());
    }
  }

  /**
   * The police asked that nobody contact the parent: a meeting that was offered or is fixed does
   * not stand silently, but is called off, and whoever was invited is told.
   */
  void policeHold(CaseFile file, Actor by) {
    hold(file, by);
    boolean agreed =
        meetings
            .latest(file.getId())
            .filter(it -> it.state() == State.OFFERED || it.state() == State.FIXED)
            .isPresent();
    if (agreed) {
      meetings.callOff(file.getId(), "The police asked that nobody contact the parent.", by);
    }
  }

  /**
   * The police did not ask for it: contact goes on, unless they asked for it of an earlier matter
   * and somebody still waits to hear from them.
   */
  void doNotHold(CaseFile file, Actor by) {
    if (rows.get(file.getId()).contactHeld() && !heardAlready(file)) {
      letContactGoOn(file.reference(), by);
    }
  }

  /** The police have advised: whatever waited for it goes on. */
  @Transactional
  public void letContactGoOn(String reference, Actor by) {
    CaseFile file = byReference.get(reference);
    rows.held(file.getId(), false);
    caseFiles.record(file, by, "parent.contact-allowed", Map.of());
    workflows.tell(reference, ParentEscalation.CONTACT_ALLOWED, by);
  }

  /**
   * In a case that handed over to this one the police asked that nobody contact the parent: contact
   * is held here too, and somebody is asked to hear from them.
   */
  @EventListener
  @Transactional
  public void heldElsewhere(ContactHeld event) {
    Actor by = Actor.of(event.actor());
    for (String caseId : rows.from(event.caseId())) {
      Optional<CaseFile> file = files.findById(caseId).filter(CaseFile::open);
      if (file.isPresent() && !rows.get(caseId).contactHeld()) {
        policeHold(file.get(), by);
        rows.policeNext(caseId, "held");
        workflows.tell(file.get().reference(), ParentEscalation.POLICE_NEEDED, by);
      }
    }
  }
}
