package org.chalkline.identity;

import java.util.Map;

/**
 * Tells what the policy of a new school can begin with, and begins it; filled by a module that
 * knows policies.
 */
public interface PolicyOffer {

  /** What can be copied, ids with the words by which people choose, in order. */
  Map<String, String> policies();

  /**
   * Begins a policy of the school's own as a copy.
   *
   * @param policy one of {@link #policies()}
   * @param by the id of whoever asked for it
   * @return the id of the school's own policy
   */
  String begin(String policy, String school, String by);
}
