package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Severity;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.TaskTimes;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Tasks.Work;
import org.chalkline.casework.Worklist;
import org.chalkline.desk.api.TaskViews.ClauseView;
import org.chalkline.desk.api.TaskViews.DeadlineView;
import org.chalkline.desk.api.TaskViews.PeopleView;
import org.chalkline.desk.api.TaskViews.TaskLine;
import org.chalkline.desk.api.TaskViews.TaskPage;
import org.chalkline.desk.api.TaskViews.TaskView;
import org.chalkline.desk.calendar.CountingViews;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Clauses;
import org.chalkline.web.Answers;
import org.chalkline.web.Forms;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: what waits for you, and everything you can do with it. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TasksApi {

  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::code).toList();

  private final Worklist worklist;
  private final Completions completions;
  private final TaskHolders taskHolders;
  private final TaskTimes taskTimes;
  private final Tasks tasks;
  private final Forms forms;
  private final Clauses clauses;
  private final Schools schools;
  private final People people;
  private final CountingViews countings;
  private final OnceOnly once;

  TasksApi(
      Worklist worklist,
      Completions completions,
      TaskHolders taskHolders,
      TaskTimes taskTimes,
      Tasks tasks,
      Forms forms,
      Clauses clauses,
      Schools schools,
      People people,
      CountingViews countings,
      OnceOnly once) {
    this.worklist = worklist;
    this.completions = completions;
    this.taskHolders = taskHolders;
    this.taskTimes = taskTimes;
    this.tasks = tasks;
    this.forms = forms;
    this.clauses = clauses;
    this.schools = schools;
    this.people = people;
    this.countings = countings;
    this.once = once;
  }

  /** A task is handed to this person, with a reason. */
  record HandOver(@Nullable String person, @Nullable String reason) {}

  /** A task is due later, with a reason. */
  record MoreTime(@Nullable Instant due, @Nullable String reason) {}

  @GetMapping
  @Operation(
      summary = "What waits for you",
      description =
          "holding: mine, free or all. order: due or severity. next: what the page before gave.")
  TaskPage list(
      Me me,
      @RequestParam(required = false) @Nullable String school,
      @RequestParam(required = false) @Nullable String severity,
      @RequestParam(required = false) @Nullable String process,
      @RequestParam(required = false) @Nullable String holding,
      @RequestParam(required = false) @Nullable Boolean late,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(required = false) @Nullable Integer limit) {
    String found = Asked.oneOf("severity", severity, "", SEVERITIES);
    var page =
        worklist.list(
            me,
            new Worklist.Query(
                Asked.filter("school", school),
                found.isEmpty() ? null : found,
                Asked.filter("process", process),
                Asked.oneOf("holding", holding, "all", List.of("mine", "free", "all")),
                Boolean.TRUE.equals(late),
                Asked.oneOf("order", order, "due", List.of("due", "severity")),
                after(next),
                Asked.most(limit)));
    Who.Names names = new Who.Names(people);
    Worklist.After last = page.next();
    return new TaskPage(
        page.rows().stream().map(row -> TaskLine.of(row, names)).toList(),
        page.total(),
        last == null ? null : last.text());
  }

  private static Worklist.@Nullable After after(@Nullable String next) {
    if (next == null || next.isBlank()) {
      return null;
    }
    Optional<Worklist.After> after = Worklist.After.read(next);
    if (after.isEmpty() || Asked.filter("next", next) == null) {
      throw new InvalidInput("next", "Send what the page before gave as next, unchanged");
    }
    return after.get();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A task with its form, its deadline and the clauses that demand it")
  TaskView read(Me me, @PathVariable String id) {
    Work work = tasks.find(me, id);
    Assignment step = work.step();
    var file = work.file();
    Who.Names names = new Who.Names(people);
    String policy = schools.get(file.school()).policyId();
    String ending = step.ending();
    return new TaskView(
        step.taskId(),
        file.reference(),
        file.title(),
        file.school(),
        file.severity().code(),
        step.process(),
        step.step(),
        step.name(),
        step.open() ? "open" : ending == null ? "ended" : ending,
        work.mayDo(),
        names.orNull(step.holder()),
        step.openedAt(),
        DeadlineView.of(step, countings.setting(file, step)),
        step.clauses().stream()
            .flatMap(clause -> clauses.find(clause).stream())
            .filter(clause -> clause.policy().equals(policy))
            .map(ClauseView::of)
            .toList(),
        tasks.toKnow(me, file, step).stream()
            .map(fact -> new TaskViews.Known(fact.label(), fact.text()))
            .toList(),
        step.form().isEmpty() ? null : forms.describe(tasks.form(step), tasks.options(file, step)),
        step.open() ? tasks.given(file, step) : Map.of(),
        step.closedAt(),
        names.orNull(step.closedBy()),
        step.open() ? null : step.answers());
  }

  @GetMapping("/{id}/people")
  @Operation(summary = "To whom the task may be handed")
  PeopleView people(Me me, @PathVariable String id) {
    return new PeopleView(taskHolders.handOverTo(me, id).stream().map(Who::of).toList());
  }

  @PostMapping("/{id}/claim")
  @Operation(summary = "Take the task: others see that it is in hand")
  Done claim(Me me, @PathVariable String id, IdempotencyKey key) {
    return act(me, id, key, "claimed", () -> taskHolders.claim(me, id));
  }

  @PostMapping("/{id}/release")
  @Operation(summary = "Give the task back")
  Done release(Me me, @PathVariable String id, IdempotencyKey key) {
    return act(me, id, key, "released", () -> taskHolders.release(me, id));
  }

  @PostMapping("/{id}/hand-over")
  @Operation(summary = "Hand the task to another person, with a reason")
  Done handOver(Me me, @PathVariable String id, @RequestBody HandOver body, IdempotencyKey key) {
    return act(
        me,
        id,
        key,
        "handed-over",
        () -> taskHolders.handOver(me, id, Asked.text(body.person()), Asked.text(body.reason())));
  }

  @PostMapping("/{id}/more-time")
  @Operation(summary = "Ask for more time, with a reason; due is an ISO instant")
  Done moreTime(Me me, @PathVariable String id, @RequestBody MoreTime body, IdempotencyKey key) {
    return act(
        me,
        id,
        key,
        "more-time",
        () -> {
          tasks.find(me, id);
          if (body.due() == null) {
            throw new InvalidInput("due", "Enter until when more time is needed");
          }
          taskTimes.moreTime(me, id, body.due(), Asked.text(body.reason()));
        });
  }

  @PostMapping("/{id}/complete")
  @Operation(
      summary = "Complete the task",
      description =
          "The body holds the answers by the keys of the task's form: texts, true or false,"
              + " numbers, lists of codes, dates as 2026-09-18, moments as ISO instants.")
  Done complete(
      Me me,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
      IdempotencyKey key) {
    return act(
        me,
        id,
        key,
        "done",
        () ->
            completions.complete(
                me, id, answers(tasks.find(me, id), body == null ? Map.of() : body), fresh()));
  }

  private Answers answers(Work work, Map<String, @Nullable Object> body) {
    Assignment step = work.step();
    return step.form().isEmpty()
        ? new Answers(Map.of(), List.of())
        : forms.readJson(tasks.form(step), body, tasks.options(work.file(), step));
  }

  private Done act(Me me, String id, IdempotencyKey key, String state, Runnable effect) {
    return once.done(me, id, key, id, state, fresh -> effect.run());
  }

  private static String fresh() {
    return Once.freshKey();
  }
}
