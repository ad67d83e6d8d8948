package org.chalkline.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of who is to read which edition, and who did. */
@Component
class Readings {

  private static final String ROUND =
      "select id, school_id, policy_id, edition, asked_at, asked_by, looked_at, replaced_at"
          + " from reading_round ";

  private static final String READING =
      "select id, round_id, school_id, policy_id, edition, person_id, reason, reference,"
          + " task_school, asked_at, acknowledged_at, confirmed, ended_at, ended_why from reading ";

  private final JdbcClient jdbc;

  Readings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An edition that a school's people are asked to read. */
  record Round(
      String id,
      String school,
      String policy,
      String edition,
      Instant askedAt,
      String askedBy,
      @Nullable Instant lookedAt,
      @Nullable Instant replacedAt) {}

  /** That one person is to read, or has read, an edition on behalf of a school. */
  record Reading(
      String id,
      String round,
      String school,
      String policy,
      String edition,
      String person,
      String reason,
      String reference,
      String taskSchool,
      Instant askedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable String confirmed,
      @Nullable Instant endedAt,
      @Nullable String endedWhy) {

    boolean open() {
      return acknowledgedAt == null && endedAt == null;
    }
  }

  void add(Round round) {
    jdbc.sql(
            """
            insert into reading_round (id, school_id, policy_id, edition, asked_at, asked_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            round.id(),
            round.school(),
            round.policy(),
            round.edition(),
            Timestamp.from(round.askedAt()),
            round.askedBy())
        .update();
  }

  Optional<Round> round(String id) {
    return jdbc.sql(ROUND + "where id = ?").param(id).query(Readings::readRound).optional();
  }

  /** The rounds of a school, the newest first. */
  List<Round> roundsAt(String school) {
    return jdbc.sql(
            ROUND + "where school_id = ? order by replaced_at is not null, asked_at desc, id")
        .param(school)
        .query(Readings::readRound)
        .list();
  }

  /** The round of a policy that runs at a school; nobody else changes it until this has ended. */
  Optional<Round> running(String school, String policy) {
    return jdbc.sql(
            ROUND + "where school_id = ? and policy_id = ? and replaced_at is null for update")
        .params(school, policy)
        .query(Readings::readRound)
        .optional();
  }

  /**
   * Lets one round at a time look through the people of an edition: somebody who belongs to two
   * schools under it is asked once.
   */
  void lockEdition(String edition) {
    jdbc.sql("select id from reading_round where edition = ? order by id for update")
        .param(edition)
        .query(String.class)
        .list();
  }

  void replaced(String round, Instant at) {
    jdbc.sql("update reading_round set replaced_at = ? where id = ?")
        .params(Timestamp.from(at), round)
        .update();
  }

  void lookedThrough(String round, Instant at) {
    jdbc.sql("update reading_round set looked_at = ? where id = ?")
        .params(Timestamp.from(at), round)
        .update();
  }

  void add(Reading reading) {
    Instant acknowledged = reading.acknowledgedAt();
    jdbc.sql(
            """
            insert into reading (id, round_id, school_id, policy_id, edition, person_id, reason,
              reference, task_school, asked_at, acknowledged_at, confirmed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            reading.id(),
            reading.round(),
            reading.school(),
            reading.policy(),
            reading.edition(),
            reading.person(),
            reading.reason(),
            reading.reference(),
            reading.taskSchool(),
            Timestamp.from(reading.askedAt()),
            acknowledged == null ? null : Timestamp.from(acknowledged),
            reading.confirmed())
        .update();
  }

  /** Every reading of an edition at a school, the oldest first. */
  List<Reading> at(String school, String edition) {
    return jdbc.sql(READING + "where school_id = ? and edition = ? order by asked_at, id")
        .params(school, edition)
        .query(Readings::readReading)
        .list();
  }

  /** Every reading of an edition, wherever the scope reaches, the oldest first. */
  List<Reading> ofEdition(String edition) {
    return jdbc.sql(READING + "where edition = ? order by asked_at, id")
        .param(edition)
        .query(Readings::readReading)
        .list();
  }

  /** Every reading of a person, the newest first. */
  List<Reading> of(String person) {
    return jdbc.sql(READING + "where person_id = ? order by asked_at desc, id")
        .param(person)
        .query(Readings::readReading)
        .list();
  }

  /** The rows that share the task of this case. */
  List<Reading> byReference(String reference) {
    return jdbc.sql(READING + "where reference = ? order by school_id")
        .param(reference)
        .query(Readings::readReading)
        .list();
  }

  /** When this person last acknowledged this edition; empty if never. */
  Optional<Instant> lastRead(String person, String edition) {
    return jdbc.sql(
            """
            select max(acknowledged_at) from reading where person_id = ? and edition = ?
            having max(acknowledged_at) is not null
            """)
        .params(person, edition)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  void acknowledged(String reference, Instant at, String confirmed) {
    jdbc.sql(
            """
            update reading set acknowledged_at = ?, confirmed = ?
            where reference = ? and acknowledged_at is null and ended_at is null
            """)
        .params(Timestamp.from(at), confirmed, reference)
        .update();
  }

  void ended(Collection<String> ids, Instant at, String why) {
    jdbc.sql(
            """
            update reading set ended_at = :at, ended_why = :why
            where id = any(:ids) and acknowledged_at is null and ended_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("why", why)
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /** What somebody asked while they read. */
  record Question(String school, String edition, String person, Instant at, String words) {}

  void ask(String id, Question it) {
    jdbc.sql(
            """
            insert into reading_question (id, school_id, edition, person_id, at, words)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(id, it.school(), it.edition(), it.person(), Timestamp.from(it.at()), it.words())
        .update();
  }

  /** What was asked at a school while an edition was read, the newest first. */
  List<Question> questions(String school, String edition) {
    return jdbc.sql(
            """
            select school_id, edition, person_id, at, words from reading_question
            where school_id = ? and edition = ? order by at desc, id
            """)
        .params(school, edition)
        .query(
            (row, n) ->
                new Question(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getString(5)))
        .list();
  }

  private static Round readRound(ResultSet row, int number) throws SQLException {
    return new Round(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        row.getString(6),
        instant(row.getTimestamp(7)),
        instant(row.getTimestamp(8)));
  }

  private static Reading readReading(ResultSet row, int number) throws SQLException {
    return new Reading(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getTimestamp(10).toInstant(),
        instant(row.getTimestamp(11)),
        row.getString(12),
        instant(row.getTimestamp(13)),
        row.getString(14));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
