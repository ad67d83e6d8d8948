package org.chalkline.desk.tasks;

import java.util.List;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The task list, ready to print.
 *
 * @param title the heading with how many tasks there are in all
 * @param shown how many this filter leaves, in words; null without a filter
 * @param empty what to say if there are no cards; null if there are
 * @param filter what is chosen in the filter
 * @param schools the schools to choose from; empty if there is only one
 */
record TaskListView(
    String title,
    @Nullable String shown,
    @Nullable String empty,
    List<Card> cards,
    TaskFilter filter,
    List<Option> schools,
    List<Option> severities,
    List<Option> processes,
    List<Option> holdings,
    List<Option> orders,
    @Nullable String previous,
    @Nullable String next) {

  /**
   * One task.
   *
   * @param subject the subject line of its case
   * @param why why it waits now
   * @param due when it is due, seen from now
   * @param dueAt the moment it is due
   * @param holder who has it
   */
  record Card(
      String href,
      String name,
      String subject,
      String reference,
      String school,
      String why,
      String severity,
      String colour,
      String due,
      String dueAt,
      boolean late,
      String holder) {}
}
