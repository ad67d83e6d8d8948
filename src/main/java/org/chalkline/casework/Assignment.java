package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chalkline.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case that waits or waited for a person.
 *
 * @param taskId the engine's id of the step
 * @param step the element's id in the model
 * @param name the element's name
 * @param form the id of its form; empty if it needs none
 * @param clauses the clauses of the case's own policy that demand it
 * @param owner whom the model names
 * @param urgent whether it passes on at the due instant (safeguarding and danger)
 * @param level how many times it has passed on
 * @param holder who has taken it
 * @param dueLimit the limit in words, such as "1 working day"
 * @param deadline when it is due, with the counted days
 * @param passesAt when it passes on if nothing happens
 * @param ending how it ended: {@code done}, {@code ended} or null while open
 * @param answers what was answered, by field
 * @param work the id that its process keeps under {@code work}, such as that of a letter
 * @clause default 62 what is urgent passes on
 */
public record Assignment(
    String taskId,
    String caseId,
    String school,
    String process,
    String step,
    String name,
    String form,
    List<String> clauses,
    String owner,
    boolean urgent,
    int level,
    @Nullable String holder,
    @Nullable String handedTo,
    String dueLimit,
    Deadline deadline,
    Instant due,
    Instant passesAt,
    Instant openedAt,
    @Nullable String chase,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String ending,
    Map<String, Object> answers,
    @Nullable String work) {

  /** Whether it still waits. */
  public boolean open() {
    return closedAt == null;
  }
}
