package org.chalkline.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.calendar.Deadline;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Worklist.WorkRow;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Setting;
import org.jspecify.annotations.Nullable;

/** What the API shows of tasks. */
final class TaskViews {

  private TaskViews() {}

  /** A task in the list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskLine(
      String id,
      String reference,
      String title,
      String school,
      String process,
      String step,
      String name,
      String severity,
      Instant due,
      Instant openedAt,
      @Nullable Who holder) {

    static TaskLine of(WorkRow row, Who.Names names) {
      return new TaskLine(
          row.taskId(),
          row.reference(),
          row.title(),
          row.school(),
          row.process(),
          row.step(),
          row.name(),
          row.severity().code(),
          row.due(),
          row.openedAt(),
          names.orNull(row.holder()));
    }
  }

  /** A page of tasks: {@code total} counts all pages; {@code next} is absent on the last. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskPage(List<TaskLine> tasks, long total, @Nullable String next) {}

  /** A day between the start and the end of a deadline: whether it counted, and why. */
  record DayCounted(LocalDate day, boolean counted, String why) {}

  /**
   * When a task is due, and how that was reckoned.
   *
   * @param setting the setting of the policy that gave the limit; absent where people agreed on the
   *     time
   * @param clauses the clauses on which that setting rests
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeadlineView(
      Instant due,
      Instant halfway,
      Instant from,
      String limit,
      String rule,
      @Nullable String setting,
      List<String> clauses,
      @Nullable Integer defaultNumber,
      List<DayCounted> days) {

    static DeadlineView of(Assignment step, Optional<Setting> setting) {
      Deadline it = step.deadline();
      return new DeadlineView(
          step.due(),
          it.halfway(),
          it.from(),
          step.dueLimit(),
          it.rule(),
          setting.map(Setting::key).orElse(null),
          setting.map(Setting::clauses).orElse(List.of()),
          setting.map(Setting::defaultNumber).orElse(null),
          it.days().stream()
              .map(day -> new DayCounted(day.day(), day.counted(), day.why()))
              .toList());
    }
  }

  /** A clause of the school's own policy that demands a task. */
  record ClauseView(String id, String section, String obligation, String deadline) {

    static ClauseView of(Clause it) {
      return new ClauseView(it.id(), it.section(), it.obligation(), it.deadline());
    }
  }

  /**
   * A task.
   *
   * @param form its fields: what to send to complete it; absent if it asks nothing
   * @param given what its fields start with
   * @param answers what was answered, once it is done
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskView(
      String id,
      String reference,
      String title,
      String school,
      String severity,
      String process,
      String step,
      String name,
      String state,
      boolean mayDo,
      @Nullable Who holder,
      Instant openedAt,
      DeadlineView deadline,
      List<ClauseView> clauses,
      List<Known> toKnow,
      @Nullable Map<String, Object> form,
      Map<String, Object> given,
      @Nullable Instant closedAt,
      @Nullable Who closedBy,
      @Nullable Map<String, Object> answers) {}

  /** Something that whoever does a task has to know. */
  record Known(String label, String text) {}

  /** To whom a task may be handed. */
  record PeopleView(List<Who> people) {}
}
