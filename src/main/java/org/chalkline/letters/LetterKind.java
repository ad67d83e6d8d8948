package org.chalkline.letters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of letter that a case can ask for. */
public enum LetterKind {
  CONTACT,
  REMOVAL_REQUEST,
  MEETING_INVITATION,
  MEETING_OUTCOME,
  WARNING,
  BLOCK_NOTICE,
  EVENT_BAN_NOTICE,
  COMPLAINT_SIGNPOST,
  CLOSING,
  BREACH_DECISION,
  BREACH_APPEAL;

  /** Its id, such as {@code removal-request}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of this id, if there is one. */
  public static Optional<LetterKind> find(String id) {
    return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * The kind of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LetterKind of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No kind of letter " + id));
  }
}
