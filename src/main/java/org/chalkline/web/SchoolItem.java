package org.chalkline.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the page "The school".
 *
 * @param part the heading under which it stands
 * @param href where it leads, beginning with a slash
 * @param label what people read, as the page it leads to is called
 * @param what what it is for, a few words
 * @param open what waits there for this person, a few words; null if nothing does. It is asked for
 *     the page "The school" only
 * @param order lower comes first within its part
 */
public record SchoolItem(
    Part part, String href, String label, String what, Supplier<@Nullable String> open, int order) {

  /** The headings of the page, in order. */
  public enum Part {
    PEOPLE,
    POLICY,
    TIME,
    SETTING_UP
  }
}
