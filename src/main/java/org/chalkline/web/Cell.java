package org.chalkline.web;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param text what it says
 * @param href where it leads, or null
 * @param tag the colour of the tag in which the text stands; null for plain text, "" for the plain
 *     tag
 * @param numeric true if the cell holds a figure and stands to the right
 */
public record Cell(String text, @Nullable String href, @Nullable String tag, boolean numeric) {

  /** Plain text. */
  public static Cell of(String text) {
    return new Cell(text, null, null, false);
  }

  /** A link. */
  public static Cell link(String text, String href) {
    return new Cell(text, href, null, false);
  }

  /** A tag in a colour such as "red"; "" for the plain one. */
  public static Cell tag(String text, String colour) {
    return new Cell(text, null, colour, false);
  }

  /** A figure. */
  public static Cell number(String text) {
    return new Cell(text, null, null, true);
  }
}
