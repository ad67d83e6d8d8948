package org.chalkline.safeguarding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.safeguarding.SealedPackage.Item;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to files of children that go to another school. Whoever calls {@link #make} and {@link
 * #take} has asked for a fresh second factor.
 *
 * @clause default 169, default 170
 */
@Service
public class FileTransfers {

  private final TransferTable table;
  private final FileOfChild contents;
  private final EvidenceLocker locker;
  private final ReferralDoor door;
  private final CaseFiles caseFiles;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final Clock clock;

  FileTransfers(
      TransferTable table,
      FileOfChild contents,
      EvidenceLocker locker,
      ReferralDoor door,
      CaseFiles caseFiles,
      Policies policies,
      Workflows workflows,
      Once once,
      Clock clock) {
    this.table = table;
    this.contents = contents;
    this.locker = locker;
    this.door = door;
    this.caseFiles = caseFiles;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.clock = clock;
  }

  /**
   * A package that was made.
   *
   * @param password shown once and kept nowhere; null when the same click is repeated
   */
  public record Made(String id, @Nullable String password) {}

  /** Something in a package, as whoever reads one sees it. */
  public record Read(String path, String words, int size, String sha256) {}

  /** Whether this person may send the file: whoever leads on safeguarding or stands in. */
  @Transactional(readOnly = true)
  public boolean may(Me me, CaseFile file) {
    return file.kind().equals(Referrals.KIND)
        && policies.edition(file.policyEdition()).list("safeguarding.sees").stream()
            .anyMatch(role -> me.has(role, file.school()));
  }

  /**
   * The same by its reference.
   *
   * @throws NoSuchThing if there is no such referral for this person
   */
  @Transactional(readOnly = true)
  public boolean may(Me me, String reference) {
    return may(me, door.toRead(me, reference));
  }

  /** The log of a referral. */
  @Transactional(readOnly = true)
  public List<Transfer> of(Me me, String reference) {
    return table.ofCase(door.toRead(me, reference).getId());
  }

  /**
   * Makes the package for another school and begins to see to its way.
   *
   * @param school the school to which the child moves, 1 to 200 characters
   * @param person who receives it there, 1 to 200 characters
   * @throws InvalidInput beside {@code school} or {@code person}
   * @throws Refused if it is not for this person
   */
  @Transactional
  public Made make(Me me, String reference, String school, String person, String key) {
    CaseFile file = door.toChange(me, reference);
    if (!may(me, file)) {
      throw new Refused("The file is sent by whoever leads on safeguarding.");
    }
    check(school, person);
    AtomicReference<String> password = new AtomicReference<>();
    String id = once.run(me.actor(), key, () -> made(me, file, school, person, password));
    return new Made(id, password.get());
  }

  private String made(
      Me me, CaseFile file, String school, String person, AtomicReference<String> password) {
    FileOfChild.Contents holds = contents.of(me, file);
    List<Item> items = holds.items();
    char[] secret = SealedPackage.password();
    byte[] bytes = SealedPackage.pack(items, secret);
    password.set(new String(secret));
    Transfer it =
        new Transfer(
            UUID.randomUUID().toString(),
            file.getId(),
            school,
            person,
            me.id(),
            clock.instant(),
            SealedPackage.sha256(bytes),
            bytes.length,
            holds.evidence(),
            SealedPackage.manifest(SealedPackage.listed(items)),
            "made",
            null,
            "",
            "",
            null,
            0,
            null,
            "",
            true);
    table.add(file, it, bytes);
    caseFiles.record(
        file,
        me.actor(),
        "safeguarding.package-made",
        Map.of("to", school, "items", "" + items.size(), "sha256", it.sha256()));
    workflows.start(
        SafeguardingReferral.FILE_TRANSFER, file.reference(), Map.of("work", it.id()), me.actor());
    return it.id();
  }

  private static void check(String school, String person) {
    List<FieldError> errors = new ArrayList<>();
    if (school.isBlank()) {
      errors.add(new FieldError("school", "Enter the school to which the child moves"));
    }
    Worries.text("school", school, 200, errors);
    if (person.isBlank()) {
      errors.add(new FieldError("person", "Enter who receives it there"));
    }
    Worries.text("person", person, 200, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  /**
   * The package, for sending it; that it was taken is recorded.
   *
   * @throws NoSuchThing if there is none, or only the log is kept: its receipt has come, or
   *     evidence in it was destroyed
   * @throws Refused if evidence in it was locked away since it was made, whatever became of the
   *     lock
   */
  @Transactional
  public byte[] take(Me me, String reference, String transferId) {
    CaseFile file = door.toRead(me, reference);
    Transfer it = find(file, transferId);
    byte[] bytes = table.bytes(it.id()).orElseThrow(NoSuchThing::new);
    if (it.evidence().stream().map(locker::item).anyMatch(item -> lockedSince(item, it))) {
      throw new Refused(
          "This package holds evidence that was locked away since it was made: nobody can take it out. Make a new one.");
    }
    caseFiles.record(file, me.actor(), "safeguarding.package-taken", Map.of("sha256", it.sha256()));
    return bytes;
  }

  private static boolean lockedSince(EvidenceItem item, Transfer it) {
    return item.lockedAway()
        || item.locks().stream().anyMatch(lock -> !lock.at().isBefore(it.madeAt()));
  }

  /** Evidence was destroyed: no package that holds a copy of it is kept. */
  @Transactional
  public void destroyed(String evidenceId) {
    table.dropHolding(evidenceId);
  }

  private Transfer find(CaseFile file, String transferId) {
    return table
        .find(transferId)
        .filter(it -> it.caseId().equals(file.getId()))
        .orElseThrow(NoSuchThing::new);
  }

  /** The transfer whose receipt is waited for, if one is. */
  @Transactional(readOnly = true)
  public Optional<Transfer> waiting(CaseFile file) {
    return table.ofCase(file.getId()).stream().filter(it -> it.state().equals("sent")).findFirst();
  }

  /**
   * The other school says that the file has arrived.
   *
   * @throws Refused if nothing was sent whose receipt is waited for
   */
  @Transactional
  public void received(Me me, String reference, String words, String key) {
    CaseFile file = door.toChange(me, reference);
    Worries.needed("words", words, "Enter who said so, and when");
    once.run(
        me.actor(),
        key,
        () -> {
          Transfer it = waiting(file).orElseThrow(() -> new Refused("No receipt is waited for."));
          table.ended(it.id(), "received", words, clock.instant());
          caseFiles.record(
              file, me.actor(), "safeguarding.receipt-entered", Map.of("words", words));
          workflows.tellWork(reference, SafeguardingReferral.RECEIPT_CAME, it.id(), me.actor());
          return it.id();
        });
  }

  /**
   * Checks a package that came from another school.
   *
   * @param sha256 the digest of the package as the other school told it; empty if it told none,
   *     then what is in it is checked and not the wrapping
   * @throws Refused if the password is wrong or anything was changed, added or taken out
   */
  public List<Read> read(byte[] bytes, String password, String sha256) {
    String told = sha256.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (!told.isEmpty() && !told.equals(SealedPackage.sha256(bytes))) {
      throw new Refused("This package is refused: it is not the one that the other school sent.");
    }
    return SealedPackage.open(bytes, password.strip().toCharArray()).keySet().stream()
        .map(it -> new Read(it.path(), it.words(), it.size(), it.sha256()))
        .toList();
  }

  /** The receipt is settled: the log stays and the package goes. */
  @Transactional
  public void keepLogOnly(String transferId) {
    table.dropPackage(transferId);
  }

  /** When the receipt is chased. */
  Instant receiptDue(String transferId) {
    Instant due = table.find(transferId).orElseThrow().receiptDue();
    if (due == null) {
      throw new IllegalStateException("a package that was not sent");
    }
    return due;
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }
}
