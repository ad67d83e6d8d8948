package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One answer that may be chosen.
 *
 * @param value what is sent and kept
 * @param label what people read
 * @param hint one more sentence under the label, or null
 */
public record Option(String value, String label, @Nullable String hint) {

  /** An option without a hint. */
  public Option(String value, String label) {
    this(value, label, null);
  }
}
