package org.chalkline.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a module needs of a school before it can go live; beans of this type are found by
 * themselves, and the page "Set up" shows what they say. It is asked with the school in scope.
 */
public interface SchoolNeeds {

  /** What this module needs of the school, met or not, in the order of the page. */
  List<Need> of(School school);

  /** The parts of the page, in order. */
  enum Part {
    SCHOOL,
    PEOPLE,
    POLICY,
    TIME,
    CONTACTS,
    TRIAL
  }

  /**
   * Whether a need is met.
   *
   * <p>{@code MISSING} keeps a school from going live; {@code ADVISED} does not, and is told before
   * it does; {@code DUE} was met and is to be looked at again.
   */
  enum State {
    MET,
    MISSING,
    ADVISED,
    DUE
  }

  /**
   * One thing that a school needs.
   *
   * @param part where on the page it stands
   * @param title what it is, such as "Letterhead"
   * @param href where it is put right; null if that is not on a page
   * @param state whether it is met
   * @param words how it stands, one sentence with its full stop; null if nothing is to be said
   */
  record Need(
      Part part, String title, @Nullable String href, State state, @Nullable String words) {}
}
