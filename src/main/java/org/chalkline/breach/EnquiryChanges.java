package org.chalkline.breach;

import java.util.Map;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for what happens beside the steps of a case of a breach: new facts, a pause, another
 * investigator, a reporter who withdraws, an accused who leaves, an appeal.
 */
@Service
public class EnquiryChanges {

  private static final int MOST = 4000;

  private final BreachRows rows;
  private final BreachSteps steps;
  private final Interests interests;
  private final CaseFiles caseFiles;
  private final Access access;
  private final Workflows workflows;
  private final Once once;

  EnquiryChanges(
      BreachRows rows,
      BreachSteps steps,
      Interests interests,
      CaseFiles caseFiles,
      Access access,
      Workflows workflows,
      Once once) {
    this.rows = rows;
    this.steps = steps;
    this.interests = interests;
    this.caseFiles = caseFiles;
    this.access = access;
    this.workflows = workflows;
    this.once = once;
  }

  /**
   * What has come to light.
   *
   * @param childHarmed a child may have been harmed by an adult who works with children
   */
  public record Learnt(boolean childHarmed, boolean illegal, boolean dataBroken, String words) {}

  /**
   * New facts: whoever outside must hear of them does, each by their own clock. Where a child may
   * have been harmed the enquiry stops, and a pause ends, until the designated officer has advised.
   *
   * @throws InvalidInput if nothing new is said
   * @clause default 34, default 35, FED-59
   */
  @Transactional
  public void learn(Me me, String reference, Learnt it, String key) {
    CaseFile file = require(me, reference);
    text("words", it.words(), "Enter what has come to light");
    if (!it.childHarmed() && !it.illegal() && !it.dataBroken()) {
      throw new InvalidInput("childHarmed", "Select what has come to light");
    }
    does(
        me,
        key,
        () -> {
          open(file);
          caseFiles.record(file, me.actor(), "breach.learnt", Map.of("words", it.words()));
          if (it.illegal()) {
            rows.illegal(file.getId());
          }
          if (it.dataBroken()) {
            rows.dataBroken(file.getId());
          }
          if (it.childHarmed()) {
            childHarmed(me, file);
          }
          steps.letOthersHear(file, me.actor());
        });
  }

  private void childHarmed(Me me, CaseFile file) {
    Breach it = rows.get(file.getId());
    if (it.foundAt() != null) {
      throw new Refused(
          "The findings are made. Report it anew, so that the authority hears of it at once.");
    }
    rows.childHarmed(file.getId());
    if (it.assessedAt() != null && it.authorityHeardAt() == null) {
      // A pause ends by it: the designated officer is told at once, not when the enquiry goes on.
      rows.goesOn(file.getId());
      workflows.tell(file.reference(), BreachInvestigation.HARM_LEARNT, me.actor());
    }
  }

  /** The enquiry is paused; its time does not run meanwhile. */
  @Transactional
  public void pause(Me me, String reference, String reason, String key) {
    CaseFile file = require(me, reference);
    text("reason", reason, "Enter why it is paused");
    does(
        me,
        key,
        () -> {
          open(file);
          rows.paused(file.getId(), reason);
          caseFiles.record(file, me.actor(), "breach.paused", Map.of("reason", reason));
          tell(me, file, BreachInvestigation.ENQUIRY_PAUSED, "Nothing runs that could be paused.");
        });
  }

  /**
   * Whoever investigates turns out to have a part in it: they are outside, and another is
   * appointed.
   */
  @Transactional
  public void replaceInvestigator(Me me, String reference, String reason, String key) {
    CaseFile file = require(me, reference);
    text("reason", reason, "Enter why somebody else must investigate");
    does(
        me,
        key,
        () -> {
          open(file);
          String investigator = rows.get(file.getId()).investigator();
          if (investigator == null) {
            throw new Refused("Nobody is appointed yet.");
          }
          caseFiles.record(file, me.actor(), "breach.replaced", Map.of("reason", reason));
          rows.investigator(file.getId(), null);
          tell(
              me,
              file,
              BreachInvestigation.INVESTIGATOR_REPLACED,
              "The enquiry is over or waits for the authority.");
          interests.keepOut(file, investigator, me.actor());
        });
  }

