package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.desk.calendar.Counting;
import org.chalkline.web.Cell;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.TimelineItem;
import org.jspecify.annotations.Nullable;

/**
 * A case for its page, ready to print.
 *
 * @param what what it is
 * @param done the steps behind it, oldest first
 * @param now the steps that wait
 * @param next the names of the steps that follow
 * @param outside true if something waits for a body outside the school
 * @param keptOut who is outside the case; null unless this person confirms who is meant
 * @param openings who opened the case or looked at its evidence, newest first
 */
record CaseView(
    String href,
    String reference,
    String title,
    String state,
    String stateColour,
    String severity,
    String severityColour,
    boolean childTouched,
    boolean open,
    List<SummaryRow> what,
    List<StepLine> done,
    List<StepLine> now,
    List<String> next,
    boolean outside,
    List<List<Cell>> routes,
    List<Decision> decisions,
    List<Diagram> diagrams,
    List<Evidence> evidence,
    List<Note> notes,
    List<SummaryRow> parties,
    @Nullable List<SummaryRow> keptOut,
    List<Linked> linked,
    List<Demand> demands,
    List<TimelineItem> timeline,
    List<String> openings,
    List<ActionLink> actions) {

  /**
   * A step, with where it is looked at and what is to be said of it.
   *
   * @param counting how its time was counted; null once it has ended
   */
  record StepLine(
      String name, String href, String text, boolean late, @Nullable Counting counting) {}

  /** What the table decided once. */
  record Decision(String title, String when, String severity, String routes, List<Fired> rules) {}

  /** A model with the way the case came: element ids separated by commas. */
  record Diagram(String title, String xml, String done, String now) {}

  /**
   * An item of evidence.
   *
   * @param locked why nobody can look at it; null if they can
   */
  record Evidence(
      String title,
      String fileName,
      String words,
      String about,
      @Nullable String locked,
      List<PageLink> pages,
      @Nullable String original,
      @Nullable String lockAway) {}

  /** A page of a copy. */
  record PageLink(String label, String href) {}

  /**
   * A note, a contact or the correction of one.
   *
   * @param reason why it was corrected; null for what is no correction
   * @param correct where it can be corrected; null for corrections
   */
  record Note(
      String title,
      String words,
      @Nullable String reason,
      String by,
      @Nullable String correct,
      List<Note> corrections) {}

  /** Another case. */
  record Linked(String href, String reference, String title, String state) {}

  /** A step with the clauses of the school's own policy that demand it. */
  record Demand(String step, List<ClauseLine> clauses) {}

  /** A rule that fired, with what stands behind it in the case's own policy. */
  record Fired(String words, List<ClauseLine> clauses) {}

  /** A clause of the case's own policy, or a numbered default. */
  record ClauseLine(String id, String href, String words) {}

  /** Something that can be done with the case. */
  record ActionLink(String label, String href) {}
}
