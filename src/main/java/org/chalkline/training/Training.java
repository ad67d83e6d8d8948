package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.OpenTasks;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.training.OwedTrainings.OwedTraining;
import org.chalkline.training.Standing.Asked;
import org.chalkline.training.TrainingTable.Done;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to training: who must have what, who has it, and entering that it was done. What a
 * school asks for is {@link Courses}'; whole lists go through {@link TrainingLists}.
 *
 * @clause FED-14, FED-27, FED-40 training is offered, attended and shown for whoever runs an
 *     account; default 53: on joining, on a new version and yearly
 */
@Service
public class Training {

  private final TrainingTable table;
  private final OwedTrainings owed;
  private final TrainingRecord record;
  private final Demands demands;
  private final Concerned concerned;
  private final Schools schools;
  private final People people;
  private final OpenTasks openTasks;
  private final Once once;
  private final Clock clock;

  Training(
      TrainingTable table,
      OwedTrainings owed,
      TrainingRecord record,
      Demands demands,
      Concerned concerned,
      Schools schools,
      People people,
      OpenTasks openTasks,
      Once once,
      Clock clock) {
    this.table = table;
    this.owed = owed;
    this.record = record;
    this.demands = demands;
    this.concerned = concerned;
    this.schools = schools;
    this.people = people;
    this.openTasks = openTasks;
    this.once = once;
    this.clock = clock;
  }

  // ---- what others rest on

  /**
   * What this person lacks at this school on this day of what their roles must have.
   *
   * @return nothing if their training is current
   * @clause FED-40, FED-41 suitable training before running an account, employed or not
   */
  @Transactional(readOnly = true)
  public List<Standing> missing(String person, String school, LocalDate on) {
    return Scope.everywhere(
        () -> standings(person, school, on).stream().filter(Standing::lacking).toList());
  }

  /** Whether this person's training is current at this school on this day. */
  @Transactional(readOnly = true)
  public boolean current(String person, String school, LocalDate on) {
    return missing(person, school, on).isEmpty();
  }

  private List<Standing> standings(String person, String school, LocalDate on) {
    Set<String> roles =
        people.rolesOf(person).stream()
            .filter(held -> held.school().equals(school))
            .map(RoleAt::role)
            .collect(Collectors.toSet());
    Map<String, LocalDate> done = new HashMap<>();
    table.lastOf(school, person, on).forEach(it -> done.put(it.course(), it.on()));
    return demands.at(school, on).stream()
        .map(demand -> demand.standing(roles, done.get(demand.course().id()), on))
        .filter(it -> it.state() != Standing.State.NOT_ASKED || it.doneOn() != null)
        .toList();
  }

  /** How one stands oneself, at each of one's schools; by the school's name. */
  @Transactional(readOnly = true)
  public Map<String, List<Standing>> mine(Me me) {
    Map<String, List<Standing>> mine = new LinkedHashMap<>();
    for (String school : me.schools()) {
      List<OwedTraining> open = owed.openOf(school, me.id());
      List<Standing> standings =
          standings(me.id(), school, today()).stream().map(it -> it.with(own(it, open))).toList();
      if (!standings.isEmpty()) {
        mine.put(schools.get(school).name(), standings);
      }
    }
    return mine;
  }

  private @Nullable Asked own(Standing standing, List<OwedTraining> open) {
    return open.stream()
        .filter(it -> it.isFor(standing))
        .findFirst()
        .flatMap(it -> openTasks.openTask(it.reference()).map(task -> own(it, task)))
        .orElse(null);
  }

  private static Asked own(OwedTraining it, OpenTasks.OpenTask task) {
    boolean themselves = it.asked().equals(TrainingRounds.THEMSELVES);
    return new Asked(themselves ? task.taskId() : null, task.due());
  }

  // ---- the matrix of a school

  /** One person with how they stand with each course, in the order of the courses. */
  public record Row(Person person, Set<String> roles, List<Standing> standings) {

    /** Whether they lack something. */
    public boolean lacking() {
      return standings.stream().anyMatch(Standing::lacking);
    }

    /** Whether they are late with something at this instant. */
    public boolean late(Instant now) {
      return standings.stream().anyMatch(it -> it.late(now));
    }
  }

