package org.chalkline.meetings;

import java.util.Arrays;
import java.util.Optional;

/** What a meeting came to. */
public enum Outcome {
  /** The matter is settled. */
  SETTLED,
  /** The post will be taken down, by a day that was named. */
  WILL_REMOVE,
  /** They refuse. */
  REFUSES,
  /** They have a fair complaint. */
  COMPLAINT,
  /** Nothing was agreed. */
  NO_AGREEMENT;

  /** As forms, the database and the API write it. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Optional<Outcome> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
  }
}
