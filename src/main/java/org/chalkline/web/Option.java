package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One answer that may be chosen.
 *
 * @param value what is sent and kept
 * @param label what people read
 * @param hint one more sentence under the label, or null
 * @param group the heading under which it stands with its neighbours; null under none
 */
public record Option(String value, String label, @Nullable String hint, @Nullable String group) {

  /** An option under no heading. */
  public Option(String value, String label, @Nullable String hint) {
    this(value, label, hint, null);
  }

  /** An option without a hint. */
  public Option(String value, String label) {
    this(value, label, null, null);
  }
}
