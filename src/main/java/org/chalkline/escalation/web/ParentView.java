package org.chalkline.escalation.web;

import java.util.List;
import org.chalkline.letters.LetterBlock;
import org.chalkline.web.FormDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a parent is shown of their own matter, ready to print.
 *
 * @param school the school's name
 * @param greeting by which name the letters call them
 * @param posts what it is about, first to last
 * @param removeBy until when it is to be removed; null while nothing is asked
 * @param letterDate when the letter went out
 * @param evidence what the school chose to show
 * @param meeting what is arranged; null if nothing is
 * @param told what they have said so far, first to last
 * @param until how long the link works
 * @param open whether the matter is open
 */
record ParentView(
    String school,
    String greeting,
    List<PostShown> posts,
    @Nullable String removeBy,
    String letterDate,
    List<EvidenceShown> evidence,
    @Nullable String meeting,
    List<Told> told,
    String until,
    boolean open) {

  /** One post: what it says, where it stands and when it was seen. */
  record PostShown(String words, String where, String when) {}

  /** One page of the copy of an item. */
  record EvidenceShown(String href, String label) {}

  /** What they said, and when. */
  record Told(String what, String when, String words) {}

  /** The letter as a page. */
  record LetterShown(
      String school, String reference, String date, String to, List<LetterBlock> blocks) {}

  /**
   * The question what they would like to tell.
   *
   * @param link the link that the page belongs to
   * @param known how many answers there were when the page was made
   */
  record Question(
      String school, String link, int known, FormDefinition form, boolean again, boolean open) {}

  /**
   * What happens next.
   *
   * @param next what, and by when
   * @param calendar whether there is a calendar file to keep
   * @param before when another answer came in just before this one; null if none did
   */
  record Next(
      String school, Told told, List<String> next, boolean calendar, @Nullable String before) {}
}
