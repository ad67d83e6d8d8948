package org.chalkline.evidence;

import java.util.Locale;

/** How a lock ends, on the word of the police. */
public enum LockEnding {
  /** The bytes are destroyed; the fact is kept. */
  DESTROYED,
  /** The police say that it is lawful; it can be read again. */
  RELEASED;

  static LockEnding of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
