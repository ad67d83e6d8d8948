package org.chalkline.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item of evidence as lists show it, without its bytes.
 *
 * @param id the item's id
 * @param caseId its case
 * @param schoolId the school of its case
 * @param number its number within the case, from 1
 * @param fileName the name under which it is shown, safe to print
 * @param type png, jpeg, pdf or text
 * @param size the size of the original in bytes
 * @param sha256 the digest of the original, 64 hexadecimal digits
 * @param pages how many pages {@code view} can show; 0 while the item is locked away or destroyed
 * @param pagesInFile how many pages the file has
 * @param words what the person who handed it over says it shows
 * @param capturedAt when it was captured, if known
 * @param fixedAt when it was fixed
 * @param fixedBy who handed it over, a person's id
 * @param locks each time it was locked away, oldest first
 */
public record EvidenceItem(
    String id,
    String caseId,
    String schoolId,
    int number,
    String fileName,
    String type,
    int size,
    String sha256,
    int pages,
    int pagesInFile,
    String words,
    @Nullable Instant capturedAt,
    Instant fixedAt,
    String fixedBy,
    List<Lock> locks) {

  /** True if nobody may view, copy or export it. */
  public boolean lockedAway() {
    return locks.stream().anyMatch(Lock::holds);
  }

  /** The latest lock, if the item was ever locked away. */
  public @Nullable Lock lock() {
    return locks.isEmpty() ? null : locks.get(locks.size() - 1);
  }

  /** The same item with further locks. */
  EvidenceItem with(List<Lock> further, int pagesNow) {
    List<Lock> all = Stream.concat(locks.stream(), further.stream()).toList();
    return new EvidenceItem(
        id,
        caseId,
        schoolId,
        number,
        fileName,
        type,
        size,
        sha256,
        pagesNow,
        pagesInFile,
        words,
        capturedAt,
        fixedAt,
        fixedBy,
        all);
  }
}
