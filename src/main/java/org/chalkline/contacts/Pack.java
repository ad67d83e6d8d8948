package org.chalkline.contacts;

import java.time.Instant;
import java.util.List;

/**
 * A pack of evidence as it was made.
 *
 * @param number its number within the case, from 1
 * @param forWhom the force or the platform
 * @param items the ids of the items in it
 * @param withheld how many items of the case it could not hold, because they are locked away
 * @param size in bytes
 * @param sha256 the digest of the file
 */
public record Pack(
    String id,
    String caseId,
    String school,
    int number,
    Audience audience,
    String forWhom,
    List<String> items,
    int withheld,
    String madeBy,
    Instant madeAt,
    int size,
    String sha256) {

  /** For whom packs are made: a platform gets no name and no word of ours. */
  public enum Audience {
    POLICE,
    PLATFORM;

    /** As the database and the API write it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
