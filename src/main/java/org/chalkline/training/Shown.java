package org.chalkline.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.training.ReadingRolls.State;

/** Which people of a roll somebody wants to see. */
public enum Shown {
  ALL,
  UNREAD,
  LATE,
  READ;

  /** The one of this code; empty if there is none. */
  public static Optional<Shown> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
  }

  /** Its code: all, unread, late or read. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody who stands so is among them. */
  public boolean holds(State state) {
    return switch (this) {
      case ALL -> true;
      case UNREAD -> state != State.READ;
      case LATE -> state == State.LATE;
      case READ -> state == State.READ;
    };
  }
}
