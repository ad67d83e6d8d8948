package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.abuse.AbuseTriage;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.FileGiven;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.evidence.Original;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The evidence of a case, for whoever may see the case. */
@Service
class CaseEvidence {

  private static final int WORDS = 2000;

  private final Access access;
  private final EvidenceLocker locker;
  private final AbuseTriage triage;
  private final Once once;
  private final CaseWords words;

  CaseEvidence(
      Access access, EvidenceLocker locker, AbuseTriage triage, Once once, CaseWords words) {
    this.access = access;
    this.locker = locker;
    this.triage = triage;
    this.once = once;
    this.words = words;
  }

  /**
   * The page to add evidence.
   *
   * @param childImage true if the case may hold a sexual image of a child: then no file is taken
   */
  record Adding(String caseHref, String caseTitle, String href, boolean childImage) {}

  /** The page before an original is taken. */
  record Taking(String caseHref, String caseTitle, String href, String fileName) {}

  /**
   * What the page to add evidence says.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public Adding adding(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    String here = CaseLists.LIST + "/" + file.reference();
    return new Adding(here, file.title(), here + "/evidence", childImage(file));
  }

  private boolean childImage(CaseFile file) {
    return triage.childImage(file);
  }

  /**
   * Fixes files as evidence, all or none.
   *
   * @throws InvalidInput if there is none, or one is not taken
   * @throws Refused if the case may hold a sexual image of a child: nobody makes a copy
   */
  @Transactional
  public void add(Me me, String reference, List<FileGiven> files, String said, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (childImage(file)) {
      throw new Refused(words.say("desk.case.evidence.refused"));
    }
    if (said.length() > WORDS) {
      throw new InvalidInput("words", words.say("desk.case.evidence.words.long"));
    }
    if (files.isEmpty()) {
      throw new InvalidInput("files", words.say("desk.case.evidence.files.missing"));
    }
    locker.checkAll(files);
    once.run(
        me.actor(),
        key,
        () -> {
          for (FileGiven given : files) {
            locker.fix(
                new NewEvidence(
                    file.getId(),
                    file.school(),
                    given.fileName(),
                    given.bytes(),
                    me.actor(),
                    said,
                    null));
          }
          return "fixed";
        });
  }

  /**
   * A page of the copy that is shown; recorded as seen.
   *
   * @throws NoSuchThing if there is no such item for this person
   */
  @Transactional
  public ViewCopy view(Me me, String reference, String item, int page) {
    return locker.view(ofCase(me, reference, item).id(), page, me.actor());
  }

  /** What the page before an original says. */
  @Transactional(readOnly = true)
  public Taking taking(Me me, String reference, String item) {
    EvidenceItem found = ofCase(me, reference, item);
    CaseFile file = access.require(me, reference);
    String here = CaseLists.LIST + "/" + file.reference();
    return new Taking(
        here, file.title(), here + "/evidence/" + found.id() + "/original", found.fileName());
  }

  /** The original, recorded as taken. */
  @Transactional
  public Original original(Me me, String reference, String item) {
    return locker.original(ofCase(me, reference, item).id(), me.actor());
  }

  private EvidenceItem ofCase(Me me, String reference, String item) {
    return locker.of(access.require(me, reference).getId()).stream()
        .filter(it -> it.id().equals(item))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }
}
