package org.chalkline.desk.policy;

import java.util.List;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.jspecify.annotations.Nullable;

/**
 * A school's policy as it runs, ready to print.
 *
 * @param school the school's id
 * @param schools the other schools of the reader, as links
 * @param facts edition, dates, approval
 * @param overdue words where the review is overdue; null where it is not
 * @param counts how many clauses are carried out, in part, waiting, guidance
 * @param tensions where the policy says two things at once
 * @param narrowed whether filters leave clauses out
 * @param shown how many clauses are listed
 */
record PolicyView(
    String school,
    String schoolName,
    String title,
    List<Link> schools,
    List<Link> parts,
    List<SummaryRow> facts,
    @Nullable String overdue,
    List<SummaryRow> counts,
    List<TensionLine> tensions,
    Filters filters,
    boolean narrowed,
    String shown,
    List<Section> sections) {

  /** Where something stands. */
  record Link(String href, String label) {}

  /** A part of the policy with its clauses. */
  record Section(String name, List<ClauseLine> clauses) {}

  /** A clause with where it lives. */
  record ClauseLine(
      String id,
      String href,
      String words,
      String strength,
      String process,
      String state,
      String stateWords,
      String colour,
      List<Lives> lives,
      @Nullable String waits) {}

  /** One place where a clause lives: what kind of place, its name, and the way there. */
  record Lives(String kind, String name, @Nullable String href) {}

  /** A contradiction with its clauses and the reading by which the policy runs. */
  record TensionLine(String words, List<Link> clauses, String reading) {}

  /** What can be chosen, and what is. */
  record Filters(
      String process,
      List<Option> processes,
      String strength,
      List<Option> strengths,
      String state,
      List<Option> states) {}
}
