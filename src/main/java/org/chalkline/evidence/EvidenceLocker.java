package org.chalkline.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.CaseMoved;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The locker of sealed evidence: fixes files on receipt, shows a safe copy, gives out the original,
 * and locks away what may be unlawful. Whoever calls it has checked that the person may see the
 * case; an item of a school out of scope does not exist.
 */
@Service
@Transactional
public class EvidenceLocker {

  private static final int LONGEST_WORDS = 2_000;

  private final EvidenceTable table;
  private final SealedBytes sealed;
  private final VirusScanner scanner;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EvidenceLocker(
      EvidenceTable table,
      SealedBytes sealed,
      VirusScanner scanner,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.sealed = sealed;
    this.scanner = scanner;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Fixes a file: keeps the original byte for byte with its SHA-256, and a copy to show made from
   * it.
   *
   * @throws InvalidInput on the field {@code files} if it is not a PNG, JPEG, PDF or plain text of
   *     at most 10 MB and 40 megapixels, or is the 21st for its case in the running transaction; on
   *     the field {@code words} if they have more than 2,000 characters; also if the virus scanner
   *     finds something in it, or is configured and cannot be asked
   */
  public Fixed fix(NewEvidence given) {
    String words = checkedWords(given.words(), false);
    Prepared prepared = prepare(given.fileName(), given.bytes());
    if (!Handful.takes(given.caseId())) {
      throw new InvalidInput("files", tooMany());
    }
    EvidenceItem item =
        new EvidenceItem(
            UUID.randomUUID().toString(),
            given.caseId(),
            given.schoolId(),
            table.nextNumber(given.caseId()),
            FileNames.safe(given.fileName(), prepared.kind()),
            prepared.kind().code(),
            given.bytes().length,
            SealedBytes.sha256(given.bytes()),
            prepared.pages().size(),
            prepared.pagesInFile(),
            words,
            given.capturedAt(),
            now(),
            given.by().id(),
            List.of());
    table.add(item);
    sealed.keep(item.id(), given.bytes(), prepared.pages());
    record(item, given.by(), "evidence.fixed", Map.of("sha256", item.sha256(), "words", words));
    return new Fixed(item.id(), item.number(), item.fileName(), item.type(), item.sha256());
  }

  /**
   * Checks a file as {@link #fix} would, and stores nothing.
   *
   * @throws InvalidInput on the field {@code files}, as {@link #fix}
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  public void check(String fileName, byte[] bytes) {
    prepare(fileName, bytes);
  }

  /**
   * Checks all files of a report or a reply, and stores nothing.
   *
   * @throws InvalidInput on the field {@code files}, one error for each file that is not taken; one
   *     if there are more than 20
   */
  @Transactional(propagation = Propagation.SUPPORTS)
  public void checkAll(List<FileGiven> files) {
    if (files.size() > Handful.MOST) {
      throw new InvalidInput("files", tooMany());
    }
    List<FieldError> errors = new ArrayList<>();
    for (FileGiven file : files) {
      try {
        prepare(file.fileName(), file.bytes());
      } catch (InvalidInput e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  /**
   * The evidence of a case in the order of its numbers, without bytes; locked items show that fact.
   */
  @Transactional(readOnly = true)
  public List<EvidenceItem> of(String caseId) {
    return table.ofCase(caseId);
  }

  /**
   * One item without its bytes.
   *
   * @throws NoSuchThing if there is none in scope
   */
  @Transactional(readOnly = true)
  public EvidenceItem item(String evidenceId) {
    return found(evidenceId);
  }

  /** As {@link #view(String, int, Actor)}, for whoever is signed in. */
  public ViewCopy view(String evidenceId, int page) {
    return view(evidenceId, page, signedIn());
  }

  /**
   * One page of the copy that is shown, recorded as seen by this person.
   *
   * @param page from 1
   * @throws NoSuchThing if there is no such item in scope, or no such page
   * @throws Refused if the item is locked away or destroyed, or fails its check
   */
  public ViewCopy view(String evidenceId, int page, Actor by) {
    EvidenceItem item = readable(evidenceId);
    if (page < 1 || page > item.pages()) {
      throw new NoSuchThing();
    }
    byte[] bytes = sealed.page(item, page);
    record(item, by, "evidence.viewed", Map.of("page", String.valueOf(page)));
    return new ViewCopy(Kind.of(item.type()).shownAs(), bytes, item.pages());
  }

  /** As {@link #original(String, Actor)}, for whoever is signed in. */
  public Original original(String evidenceId) {
    return original(evidenceId, signedIn());
  }

  /**
   * The original, byte for byte, checked against its digest and recorded as taken by this person.
   *
   * @throws NoSuchThing if there is no such item in scope
   * @throws Refused if the item is locked away or destroyed, or fails its check
   */
  public Original original(String evidenceId, Actor by) {
    EvidenceItem item = readable(evidenceId);
    byte[] bytes = sealed.original(item);
    record(item, by, "evidence.original-taken", Map.of("sha256", item.sha256()));
    return new Original(item.fileName(), "application/octet-stream", bytes, item.sha256());
  }

  /**
   * Whether the original and every page of its copy are what was fixed.
   *
   * @throws NoSuchThing if there is no such item in scope
   * @throws Refused if the item is locked away or destroyed
   */
  @Transactional(readOnly = true, noRollbackFor = Refused.class)
  public boolean intact(String evidenceId) {
    EvidenceItem item = readable(evidenceId);
    try {
      sealed.original(item);
      for (int page = 1; page <= item.pages(); page++) {
        sealed.page(item, page);
      }
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  /**
   * Locks an item away: from now on nobody can view, copy or export it, the person who locks it
   * included. A second lock while the first holds changes nothing.
   *
   * @param words why, 1 to 2,000 characters
   * @throws NoSuchThing if there is no such item in scope
   * @throws InvalidInput on the field {@code words} if they are missing or too long
   */
  public void lockAway(String evidenceId, Actor by, String words) {
    String why = checkedWords(words, true);
    EvidenceItem item = found(evidenceId);
    if (!item.lockedAway() && table.lock(evidenceId, now(), by.id(), why)) {
      record(item, by, "evidence.locked-away", Map.of("words", why));
      events.publishEvent(new LockedAway(item.id(), item.caseId(), by.id()));
    }
  }

  /**
   * Ends a lock on the word of the police and of two people. Destroyed means that the bytes and
   * their key are gone and the fact is kept; released means that it can be read again.
   *
   * @param policeReference 1 to 200 characters
   * @throws NoSuchThing if there is no such item in scope
   * @throws Refused if the two are one person, or the item is not locked away
   * @throws InvalidInput on the field {@code policeReference} if it is missing or too long
   */
  public void endLock(
      String evidenceId, LockEnding ending, String policeReference, Actor first, Actor second) {
    String reference = plain(policeReference);
    if (reference.isEmpty() || reference.length() > 200) {
      throw new InvalidInput(
          "policeReference", "Enter the reference the police gave, at most 200 characters");
    }
    if (first.id().equals(second.id())) {
      throw new Refused("A lock is ended by two different people");
    }
    EvidenceItem item = found(evidenceId);
    Lock lock = item.lock();
    if (lock == null || lock.endedAt() != null) {
      throw new Refused("This evidence is not locked away");
    }
    table.endLock(evidenceId, ending, reference, first.id(), second.id(), now());
    Map<String, String> words =
        Map.of("ending", ending.code(), "policeReference", reference, "second", second.id());
    record(item, first, "evidence.lock-ended", words);
    record(item, second, "evidence.lock-end-agreed", Map.of("first", first.id()));
  }

  /** Takes the evidence along when its case moves to another school. The case records the move. */
  @EventListener
  public void caseMoved(CaseMoved moved) {
    table.move(moved.caseId(), moved.toSchool());
  }

  private EvidenceItem found(String evidenceId) {
    return table.find(evidenceId).orElseThrow(NoSuchThing::new);
  }

  private EvidenceItem readable(String evidenceId) {
    EvidenceItem item = found(evidenceId);
    Lock lock = item.lock();
    if (lock != null && lock.destroyed()) {
      throw new Refused("This evidence was destroyed on the word of the police");
    }
    if (item.lockedAway()) {
      throw new Refused("This evidence is locked away: nobody can view or copy it");
    }
    return item;
  }

  private void record(EvidenceItem item, Actor by, String what, Map<String, String> words) {
    Map<String, String> all = new HashMap<>(words);
    all.put("evidence", item.id());
    all.put("number", String.valueOf(item.number()));
    all.put("file", item.fileName());
    audit.record(Entry.ofCase(item.caseId(), item.schoolId(), by, what, all));
  }

  private Prepared prepare(String fileName, byte[] bytes) {
    try {
      // Before anything of it is decoded; what is empty or too large is refused anyway.
      if (bytes.length > 0 && bytes.length <= FileCheck.LARGEST) {
        scanner.pass(bytes);
      }
      return FileCheck.prepare(bytes);
    } catch (FileRefused e) {
      String name = FileNames.printable(fileName);
      String why = String.valueOf(e.getMessage()).replaceAll("\\.$", "");
      throw new InvalidInput("files", "The file " + (name.isEmpty() ? "" : name + " ") + why);
    }
  }

  private static String tooMany() {
    return "Choose at most " + Handful.MOST + " files. Add the others afterwards";
  }

  private static String checkedWords(String given, boolean wanted) {
    String words = plain(given);
    if (wanted && words.isEmpty()) {
      throw new InvalidInput("words", "Enter why this is locked away");
    }
    if (words.length() > LONGEST_WORDS) {
      throw new InvalidInput("words", "Use at most 2,000 characters");
    }
    return words;
  }

  /** Without what the database cannot hold. */
  private static String plain(String given) {
    return given.replaceAll("[\\x00\\p{Cs}]", "").strip();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Actor signedIn() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null || !who.isAuthenticated() ? Actor.CHALKLINE : Actor.of(who.getName());
  }
}
