package org.chalkline.links;

import java.util.Optional;

/** Tells under which telephone number a school can be rung by everybody. */
public interface PublicTelephone {

  /** The number as people write it; empty if the school has given none. */
  Optional<String> of(String school);
}
