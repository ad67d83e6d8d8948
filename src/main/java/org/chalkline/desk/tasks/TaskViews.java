package org.chalkline.desk.tasks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Tasks.Work;
import org.chalkline.desk.calendar.CountingViews;
import org.chalkline.desk.policy.Citations;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.web.Answers;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts one task into words, with its form. */
@Service
class TaskViews {

  /** Steps at which somebody may be in danger. */
  private static final Set<String> DANGER =
      Set.of(AbuseHandling.CONFIRM_FACTS, "Task_SeeThatEverybodyIsSafe");

  private final Tasks tasks;
  private final Schools schools;
  private final Citations citations;
  private final Forms forms;
  private final TaskWords words;
  private final AnswerWords answers;
  private final CountingViews counting;
  private final When when;

  TaskViews(
      Tasks tasks,
      Schools schools,
      Citations citations,
      Forms forms,
      TaskWords words,
      AnswerWords answers,
      CountingViews counting,
      When when) {
    this.tasks = tasks;
    this.schools = schools;
    this.citations = citations;
    this.forms = forms;
    this.words = words;
    this.answers = answers;
    this.counting = counting;
    this.when = when;
  }

  /**
   * The task as this person sees it.
   *
   * @param typed what was typed into its form; null for a fresh one
   */
  @Transactional(readOnly = true)
  public TaskView of(Me me, String taskId, @Nullable Map<String, String[]> typed) {
    Work work = tasks.find(me, taskId);
    Assignment step = work.step();
    Severity severity = work.file().severity();
    boolean held = me.id().equals(step.holder());
    boolean free = step.holder() == null;
    boolean completes = work.mayDo() && (held || free);
    return new TaskView(
        TaskFilter.LIST + "/" + step.taskId(),
        step.name(),
        "/cases/" + work.file().reference(),
        work.file().reference(),
        work.file().title(),
        schools.get(work.file().school()).name(),
        severity.words(),
        TaskWords.colour(severity),
        words.why(step.process(), step.step()),
        clauseLines(work),
        tasks.toKnow(me, work.file(), step).stream()
            .map(fact -> new SummaryRow(fact.label(), fact.text()))
            .toList(),
        step.open() ? TaskWords.capital(when.due(step.due())) : "",
        when.full(step.due()),
        step.open() && when.late(step.due()),
        counting.of(work.file(), step, TaskFilter.LIST + "/" + step.taskId()),
        words.holders(me).apply(step.holder()),
        step.open() && DANGER.contains(step.step()),
        completes ? form(work, typed) : null,
        step.open() && !completes ? told(work) : null,
        work.mayDo(),
        held,
        free,
        ended(step),
        step.open() ? List.of() : answers.kept(definition(step), step.answers(), options(work)));
  }

  private FormView form(Work work, @Nullable Map<String, String[]> typed) {
    FormDefinition form = definition(work.step());
    return typed == null
        ? FormView.filled(form, tasks.given(work.file(), work.step()), options(work))
        : FormView.of(form, typed, options(work));
  }

  private String told(Work work) {
    String holder = work.step().holder();
    return work.mayDo() && holder != null
        ? words.say("desk.task.told.taken", words.name(holder))
        : words.say("desk.task.told.not-offered");
  }

  private @Nullable String ended(Assignment step) {
    if (step.closedAt() == null) {
      return null;
    }
    String at = when.full(step.closedAt());
    String by = words.name(String.valueOf(step.closedBy()));
    return "done".equals(step.ending())
        ? words.say("desk.task.ended.done", by, at)
        : words.say("desk.task.ended.no-longer", at);
  }

  private List<TaskView.ClauseLine> clauseLines(Work work) {
    Assignment step = work.step();
    return citations
        .step(work.file(), step.process(), step.step(), TaskFilter.LIST + "/" + step.taskId())
        .stream()
        .map(cited -> new TaskView.ClauseLine(cited.label(), cited.href(), cited.words()))
        .toList();
  }

  /** Reads what was sent for a task's form. */
  @Transactional(readOnly = true)
  public Answers read(Me me, String taskId, Map<String, String[]> sent) {
    Work work = tasks.find(me, taskId);
    return forms.read(definition(work.step()), sent, options(work));
  }

  /** What was typed, in words, for somebody who came too late. */
  @Transactional(readOnly = true)
  public List<SummaryRow> typed(Me me, String taskId, Map<String, String[]> sent) {
    Work work = tasks.find(me, taskId);
    return answers.typed(definition(work.step()), sent, options(work));
  }

  private FormDefinition definition(Assignment step) {
    return step.form().isEmpty() ? new FormDefinition("none", List.of()) : tasks.form(step);
  }

  private Map<String, List<Option>> options(Work work) {
    return tasks.options(work.file(), work.step());
  }
}
