package org.chalkline.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.training.TrainingTable.Done;
import org.chalkline.web.CsvIn;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to lists of trainings done: looked at line by line, then taken in. */
@Service
public class TrainingLists {

  private static final List<CsvIn.Column> COLUMNS =
      List.of(
          new CsvIn.Column("User name", true),
          new CsvIn.Column("Course", true),
          new CsvIn.Column("Done on", true));

  private final TrainingTable table;
  private final TrainingRecord record;
  private final Demands demands;
  private final Concerned concerned;
  private final Once once;
  private final Clock clock;

  TrainingLists(
      TrainingTable table,
      TrainingRecord record,
      Demands demands,
      Concerned concerned,
      Once once,
      Clock clock) {
    this.table = table;
    this.record = record;
    this.demands = demands;
    this.concerned = concerned;
    this.once = once;
    this.clock = clock;
  }

  /**
   * A line of a list that can be taken in.
   *
   * @param known whether this is on record already
   */
  public record Listed(
      String person, String name, String course, String courseName, LocalDate on, boolean known) {

    private Done done() {
      return new Done(person, course, on);
    }
  }

  /**
   * Reads a list with the columns "User name", "Course" and "Done on", without taking it in.
   *
   * @throws InvalidInput on {@code file} if it is no such list
   */
  @Transactional(readOnly = true)
  public CsvIn.Preview<Listed> preview(Me me, String school, String text) {
    Overseers.requireNames(me, school);
    Map<String, Course> courses = new HashMap<>();
    demands
        .at(school, LocalDate.ofInstant(clock.instant(), SchoolTime.LONDON))
        .forEach(it -> courses.put(it.course().name().toLowerCase(Locale.ROOT), it.course()));
    Map<String, Person> people = new HashMap<>();
    concerned
        .at(school)
        .values()
        .forEach(it -> people.put(it.person().userName().toLowerCase(Locale.ROOT), it.person()));
    Set<Done> seen = new HashSet<>();
    return CsvIn.read("file", text, COLUMNS, row -> listed(school, row, people, courses, seen));
  }

  private @Nullable Listed listed(
      String school,
      CsvIn.Row row,
      Map<String, Person> people,
      Map<String, Course> courses,
      Set<Done> seen) {
    Person person = known(row, "User name", people, "is nobody’s at this school: ");
    Course course = known(row, "Course", courses, "is none of this school: ");
    LocalDate on = row.date("Done on");
    String wrongDay = on == null ? null : record.wrongDay(on);
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

  private static <T> @Nullable T known(
      CsvIn.Row row, String column, Map<String, T> all, String otherwise) {
    String typed = row.text(column);
    T found = all.get(typed.toLowerCase(Locale.ROOT));
    if (found == null && !typed.isEmpty()) {
      row.wrong(column, otherwise + typed);
    }
    return found;
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
        once.run(me.actor(), key, () -> String.valueOf(takeIn(me, school, good))));
  }

  private long takeIn(Me me, String school, List<Listed> good) {
    return good.stream()
        .sorted(Comparator.comparing(Listed::on))
        .filter(it -> record.enter(school, it.done(), "import", me.actor()))
        .count();
  }
}