  /** Whoever reported it takes it back; what is known is looked into all the same. */
  @Transactional
  public void reporterWithdraws(Me me, String reference, String words, String key) {
    CaseFile file = require(me, reference);
    text("words", words, "Enter what they said");
    does(
        me,
        key,
        () -> {
          open(file);
          rows.withdrawn(file.getId());
          caseFiles.record(file, me.actor(), "breach.withdrawn", Map.of("words", words));
        });
  }

  /** The person it is about has left; the enquiry goes on to a finding. */
  @Transactional
  public void accusedLeft(Me me, String reference, String words, String key) {
    CaseFile file = require(me, reference);
    text("words", words, "Enter how and when they left");
    does(
        me,
        key,
        () -> {
          open(file);
          if (rows.get(file.getId()).role().equals("staff")) {
            rows.left(file.getId());
          }
          caseFiles.record(file, me.actor(), "breach.left", Map.of("words", words));
        });
  }

  /**
   * The person it is about appeals; somebody decides who has had no part in it.
   *
   * @throws Refused if nothing can be appealed against now
   * @clause default 71
   */
  @Transactional
  public void appeal(Me me, String reference, String words, String key) {
    CaseFile file = require(me, reference);
    text("words", words, "Enter what they say against it");
    does(
        me,
        key,
        () -> {
          open(file);
          rows.appealed(file.getId(), words);
          caseFiles.record(file, me.actor(), "breach.appealed", Map.of("words", words));
          tell(
              me,
              file,
              BreachInvestigation.APPEAL_LODGED,
              "There is nothing that can be appealed against now.");
        });
  }

  /** Whether an enquiry runs that could be paused or given to somebody else. */
  public boolean enquires(CaseFile file) {
    if (!underWay(file)) {
      return false;
    }
    Breach it = rows.get(file.getId());
    return it.assessment().equals("investigate")
        && it.foundAt() == null
        && !it.authorityFirst()
        && it.pausedAt() == null;
  }

  /** Whether somebody is appointed whom another could replace. */
  public boolean investigates(CaseFile file) {
    return enquires(file) && rows.get(file.getId()).investigator() != null;
  }

  /** Whether a decision stands that can be appealed against. */
  public boolean canAppeal(CaseFile file) {
    if (!underWay(file)) {
      return false;
    }
    Breach it = rows.get(file.getId());
    return it.appealUntil() != null && it.appealWords().isEmpty() && it.appealResult().isEmpty();
  }

  /** Whether this is a breach under way. */
  public boolean underWay(CaseFile file) {
    return file.kind().equals(Breaches.KIND) && file.open();
  }

  private void tell(Me me, CaseFile file, String message, String otherwise) {
    if (workflows.tell(file.reference(), message, me.actor()) == 0) {
      throw new Refused(otherwise);
    }
  }

  private void does(Me me, String key, Runnable what) {
    once.run(
        me.actor(),
        key,
        () -> {
          what.run();
          return "done";
        });
  }

  private CaseFile require(Me me, String reference) {
    CaseFile file = access.requireToChange(me, reference);
    if (!file.kind().equals(Breaches.KIND)) {
      throw new NoSuchThing();
    }
    return file;
  }

  private static void open(CaseFile file) {
    if (!file.open()) {
      throw new Refused("This case is closed. Open it again first.");
    }
  }

  static void text(String field, String text, String missing) {
    if (text.isBlank()) {
      throw new InvalidInput(field, missing);
    }
    if (text.length() > MOST) {
      throw new InvalidInput(field, "Use 4,000 characters or fewer");
    }
    if (!Texts.clean(text.replace("\r", ""))) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }
}
