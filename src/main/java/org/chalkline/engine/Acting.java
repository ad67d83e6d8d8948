package org.chalkline.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.chalkline.audit.Actor;
import org.jspecify.annotations.Nullable;

/** Who acts while the engine works; Chalkline itself where a timer fired. */
final class Acting {

  private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

  private Acting() {}

  static Actor now() {
    return Objects.requireNonNullElse(CURRENT.get(), Actor.CHALKLINE);
  }

  static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
    Actor before = CURRENT.get();
    CURRENT.set(actor);
    try {
      return work.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
