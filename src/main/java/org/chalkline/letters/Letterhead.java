package org.chalkline.letters;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows what stands at the head of a school's letters; the module that sets schools up fills it.
 */
public interface Letterhead {

  /**
   * What stands there.
   *
   * @param address one to six lines; empty if nobody has given it
   * @param telephone empty if nobody has given it
   * @param email empty if nobody has given it
   * @param logo a PNG, drawn by ourselves; null if there is none
   */
  record Head(
      String name, List<String> address, String telephone, String email, byte @Nullable [] logo) {}

  /** The letterhead of a school; empty if nobody has given one yet. */
  Optional<Head> head(String school);
}
