package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The list of cases, ready to print.
 *
 * @param text what was searched for
 * @param state the state asked for; empty for all
 * @param cards the cases of this page
 * @param narrowed true if a search or a filter is on
 * @param newest the address of the first page, or null on it
 * @param next the address of the next page, or null on the last
 */
record CaseListView(
    String text,
    String state,
    List<Option> states,
    List<Card> cards,
    boolean narrowed,
    @Nullable String newest,
    @Nullable String next) {

  /** A case in the list. */
  record Card(
      String href,
      String title,
      String reference,
      String school,
      String opened,
      String state,
      String stateColour,
      String severity,
      String severityColour,
      @Nullable String outcome) {}
}
