package org.chalkline.desk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests about a case carry. What must be there is checked at the door, not here. */
final class CaseBodies {

  private CaseBodies() {}

  /** Words alone, 1 to 4,000 characters. */
  record Words(@Nullable String words) {}

  /** A reason, 1 to 4,000 characters. */
  record Reason(@Nullable String reason) {}

  /** The correction of a note. */
  record Correction(@Nullable String words, @Nullable String reason) {}

  /** A contact with an outside body: which, under what reference of theirs, and what was said. */
  record Contact(@Nullable String body, @Nullable String bodyReference, @Nullable String words) {}

  /** Another case that belongs to this one, and how. */
  record Link(@Nullable String other, @Nullable String why) {}

  /** The case into which this one is joined, and why they are of the same post. */
  record Join(@Nullable String other, @Nullable String reason) {}

  /** The school to which the case belongs. */
  record Move(@Nullable String school, @Nullable String reason) {}

  /** New facts: codes of kinds and authors, an outsider's name and handle, what is new in words. */
  record NewFacts(
      @Nullable List<@Nullable String> kinds,
      @Nullable List<@Nullable String> authors,
      @Nullable String name,
      @Nullable String handle,
      @Nullable Boolean illegal,
      @Nullable String words) {}

  /** A post by a parent: where, what, of which kinds (codes), and what is known of it. */
  record Post(
      @Nullable String school,
      @Nullable String platform,
      @Nullable String place,
      @Nullable String link,
      @Nullable String said,
      @Nullable List<@Nullable String> kinds,
      @Nullable Boolean ownForum,
      @Nullable Boolean danger,
      @Nullable Boolean childTouched,
      @Nullable Boolean illegal) {}

  /** The reference of the case that began. */
  record Begun(String reference) {}

  /** A rung out of order, and why. */
  record OtherRung(@Nullable String rung, @Nullable String reason) {}

  /** A further person of the school who may be behind it: in words, by id, or by post. */
  record FurtherPerson(@Nullable String words, @Nullable String person, @Nullable String post) {}

  /**
   * To which versions of the policy a case is moved.
   *
   * @param policy for deadlines, roles and routes
   * @param breach for what counts as a breach
   */
  record Editions(@Nullable String policy, @Nullable String breach, @Nullable String reason) {}
}
