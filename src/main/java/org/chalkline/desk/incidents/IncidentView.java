package org.chalkline.desk.incidents;

import java.util.List;
import org.chalkline.web.SummaryRow;

/**
 * A step that failed, ready to print.
 *
 * @param title the step's name
 * @param rows since when, how often, what kind of failure
 * @param action where another try is asked for
 */
record IncidentView(String title, List<SummaryRow> rows, String action) {}
