package org.chalkline.installation;

import org.springframework.core.env.Environment;

/** Lets tests of other modules ask whether live use would start with some settings. */
public final class HttpsOnlyInTests {

  private HttpsOnlyInTests() {}

  /**
   * Reads the settings.
   *
   * @throws StartRefused if live use would not start with them
   */
  public static void of(Environment settings) {
    new HttpsOnly(settings);
  }
}
