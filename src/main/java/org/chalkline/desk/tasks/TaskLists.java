package org.chalkline.desk.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Worklist;
import org.chalkline.casework.Worklist.WorkRow;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the task list into words. */
@Service
class TaskLists {

  private static final int CARDS_TO_A_PAGE = 25;

  private final Worklist worklist;
  private final Schools schools;
  private final TaskWords words;
  private final When when;

  TaskLists(Worklist worklist, Schools schools, TaskWords words, When when) {
    this.worklist = worklist;
    this.schools = schools;
    this.words = words;
    this.when = when;
  }

  /** The page of the list that a link asks for. */
  @Transactional(readOnly = true)
  public TaskListView list(Me me, Map<String, String[]> sent) {
    Map<String, String> processes = words.processes();
    TaskFilter filter = TaskFilter.read(sent, me.schools(), processes.keySet());
    Worklist.Page page = worklist.list(me, filter.query(CARDS_TO_A_PAGE));
    long all = filter.narrows() ? worklist.total(me) : page.total();
    Map<String, String> named = new LinkedHashMap<>();
    me.schools().forEach(id -> named.put(id, schools.get(id).name()));
    Function<@Nullable String, String> holders = words.holders(me);
    return new TaskListView(
        words.say("desk.tasks.title", all),
        filter.narrows() ? words.say("desk.tasks.shown", page.total(), all) : null,
        page.rows().isEmpty() ? empty(filter) : null,
        page.rows().stream().map(row -> card(row, named, holders)).toList(),
        filter,
        named.size() > 1 ? options(named) : List.of(),
        Arrays.stream(Severity.values())
            .map(severity -> new Option(severity.code(), severity.words()))
            .toList(),
        options(processes),
        worded("desk.tasks.holding.", "all", "mine", "free"),
        worded("desk.tasks.order.", "due", "severity"),
        filter.previous(),
        filter.next(page.next()));
  }

  private String empty(TaskFilter filter) {
    if (!filter.trail().isEmpty()) {
      return words.say("desk.tasks.empty.page");
    }
    return words.say(filter.narrows() ? "desk.tasks.empty.filtered" : "desk.tasks.empty");
  }

  private TaskListView.Card card(
      WorkRow row, Map<String, String> named, Function<@Nullable String, String> holders) {
    return new TaskListView.Card(
        TaskFilter.LIST + "/" + row.taskId(),
        row.name(),
        row.title(),
        row.reference(),
        named.computeIfAbsent(row.school(), id -> schools.get(id).name()),
        words.why(row.process(), row.step()),
        row.severity().words(),
        TaskWords.colour(row.severity()),
        TaskWords.capital(when.due(row.due())),
        when.full(row.due()),
        when.late(row.due()),
        holders.apply(row.holder()));
  }

  private static List<Option> options(Map<String, String> named) {
    List<Option> options = new ArrayList<>();
    named.forEach((id, name) -> options.add(new Option(id, name)));
    return options;
  }

  private List<Option> worded(String prefix, String... codes) {
    return Arrays.stream(codes).map(code -> new Option(code, words.say(prefix + code))).toList();
  }
}
