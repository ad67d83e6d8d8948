package org.chalkline.contacts;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of body outside the school. */
public enum Body {
  POLICE,
  SOLICITOR,
  LOCAL_AUTHORITY,
  PLATFORM,
  OTHER;

  /** As models, the database and the API write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Body of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of body " + code));
  }
}
