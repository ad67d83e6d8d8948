package org.chalkline.contacts;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.Sealing;
import org.chalkline.identity.Me;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to packs of evidence: one PDF for the police or a platform, with what was posted, where,
 * the pictures, digests and who had it in hand. What is locked away is never in it. A pack is kept
 * sealed with the case, as it was made.
 *
 * <p>Making one and taking one out are exports: the pages that call this ask for a fresh sign-in
 * (AU-1).
 */
@Service
public class Packs {

  /** The most pictures to a pack, so that it can be sent. */
  static final int MOST_PICTURES = 40;

  private final PackTable table;
  private final PackPaper paper;
  private final PackEvidence evidence;
  private final EvidenceLocker locker;
  private final Sealing sealing;
  private final CaseFiles files;
  private final Access access;
  private final Once once;
  private final Clock clock;

  Packs(
      PackTable table,
      PackPaper paper,
      PackEvidence evidence,
      EvidenceLocker locker,
      Sealing sealing,
      CaseFiles files,
      Access access,
      Once once,
      Clock clock) {
    this.table = table;
    this.paper = paper;
    this.evidence = evidence;
    this.locker = locker;
    this.sealing = sealing;
    this.files = files;
    this.access = access;
    this.once = once;
    this.clock = clock;
  }

  /**
   * The packs of a case, oldest first.
   *
   * @throws NoSuchThing if there is no such case for this person
   */
  @Transactional(readOnly = true)
  public List<Pack> ofCase(Me me, String reference) {
    return known(me, access.require(me, reference));
  }

  /** Without those that hold evidence of another case that this person may not see. */
  private List<Pack> known(Me me, CaseFile file) {
    List<String> items = evidence.all(me, file).stream().map(EvidenceItem::id).toList();
    return table.ofCase(file.getId()).stream()
        .filter(pack -> items.containsAll(pack.items()))
        .toList();
  }

  /**
   * What can go into a pack of this case: every item of it, and of the cases it comes from that
   * this person may see, that is not locked away.
   */
  @Transactional(readOnly = true)
  public List<EvidenceItem> available(Me me, String reference) {
    return evidence.readable(me, access.require(me, reference));
  }

  /** The reference of the case that such an item is of; empty for the case's own. */
  @Transactional(readOnly = true)
  public String whence(String caseId, EvidenceItem item) {
    return evidence.whence(caseId, item);
  }

  /**
   * Makes a pack, records it with its digest and keeps it sealed.
   *
   * @return the pack's id
   * @throws InvalidInput beside {@code forWhom} or {@code items}
   * @throws Refused if an item is not what was fixed
   */
  @Transactional
  public String make(Me me, String reference, MakePack given, String key) {
    CaseFile file = access.requireToChange(me, reference);
    return once.run(me.actor(), key, () -> make(me, file, given));
  }

  private String make(Me me, CaseFile file, MakePack given) {
    List<EvidenceItem> chosen = chosen(me, file, given);
    for (EvidenceItem item : chosen) {
      if (!locker.intact(item.id())) {
        throw new Refused(
            "Item %d is not what was fixed: it was altered or is damaged. Leave it out, and tell whoever runs Chalkline."
                .formatted(item.number()));
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = UUID.randomUUID().toString();
    int number = table.nextNumber(file.getId());
    int withheld = evidence.all(me, file).size() - evidence.readable(me, file).size();
    byte[] pdf =
        paper.pdf(
            file,
            new PackPaper.Making(
                given.audience(), given.forWhom().strip(), number, chosen, withheld, me, now));
    String sha256 = sha256(pdf);
    table.add(
        new Pack(
            id,
            file.getId(),
            file.school(),
            number,
            given.audience(),
            given.forWhom().strip(),
            chosen.stream().map(EvidenceItem::id).toList(),
            withheld,
            me.id(),
            now,
            pdf.length,
            sha256));
    for (int from = 0, piece = 0; from < pdf.length; from += Sealing.MOST_BYTES, piece++) {
      byte[] part = Arrays.copyOfRange(pdf, from, Math.min(pdf.length, from + Sealing.MOST_BYTES));
      table.addPiece(id, piece, sealing.seal(bound(id, piece), part));
    }
    files.record(
        file,
        me.actor(),
        "evidence.pack-made",
        Map.of(
            "pack", String.valueOf(number),
            "body", given.forWhom().strip(),
            "items",
                chosen.stream()
                    .map(
                        item -> (evidence.whence(file.getId(), item) + " " + item.number()).strip())
                    .collect(Collectors.joining(", ")),
            "withheld", String.valueOf(withheld),
            "sha256", sha256));
    return id;
  }

  private List<EvidenceItem> chosen(Me me, CaseFile file, MakePack given) {
    List<FieldError> errors = new ArrayList<>();
    String forWhom = given.forWhom();
    if (forWhom.isBlank() || forWhom.length() > 200 || !Texts.clean(forWhom)) {
      errors.add(new FieldError("forWhom", "Enter for whom it is, at most 200 characters"));
    }
    List<EvidenceItem> readable = evidence.readable(me, file);
    List<EvidenceItem> chosen =
        readable.stream().filter(item -> given.items().contains(item.id())).toList();
    if (chosen.isEmpty() || chosen.size() != given.items().stream().distinct().count()) {
      errors.add(new FieldError("items", "Select what goes into the pack"));
    }
    if (chosen.stream().mapToInt(EvidenceItem::pages).sum() > MOST_PICTURES) {
      errors.add(
          new FieldError(
              "items",
              "Select fewer items: a pack holds at most %d pictures".formatted(MOST_PICTURES)));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return chosen;
  }

  /** A pack with its file. */
  public record Taken(Pack pack, String fileName, byte[] bytes) {}

  /**
   * A pack as it was made; that it was taken out is recorded.
   *
   * @throws NoSuchThing if there is none for this person
   * @throws Refused if it holds an item that was locked away since
   */
  @Transactional
  public Taken take(Me me, String reference, String packId) {
    CaseFile file = access.require(me, reference);
    Pack it =
        known(me, file).stream()
            .filter(pack -> pack.id().equals(packId))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    List<String> readable = evidence.readable(me, file).stream().map(EvidenceItem::id).toList();
    if (!readable.containsAll(it.items())) {
      throw new Refused(
          "This pack holds evidence that was locked away since it was made: nobody can take it out.");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int piece = 0;
    for (Sealing.Sealed sealed : table.pieces(it.id())) {
      whole.writeBytes(sealing.open(bound(it.id(), piece++), sealed));
    }
    if (!sha256(whole.toByteArray()).equals(it.sha256())) {
      throw new Refused("This pack is not what was made: it was altered or is damaged.");
    }
    files.record(
        file, me.actor(), "evidence.pack-taken", Map.of("pack", String.valueOf(it.number())));
    return new Taken(it, file.reference() + "-pack-" + it.number() + ".pdf", whole.toByteArray());
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }

  private static String bound(String packId, int piece) {
    return "pack/" + packId + "/" + piece;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
