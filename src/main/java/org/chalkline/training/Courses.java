package org.chalkline.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.identity.Me;
import org.chalkline.identity.Roles;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the courses of a school: what each role must have beside the policy itself.
 *
 * @clause FED-14 training is arranged
 */
@Service
public class Courses {

  private final TrainingTable table;
  private final Demands demands;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  Courses(TrainingTable table, Demands demands, Once once, Audit audit, Clock clock) {
    this.table = table;
    this.demands = demands;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /** The courses of a school, the policy among them. */
  @Transactional(readOnly = true)
  public List<Course> at(Me me, String school) {
    Overseers.requireNames(me, school);
    LocalDate today = LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON);
    return demands.at(school, today).stream().map(Demand::course).toList();
  }

  /**
   * A course of a school's own.
   *
   * @throws NoSuchThing if there is none of this id in use
   */
  @Transactional(readOnly = true)
  public Course find(Me me, String school, String id) {
    Overseers.requireNames(me, school);
    return table.course(school, id).orElseThrow(NoSuchThing::new);
  }

  /** Adds a course; answers its id. */
  @Transactional
  public String add(Me me, String school, Course.Typed typed, String key) {
    Overseers.requireNames(me, school);
    return once.run(
        me.actor(),
        key,
        () -> {
          Course course = read(school, UUID.randomUUID().toString(), typed);
          table.add(course);
          record(me, "training.course-added", course);
          return course.id();
        });
  }

  /** Changes a course: from now on who must have it and how long it holds is as typed. */
  @Transactional
  public void change(Me me, String school, String id, Course.Typed typed, String key) {
    find(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          Course course = read(school, id, typed);
          table.change(course);
          record(me, "training.course-changed", course);
          return id;
        });
  }

  /** Takes a course out of use; who did it stays on record. */
  @Transactional
  public void retire(Me me, String school, String id, String key) {
    Course course = find(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          table.retire(id, clock.instant());
          record(me, "training.course-retired", course);
          return id;
        });
  }

  private void record(Me me, String what, Course course) {
    audit.record(
        Entry.ofSchool(
            course.school(),
            me.actor(),
            what,
            Map.of(
                "course", course.id(),
                "name", course.name(),
                "months", Objects.toString(course.months(), ""),
                "roles", String.join(", ", course.roles()))));
  }

  // ---- reading what was typed

  private Course read(String school, String id, Course.Typed typed) {
    List<FieldError> wrong = new ArrayList<>();
    String name = name(school, id, typed.name().strip(), wrong);
    String about = about(typed.about().replace("\r", "").strip(), wrong);
    List<String> roles = roles(typed.roles(), wrong);
    Integer months = months(typed.months().strip(), wrong);
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
    return new Course(id, school, name, about, months, roles);
  }

  private String name(String school, String id, String name, List<FieldError> wrong) {
    if (name.isEmpty()) {
      wrong.add(new FieldError("name", "Enter the name of the course"));
    } else if (name.length() > 100 || !Texts.clean(name) || name.contains("\n")) {
      wrong.add(new FieldError("name", "The name must be one line of 100 characters or fewer"));
    } else if (taken(school, id, name)) {
      wrong.add(new FieldError("name", "There is a course of this name already"));
    }
    return name;
  }

  private boolean taken(String school, String id, String name) {
    return name.equalsIgnoreCase(demands.nameOfPolicy())
        || table.coursesAt(school).stream()
            .anyMatch(it -> !it.id().equals(id) && it.name().equalsIgnoreCase(name));
  }

  private static String about(String about, List<FieldError> wrong) {
    if (about.length() > 1000 || !Texts.clean(about)) {
      wrong.add(new FieldError("about", "Use 1,000 characters or fewer"));
    }
    return about;
  }

  private static List<String> roles(List<String> roles, List<FieldError> wrong) {
    if (roles.isEmpty() || !Roles.all().keySet().containsAll(roles)) {
      wrong.add(new FieldError("roles", "Select who must have it"));
    }
    return roles.stream().distinct().sorted().toList();
  }

  private static @Nullable Integer months(String months, List<FieldError> wrong) {
    if (months.isEmpty()) {
      return null;
    }
    Integer read = months.matches("\\d{1,3}") ? Integer.valueOf(months) : null;
    if (read == null || read < 1 || read > 120) {
      wrong.add(new FieldError("months", "Enter a number of months from 1 to 120, or nothing"));
    }
    return read;
  }
}
