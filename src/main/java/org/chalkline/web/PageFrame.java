package org.chalkline.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page, ready to print.
 *
 * @param nav entries of the service navigation
 * @param evaluation true if the evaluation banner is shown
 * @param signedInAs the name of the person signed in, or null
 */
public record PageFrame(List<Entry> nav, boolean evaluation, @Nullable String signedInAs) {

  /**
   * A navigation entry.
   *
   * @param active true if the page shown is this one or stands under it
   */
  public record Entry(String href, String label, boolean active) {}
}
