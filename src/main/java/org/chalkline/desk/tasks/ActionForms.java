package org.chalkline.desk.tasks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Tasks.Work;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.Roles;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms that every task has: handing it over, and asking for more time. */
@Service
class ActionForms {

  private static final int LONGEST_REASON = 2000;

  private final TaskHolders taskHolders;
  private final Tasks tasks;
  private final People people;
  private final TaskWords words;
  private final When when;

  ActionForms(TaskHolders taskHolders, Tasks tasks, People people, TaskWords words, When when) {
    this.taskHolders = taskHolders;
    this.tasks = tasks;
    this.people = people;
    this.words = words;
    this.when = when;
  }

  /** A form with what its lists offer. */
  record Offered(FormDefinition form, Map<String, List<Option>> options) {}

  /** Who is to do it instead, and why. */
  @Transactional(readOnly = true)
  public Offered handOver(Me me, String taskId) {
    Work work = tasks.find(me, taskId);
    List<Option> persons =
        taskHolders.handOverTo(me, taskId).stream()
            .map(person -> new Option(person.id(), named(person, work.file().school())))
            .toList();
    return new Offered(
        new FormDefinition(
            "hand-over",
            List.of(
                field("person", "select", "desk.hand-over.person", null, "persons"),
                field("reason", "textarea", "desk.hand-over.reason", null, null))),
        Map.of("persons", persons));
  }

  private String named(Person person, String school) {
    return person.name()
        + people.rolesOf(person.id()).stream()
            .filter(held -> held.school().equals(school) && !held.role().equals("staff"))
            .map(RoleAt::role)
            .map(Roles::words)
            .sorted()
            .collect(Collectors.joining(", ", ", ", ""));
  }

  /** Until when it is put off, and why. */
  @Transactional(readOnly = true)
  public Offered moreTime(Me me, String taskId) {
    Work work = tasks.find(me, taskId);
    String hint = words.say("desk.more-time.due.hint", when.full(work.step().due()));
    return new Offered(
        new FormDefinition(
            "more-time",
            List.of(
                field("due", "datetime", "desk.more-time.due", hint, null),
                field("reason", "textarea", "desk.more-time.reason", null, null))),
        Map.of());
  }

  private Field field(
      String key, String type, String code, @Nullable String hint, @Nullable String optionsFrom) {
    return new Field(
        key,
        type,
        words.say(code),
        hint,
        true,
        type.equals("textarea") ? LONGEST_REASON : null,
        List.of(),
        optionsFrom,
        null,
        words.say(code + ".missing"),
        null,
        null,
        null);
  }
}
