package org.chalkline.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of which school asks for training, and who owes which. */
@Component
class OwedTrainings {

  private static final String OWED =
      "select id, asking_id, school_id, person_id, course, reason, asked, reference, asked_at,"
          + " ended_at is null from training_owed ";

  private final JdbcClient jdbc;

  OwedTrainings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That a school asks whoever owes a training. */
  record Asking(String id, String school, Instant begunAt, String begunBy) {}

  /**
   * That one person owes one training.
   *
   * @param reason missing or lapsed
   * @param asked {@link TrainingRounds#THEMSELVES}, or the role whose task it is
   */
  record OwedTraining(
      String id,
      String asking,
      String school,
      String person,
      String course,
      String reason,
      String asked,
      String reference,
      Instant askedAt,
      boolean open) {

    boolean isFor(Standing standing) {
      return course.equals(standing.course());
    }
  }

  void begin(Asking it) {
    jdbc.sql("insert into training_asking (id, school_id, begun_at, begun_by) values (?, ?, ?, ?)")
        .params(it.id(), it.school(), Timestamp.from(it.begunAt()), it.begunBy())
        .update();
  }

  void stop(String asking, Instant at) {
    jdbc.sql("update training_asking set stopped_at = ? where id = ?")
        .params(Timestamp.from(at), asking)
        .update();
  }

  /** How a school asks now; empty if it does not. */
  Optional<Asking> running(String school) {
    return jdbc.sql(
            """
            select id, school_id, begun_at, begun_by from training_asking
            where school_id = ? and stopped_at is null
            """)
        .param(school)
        .query(OwedTrainings::asking)
        .optional();
  }

  /** The asking of this id; nobody else looks through its school until this has ended. */
  Asking locked(String id) {
    return jdbc.sql(
            "select id, school_id, begun_at, begun_by from training_asking where id = ? for update")
        .param(id)
        .query(OwedTrainings::asking)
        .single();
  }

  void add(OwedTraining it) {
    jdbc.sql(
            """
            insert into training_owed (id, asking_id, school_id, person_id, course, reason, asked,
              reference, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            it.id(),
            it.asking(),
            it.school(),
            it.person(),
            it.course(),
            it.reason(),
            it.asked(),
            it.reference(),
            Timestamp.from(it.askedAt()))
        .update();
  }

  void ended(String id, Instant at, String why) {
    jdbc.sql("update training_owed set ended_at = ?, ended_why = ? where id = ?")
        .params(Timestamp.from(at), why, id)
        .update();
  }

  /** What is owed at a school and asked for now. */
  List<OwedTraining> openAt(String school) {
    return jdbc.sql(OWED + "where school_id = ? and ended_at is null order by asked_at, id")
        .param(school)
        .query(OwedTrainings::owed)
        .list();
  }

  /** What this person owes at a school and is asked for now. */
  List<OwedTraining> openOf(String school, String person) {
    return jdbc.sql(OWED + "where school_id = ? and person_id = ? and ended_at is null order by id")
        .params(school, person)
        .query(OwedTrainings::owed)
        .list();
  }

  /** What the case of this reference is about. */
  OwedTraining byReference(String reference) {
    return jdbc.sql(OWED + "where reference = ?")
        .param(reference)
        .query(OwedTrainings::owed)
        .single();
  }

  private static Asking asking(ResultSet row, int number) throws SQLException {
    return new Asking(
        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4));
  }

  private static OwedTraining owed(ResultSet row, int number) throws SQLException {
    return new OwedTraining(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getTimestamp(9).toInstant(),
        row.getBoolean(10));
  }
}
