package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One row of a summary list.
 *
 * @param key what it is
 * @param value what it says; line breaks are kept
 * @param href where it can be changed or seen, or null
 * @param action the word on that link, such as "Change", or null
 */
public record SummaryRow(String key, String value, @Nullable String href, @Nullable String action) {

  /** A row without a link. */
  public SummaryRow(String key, String value) {
    this(key, value, null, null);
  }
}
