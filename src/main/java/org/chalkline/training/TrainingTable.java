package org.chalkline.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of courses and of who has done them. */
@Component
class TrainingTable {

  private static final String COURSE =
      "select id, school_id, name, about, months, roles from training_course ";

  private final JdbcClient jdbc;

  TrainingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That somebody did a course on a day. */
  record Done(String person, String course, LocalDate on) {}

  void add(Course it) {
    jdbc.sql(
            """
            insert into training_course (id, school_id, name, about, months, roles)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            it.id(),
            it.school(),
            it.name(),
            it.about(),
            it.months(),
            it.roles().toArray(String[]::new))
        .update();
  }

  void change(Course it) {
    jdbc.sql("update training_course set name = ?, about = ?, months = ?, roles = ? where id = ?")
        .params(it.name(), it.about(), it.months(), it.roles().toArray(String[]::new), it.id())
        .update();
  }

  void retire(String id, Instant at) {
    jdbc.sql("update training_course set retired_at = ? where id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  /** The courses in use at a school, by name. */
  List<Course> coursesAt(String school) {
    return jdbc.sql(COURSE + "where school_id = ? and retired_at is null order by lower(name), id")
        .param(school)
        .query(TrainingTable::course)
        .list();
  }

  Optional<Course> course(String school, String id) {
    return jdbc.sql(COURSE + "where school_id = ? and id = ? and retired_at is null")
        .params(school, id)
        .query(TrainingTable::course)
        .optional();
  }

  private static Course course(ResultSet row, int number) throws SQLException {
    return new Course(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        (@Nullable Integer) row.getObject(5, Integer.class),
        List.of((String[]) row.getArray(6).getArray()));
  }

  /** Whether it was new: the same course on the same day is recorded once. */
  boolean done(String id, String school, Done it, String source, String by, Instant at) {
    return jdbc.sql(
                """
                insert into training_done (id, school_id, person_id, course, done_on, source,
                  recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (school_id, person_id, course, done_on) do nothing
                """)
            .params(id, school, it.person(), it.course(), it.on(), source, by, Timestamp.from(at))
            .update()
        == 1;
  }

  /** The last day on which each person of a school did each course, by this day. */
  Map<String, Map<String, LocalDate>> lastByPerson(String school, LocalDate day) {
    Map<String, Map<String, LocalDate>> last = new HashMap<>();
    lastAt(school, day)
        .forEach(
            it ->
                last.computeIfAbsent(it.person(), person -> new HashMap<>())
                    .put(it.course(), it.on()));
    return last;
  }

  private List<Done> lastAt(String school, LocalDate day) {
    return jdbc.sql(
            """
            select person_id, course, max(done_on) from training_done
            where school_id = ? and done_on <= ? group by person_id, course
            """)
        .params(school, day)
        .query(TrainingTable::done)
        .list();
  }

  /** The last day on which this person did each course at a school, by this day. */
  List<Done> lastOf(String school, String person, LocalDate day) {
    return jdbc.sql(
            """
            select person_id, course, max(done_on) from training_done
            where school_id = ? and person_id = ? and done_on <= ? group by person_id, course
            """)
        .params(school, person, day)
        .query(TrainingTable::done)
        .list();
  }

  boolean has(String school, Done it) {
    return jdbc.sql(
            """
            select exists (select 1 from training_done
              where school_id = ? and person_id = ? and course = ? and done_on = ?)
            """)
        .params(school, it.person(), it.course(), it.on())
        .query(Boolean.class)
        .single();
  }

  private static Done done(ResultSet row, int number) throws SQLException {
    return new Done(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
  }
}
