package org.chalkline.identity;

import java.util.Map;

/** Tells which policies a new school can run; filled by a module that knows policies. */
public interface PolicyOffer {

  /** Policy ids with the words by which people choose, in order. */
  Map<String, String> policies();
}