  /**
   * Who has what.
   *
   * @param named whether whoever looks may see names; if not, there are no rows
   * @param lacking how many people lack something
   * @param late how many of these are late with a task for it
   * @param people how many people there are
   */
  public record Matrix(
      School school,
      List<Course> courses,
      boolean named,
      int lacking,
      int late,
      int people,
      List<Row> rows) {}

  /**
   * Who has what at a school today: whoever is late comes first, then whoever lacks something.
   *
   * @throws AccessDeniedException unless this person may see names or counts
   */
  @Transactional(readOnly = true)
  public Matrix matrix(Me me, String school) {
    Overseers.requireAnything(me, school);
    boolean named = Overseers.seesNames(me, school);
    LocalDate today = today();
    List<Demand> asked = demands.at(school, today);
    Map<String, Map<String, LocalDate>> done = table.lastByPerson(school, today);
    Map<String, Map<String, Asked>> tasks = tasks(school);
    Instant now = clock.instant();
    List<Row> rows =
        concerned.at(school).values().stream()
            .map(
                it ->
                    row(
                        it,
                        asked,
                        done.getOrDefault(it.person().id(), Map.of()),
                        tasks.getOrDefault(it.person().id(), Map.of()),
                        today))
            .sorted(
                Comparator.comparing((Row it) -> !it.late(now)).thenComparing(it -> !it.lacking()))
            .toList();
    return new Matrix(
        schools.get(school),
        asked.stream().map(Demand::course).toList(),
        named,
        (int) rows.stream().filter(Row::lacking).count(),
        (int) rows.stream().filter(it -> it.late(now)).count(),
        rows.size(),
        named ? rows : List.of());
  }

  private static Row row(
      Concerned.Member member,
      List<Demand> asked,
      Map<String, LocalDate> done,
      Map<String, Asked> tasks,
      LocalDate on) {
    return new Row(
        member.person(),
        member.roles(),
        asked.stream()
            .map(it -> it.standing(member.roles(), done.get(it.course().id()), on))
            .map(it -> it.with(tasks.get(it.course())))
            .toList());
  }

  /** Until when what is owed at a school is asked for, by person and course. */
  private Map<String, Map<String, Asked>> tasks(String school) {
    List<OwedTraining> open = owed.openAt(school);
    Map<String, Instant> due = openTasks.due(open.stream().map(OwedTraining::reference).toList());
    Map<String, Map<String, Asked>> tasks = new HashMap<>();
    for (OwedTraining it : open) {
      Instant until = due.get(it.reference());
      if (until != null) {
        tasks
            .computeIfAbsent(it.person(), person -> new HashMap<>())
            .put(it.course(), new Asked(null, until));
      }
    }
    return tasks;
  }

  // ---- what was done

  /** Who may be recorded as having done a course: everybody concerned, by name. */
  @Transactional(readOnly = true)
  public List<Person> people(Me me, String school) {
    Overseers.requireNames(me, school);
    return concerned.at(school).values().stream().map(Concerned.Member::person).toList();
  }

  /**
   * Records that somebody did a course.
   *
   * @param on the day on which they did it; null if none was typed
   */
  @Transactional
  public void done(
      Me me, String school, String person, String course, @Nullable LocalDate on, String key) {
    Overseers.requireNames(me, school);
    List<FieldError> wrong = new ArrayList<>();
    if (!concerned.at(school).containsKey(person)) {
      wrong.add(new FieldError("person", "Select who did it"));
    }
    if (demands.at(school, today()).stream().noneMatch(it -> it.course().id().equals(course))) {
      wrong.add(new FieldError("course", "Select what they did"));
    }
    String day = on == null ? "must be a real date, such as 18 9 2026" : record.wrongDay(on);
    if (day != null) {
      wrong.add(new FieldError("doneOn", "The day on which it was done " + day));
    }
    if (!wrong.isEmpty() || on == null) {
      throw new InvalidInput(wrong);
    }
    once.run(
        me.actor(),
        key,
        () -> {
          record.enter(school, new Done(person, course, on), "typed", me.actor());
          return "done";
        });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
