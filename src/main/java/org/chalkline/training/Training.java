package org.chalkline.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.RoleAt;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.training.TrainingTable.Done;
import org.chalkline.web.CsvIn;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to training: what each role must have, when it was done, when it lapses. Beside the
 * courses that a school names stands the policy itself, as its profile asks.
 *
 * @clause FED-14, FED-27, FED-40 training is offered, attended and shown for whoever runs an
 *     account; default 53: on joining, on a new version and yearly
 */
@Service
public class Training {

  /** The course that every policy stands for. */
  public static final String POLICY = "policy";

  private static final String WHEN = "staff.training";
  private static final int SOON_DAYS = 30;
  private static final List<CsvIn.Column> COLUMNS =
      List.of(
          new CsvIn.Column("User name", true),
          new CsvIn.Column("Course", true),
          new CsvIn.Column("Done on", true));

  private final TrainingTable table;
  private final Concerned concerned;
  private final Policies policies;
  private final Schools schools;
  private final People people;
  private final Once once;
  private final Audit audit;
  private final MessageSourceAccessor words;
  private final Clock clock;

  Training(
      TrainingTable table,
      Concerned concerned,
      Policies policies,
      Schools schools,
      People people,
      Once once,
      Audit audit,
      MessageSource messages,
      Clock clock) {
    this.table = table;
    this.concerned = concerned;
    this.policies = policies;
    this.schools = schools;
    this.people = people;
    this.once = once;
    this.audit = audit;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  /**
   * A course of a school.
   *
   * @param about what it is about; may be empty
   * @param months for how many months it holds; null if it never lapses
   * @param roles the roles that must have it
   */
  public record Course(
      String id,
      String school,
      String name,
      String about,
      @Nullable Integer months,
      List<String> roles) {}

  /** How one person stands with one course. */
  public enum State {
    CURRENT,
    LAPSES_SOON,
    LAPSED,
    MISSING,
    NOT_ASKED
  }

  /**
   * How one person stands with one course.
   *
   * @param doneOn the last day on which they did it; null if never
   * @param lapsesOn the first day on which it no longer counts; null if it does not lapse or was
   *     never done
   */
  public record Standing(
      String course,
      String name,
      State state,
      @Nullable LocalDate doneOn,
      @Nullable LocalDate lapsesOn) {

    /** Whether something is owed. */
    public boolean lacking() {
      return state == State.MISSING || state == State.LAPSED;
    }
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
    Set<String> roles = new java.util.HashSet<>();
    people.rolesOf(person).stream()
        .filter(held -> held.school().equals(school))
        .map(RoleAt::role)
        .forEach(roles::add);
    Map<String, LocalDate> done = new HashMap<>();
    table.lastOf(school, person, on).forEach(it -> done.put(it.course(), it.on()));
    return demands(school, on).stream()
        .map(demand -> demand.standing(roles, done.get(demand.course().id()), on))
        .filter(it -> it.state() != State.NOT_ASKED || it.doneOn() != null)
        .toList();
  }

  /**
   * A course as it is asked for on a day.
   *
   * @param notBefore what was done before this day does not count; null if all does
   * @param everybody whether everybody concerned must have it, whatever their role
   */
  private record Demand(Course course, @Nullable LocalDate notBefore, boolean everybody) {

    Standing standing(Set<String> roles, @Nullable LocalDate done, LocalDate on) {
      boolean asked =
          everybody
              ? roles.stream().anyMatch(Concerned::ofTheSchool)
              : course.roles().stream().anyMatch(roles::contains);
      LocalDate lapses = done == null ? null : lapses(done);
      return new Standing(course.id(), course.name(), state(asked, done, lapses, on), done, lapses);
    }

    private @Nullable LocalDate lapses(LocalDate done) {
      if (notBefore != null && done.isBefore(notBefore)) {
        return notBefore;
      }
      Integer months = course.months();
      return months == null ? null : done.plusMonths(months);
    }

    private static State state(
        boolean asked, @Nullable LocalDate done, @Nullable LocalDate lapses, LocalDate on) {
      if (!asked) {
        return State.NOT_ASKED;
      }
      if (done == null) {
        return State.MISSING;
      }
      if (lapses == null) {
        return State.CURRENT;
      }
      if (!on.isBefore(lapses)) {
        return State.LAPSED;
      }
      return on.plusDays(SOON_DAYS).isBefore(lapses) ? State.CURRENT : State.LAPSES_SOON;
    }
  }

  /** What a school asks for on a day: the policy as its profile says, then its own courses. */
  private List<Demand> demands(String school, LocalDate on) {
    Profile profile = policies.inForce(schools.get(school).policyId(), on);
    List<String> when = profile.list(WHEN);
    List<Demand> all = new ArrayList<>();
    if (!when.isEmpty()) {
      all.add(
          new Demand(
              new Course(
                  POLICY,
                  school,
                  words.getMessage("training.course.policy"),
                  "",
                  when.contains("yearly") ? 12 : null,
                  List.of()),
              when.contains("new-version") ? profile.inForceFrom() : null,
              true));
    }
    table.coursesAt(school).forEach(course -> all.add(new Demand(course, null, false)));
    return all;
  }

  // ---- the matrix of a school

  /** One person with how they stand with each course, in the order of the courses. */
  public record Row(Person person, Set<String> roles, List<Standing> standings) {

    /** Whether they lack something. */
    public boolean lacking() {
      return standings.stream().anyMatch(Standing::lacking);
    }
  }

  /**
   * Who has what.
   *
   * @param named whether whoever looks may see names; if not, there are no rows
   * @param lacking how many people lack something
   * @param people how many people there are
   */
  public record Matrix(
      School school,
      List<Course> courses,
      boolean named,
      int lacking,
      int people,
      List<Row> rows) {}

  /**
   * Who has what at a school today.
   *
   * @throws AccessDeniedException unless this person may see names or counts
   */
  @Transactional(readOnly = true)
  public Matrix matrix(Me me, String school) {
    boolean named = Acknowledgements.seesNames(me, school);
    if (!named && !Acknowledgements.seesCounts(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    LocalDate today = today();
    List<Demand> demands = demands(school, today);
    Map<String, Map<String, LocalDate>> done = new HashMap<>();
    table
        .lastAt(school, today)
        .forEach(
            it ->
                done.computeIfAbsent(it.person(), person -> new HashMap<>())
                    .put(it.course(), it.on()));
    List<Row> rows =
        concerned.at(school).values().stream()
            .map(
                member ->
                    new Row(
                        member.person(),
                        member.roles(),
                        demands.stream()
                            .map(
                                demand ->
                                    demand.standing(
                                        member.roles(),
                                        done.getOrDefault(member.person().id(), Map.of())
                                            .get(demand.course().id()),
                                        today))
                            .toList()))
            .toList();
    return new Matrix(
        schools.get(school),
        demands.stream().map(Demand::course).toList(),
        named,
        (int) rows.stream().filter(Row::lacking).count(),
        rows.size(),
        named ? rows : List.of());
  }

  /** How one stands oneself, at each of one's schools; by the school's name. */
  @Transactional(readOnly = true)
  public Map<String, List<Standing>> mine(Me me) {
    Map<String, List<Standing>> mine = new LinkedHashMap<>();
    for (String school : me.schools()) {
      List<Standing> standings = standings(me.id(), school, today());
      if (!standings.isEmpty()) {
        mine.put(schools.get(school).name(), standings);
      }
    }
    return mine;
  }

  // ---- courses

  /**
   * A course as typed.
   *
   * @param months empty if it never lapses
   */
  public record CourseTyped(String name, String about, String months, List<String> roles) {}

  /** The courses of a school, the policy among them. */
  @Transactional(readOnly = true)
  public List<Course> courses(Me me, String school) {
    Acknowledgements.requireNames(me, school);
    return demands(school, today()).stream().map(Demand::course).toList();
  }

  /**
   * A course of a school's own.
   *
   * @throws NoSuchThing if there is none of this id in use
   */
  @Transactional(readOnly = true)
  public Course course(Me me, String school, String id) {
    Acknowledgements.requireNames(me, school);
    return table.course(school, id).orElseThrow(NoSuchThing::new);
  }

  /** Adds a course; answers its id. */
  @Transactional
  public String add(Me me, String school, CourseTyped typed, String key) {
    Acknowledgements.requireNames(me, school);
    return once.run(
        me.actor(),
        key,
        () -> {
          Course course = read(school, UUID.randomUUID().toString(), typed);
          table.add(course);
          record(me, school, "training.course-added", course);
          return course.id();
        });
  }

  /** Changes a course: from now on who must have it and how long it holds is as typed. */
  @Transactional
  public void change(Me me, String school, String id, CourseTyped typed, String key) {
    course(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          Course course = read(school, id, typed);
          table.change(course);
          record(me, school, "training.course-changed", course);
          return id;
        });
  }

  /** Takes a course out of use; who did it stays on record. */
  @Transactional
  public void retire(Me me, String school, String id, String key) {
    Course course = course(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          table.retire(id, clock.instant());
          record(me, school, "training.course-retired", course);
          return id;
        });
  }

  private Course read(String school, String id, CourseTyped typed) {
    List<FieldError> wrong = new ArrayList<>();
    String name = typed.name().strip();
    if (name.isEmpty()) {
      wrong.add(new FieldError("name", "Enter the name of the course"));
    } else if (name.length() > 100 || !Texts.clean(name) || name.contains("\n")) {
      wrong.add(new FieldError("name", "The name must be one line of 100 characters or fewer"));
    } else if (taken(school, id, name)) {
      wrong.add(new FieldError("name", "There is a course of this name already"));
    }
    String about = typed.about().replace("\r", "").strip();
    if (about.length() > 1000 || !Texts.clean(about)) {
      wrong.add(new FieldError("about", "Use 1,000 characters or fewer"));
    }
    if (typed.roles().isEmpty() || !Roles.all().keySet().containsAll(typed.roles())) {
      wrong.add(new FieldError("roles", "Select who must have it"));
    }
    Integer months = null;
    if (!typed.months().isBlank()) {
      if (typed.months().strip().matches("\\d{1,3}")) {
        months = Integer.valueOf(typed.months().strip());
      }
      if (months == null || months < 1 || months > 120) {
        wrong.add(new FieldError("months", "Enter a number of months from 1 to 120, or nothing"));
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return new Course(
        id, school, name, about, months, typed.roles().stream().distinct().sorted().toList());
  }

  private boolean taken(String school, String id, String name) {
    return name.equalsIgnoreCase(words.getMessage("training.course.policy"))
        || table.coursesAt(school).stream()
            .anyMatch(it -> !it.id().equals(id) && it.name().equalsIgnoreCase(name));
  }

  private void record(Me me, String school, String what, Course course) {
    audit.record(
        Entry.ofSchool(
            school,
            me.actor(),
            what,
            Map.of(
                "course", course.id(),
                "name", course.name(),
                "months", Objects.toString(course.months(), ""),
                "roles", String.join(", ", course.roles()))));
  }

  // ---- what was done

  /** Who may be recorded as having done a course: everybody concerned, by name. */
  @Transactional(readOnly = true)
  public List<Person> people(Me me, String school) {
    Acknowledgements.requireNames(me, school);
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
    Acknowledgements.requireNames(me, school);
    List<FieldError> wrong = new ArrayList<>();
    if (!concerned.at(school).containsKey(person)) {
      wrong.add(new FieldError("person", "Select who did it"));
    }
    if (demands(school, today()).stream().noneMatch(it -> it.course().id().equals(course))) {
      wrong.add(new FieldError("course", "Select what they did"));
    }
    String day = on == null ? "must be a real date, such as 18 9 2026" : wrongDay(on);
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
          store(me, school, new Done(person, course, on), "typed");
          return "done";
        });
  }

  private @Nullable String wrongDay(LocalDate day) {
    if (day.isAfter(today())) {
      return "must not be in the future";
    }
    return day.isBefore(today().minusYears(60)) ? "is too long ago" : null;
  }

  private boolean store(Me me, String school, Done it, String source) {
    boolean isNew =
        table.done(UUID.randomUUID().toString(), school, it, source, me.id(), clock.instant());
    if (isNew) {
      audit.record(
          Entry.ofSchool(
              school,
              me.actor(),
              "training.done",
              Map.of(
                  "person", it.person(),
                  "course", it.course(),
                  "on", it.on().toString(),
                  "source", source)));
    }
    return isNew;
  }

  /**
   * A line of a list that can be taken in.
   *
   * @param known whether this is on record already
   */
  public record Listed(
      String person, String name, String course, String courseName, LocalDate on, boolean known) {}

  /**
   * Reads a list with the columns "User name", "Course" and "Done on", without taking it in.
   *
   * @throws InvalidInput on {@code file} if it is no such list
   */
  @Transactional(readOnly = true)
  public CsvIn.Preview<Listed> preview(Me me, String school, String text) {
    Acknowledgements.requireNames(me, school);
    Map<String, Course> courses = new HashMap<>();
    demands(school, today())
        .forEach(it -> courses.put(it.course().name().toLowerCase(Locale.ROOT), it.course()));
    Map<String, Person> byName = new HashMap<>();
    concerned
        .at(school)
        .values()
        .forEach(it -> byName.put(it.person().userName().toLowerCase(Locale.ROOT), it.person()));
    Set<Done> seen = new java.util.HashSet<>();
    return CsvIn.read("file", text, COLUMNS, row -> listed(school, row, byName, courses, seen));
  }

  private @Nullable Listed listed(
      String school,
      CsvIn.Row row,
      Map<String, Person> byName,
      Map<String, Course> courses,
      Set<Done> seen) {
    String userName = row.text("User name");
    Person person = byName.get(userName.toLowerCase(Locale.ROOT));
    if (person == null && !userName.isEmpty()) {
      row.wrong("User name", "is nobody’s at this school: " + userName);
    }
    String courseName = row.text("Course");
    Course course = courses.get(courseName.toLowerCase(Locale.ROOT));
    if (course == null && !courseName.isEmpty()) {
      row.wrong("Course", "is none of this school: " + courseName);
    }
    LocalDate on = row.date("Done on");
    String wrongDay = on == null ? null : wrongDay(on);
    if (wrongDay != null) {
      row.wrong("Done on", wrongDay);
    }
    if (person == null || course == null || on == null) {
      return null;
    }
    Done done = new Done(person.id(), course.id(), on);
    if (!seen.add(done)) {
      row.wrong("User name", "has the same course on the same day further up");
    }
    return new Listed(
        person.id(), person.name(), course.id(), course.name(), on, table.has(school, done));
  }

  /**
   * Takes in every line of a list with which nothing is wrong.
   *
   * @return how many were new
   * @throws InvalidInput on {@code file} if it is no such list, or no line can be taken in
   */
  @Transactional
  public int takeIn(Me me, String school, String text, String key) {
    List<Listed> good = preview(me, school, text).values();
    if (good.isEmpty()) {
      throw new InvalidInput("file", "No line of the file can be taken in");
    }
    return Integer.parseInt(
        once.run(
            me.actor(),
            key,
            () -> {
              long taken =
                  good.stream()
                      .sorted(Comparator.comparing(Listed::on))
                      .filter(
                          it ->
                              store(
                                  me,
                                  school,
                                  new Done(it.person(), it.course(), it.on()),
                                  "import"))
                      .count();
              return String.valueOf(taken);
            }));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
  }
}
