package org.chalkline.desk.tasks;

import java.util.List;
import org.chalkline.desk.calendar.Counting;
import org.chalkline.web.FormView;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;

/**
 * One task, ready to print.
 *
 * @param href where it stands
 * @param caseHref the page of its case
 * @param clauses what the case's own policy says about it, or the numbered default
 * @param toKnow what whoever does it has to know
 * @param due when it is due, seen from now; for a task that has ended, the moment
 * @param counting how that time was counted
 * @param holder who has taken it
 * @param emergency whether 999 and 101 stand on the page
 * @param form what is to be answered; null if this person cannot complete it now
 * @param told why it cannot be completed by this person now; null if it can
 * @param actions whether this person may take it, hand it over or ask for more time
 * @param held whether this person has taken it
 * @param free whether nobody has
 * @param ended how it ended, in words; null while it is open
 * @param answers what was answered
 */
record TaskView(
    String href,
    String name,
    String caseHref,
    String reference,
    String subject,
    String school,
    String severity,
    String colour,
    String why,
    List<ClauseLine> clauses,
    List<SummaryRow> toKnow,
    String due,
    String dueAt,
    boolean late,
    Counting counting,
    String holder,
    boolean emergency,
    @Nullable FormView form,
    @Nullable String told,
    boolean actions,
    boolean held,
    boolean free,
    @Nullable String ended,
    List<SummaryRow> answers) {

  /** What a clause says, with a link to it. */
  record ClauseLine(String id, String href, String words) {}
}
