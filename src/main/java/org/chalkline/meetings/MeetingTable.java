package org.chalkline.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.meetings.Meeting.Sitting;
import org.chalkline.meetings.Meeting.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of meetings. */
@Component
class MeetingTable {

  private static final String MEETING =
      """
      select id, case_id, school_id, reference, kind, state, promised, begun_at, since, minutes,
        place, agenda, school_side, others, answer_by, starts_at, fixed_how, sequence, invited_for,
        missed, ended_at, round from meeting
      """;

  private final JdbcClient jdbc;

  MeetingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Meeting it, String instance) {
    jdbc.sql(
            """
            insert into meeting (id, case_id, school_id, reference, kind, instance, state, promised,
              begun_at, since, round, minutes, place, agenda, school_side, others, fixed_how,
              sequence, missed)
            values (?, ?, ?, ?, ?, ?, 'arranging', ?, ?, ?, 0, 0, '', '', '{}', '', '', -1, 0)
            """)
        .params(
            it.id(),
            it.caseId(),
            it.school(),
            it.reference(),
            it.kind(),
            instance,
            it.promised().toArray(String[]::new),
            Timestamp.from(it.begunAt()),
            Timestamp.from(it.since()))
        .update();
  }

  Optional<Meeting> find(String id) {
    return jdbc.sql(MEETING + "where id = ?").param(id).query(this::meeting).optional();
  }

  /** The same, held until the transaction ends: what two people answer comes one after another. */
  Meeting hold(String id) {
    return jdbc.sql(MEETING + "where id = ? for update").param(id).query(this::meeting).single();
  }

  /** The meetings of a case, oldest first. */
  List<Meeting> ofCase(String caseId) {
    return jdbc.sql(MEETING + "where case_id = ? order by begun_at, id")
        .param(caseId)
        .query(this::meeting)
        .list();
  }

  /** The meetings of a school that may still come to something. */
  List<Meeting> openAt(String school) {
    return jdbc.sql(MEETING + "where school_id = ? and ended_at is null order by id for update")
        .param(school)
        .query(this::meeting)
        .list();
  }

  String instance(String id) {
    return jdbc.sql("select instance from meeting where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  void offered(String id, OfferTimes times, Instant at, Instant answerBy) {
    jdbc.sql(
            """
            update meeting set state = 'offered', round = round + 1, minutes = ?, place = ?,
              agenda = ?, school_side = ?, others = ?, asked_at = ?, answer_by = ?,
              starts_at = null, fixed_how = '' where id = ?
            """)
        .params(
            times.minutes(),
            times.place(),
            times.agenda(),
            times.schoolSide().toArray(String[]::new),
            times.others(),
            Timestamp.from(at),
            Timestamp.from(answerBy),
            id)
        .update();
    times
        .times()
        .forEach(
            time ->
                jdbc.sql(
                        """
                        insert into meeting_offer (meeting_id, school_id, round, starts_at)
                        select id, school_id, round, ? from meeting where id = ?
                        """)
                    .params(Timestamp.from(time), id)
                    .update());
  }

  /** They were asked at this instant, and an answer is waited for until another. */
  void asked(String id, Instant at, Instant answerBy) {
    jdbc.sql("update meeting set asked_at = ?, answer_by = ? where id = ?")
        .params(Timestamp.from(at), Timestamp.from(answerBy), id)
        .update();
  }

  /** When they were last asked to choose a time. */
  Instant askedAt(String id) {
    return jdbc.sql("select asked_at from meeting where id = ?")
        .param(id)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  void fixed(String id, Instant startsAt, String how) {
    jdbc.sql(
            """
            update meeting set state = 'fixed', starts_at = ?, fixed_how = ?, answer_by = null
            where id = ?
            """)
        .params(Timestamp.from(startsAt), how, id)
        .update();
  }

  void again(String id, Instant since) {
    jdbc.sql(
            """
            update meeting set state = 'arranging', since = ?, starts_at = null, fixed_how = '',
              answer_by = null where id = ?
            """)
        .params(Timestamp.from(since), id)
        .update();
  }

  void missed(String id) {
    jdbc.sql("update meeting set missed = missed + 1 where id = ?").param(id).update();
  }

  void ended(String id, State state, Instant at) {
    jdbc.sql("update meeting set state = ?, ended_at = ?, answer_by = null where id = ?")
        .params(state.code(), Timestamp.from(at), id)
        .update();
  }

  void invited(String id, @Nullable Instant invitedFor) {
    jdbc.sql("update meeting set sequence = sequence + 1, invited_for = ? where id = ?")
        .params(invitedFor == null ? null : Timestamp.from(invitedFor), id)
        .update();
  }

  /** Whether it was not said yet that the school is closed at the time that is fixed. */
  boolean saysClosed(String id) {
    return jdbc.sql(
                """
                update meeting set closed_said_of = starts_at
                where id = ? and closed_said_of is distinct from starts_at
                """)
            .param(id)
            .update()
        == 1;
  }

  void add(String meetingId, Sitting it) {
    jdbc.sql(
            """
            insert into meeting_sitting (id, meeting_id, school_id, at, by_person, what, was, present,
              companion, evidence_shown, why_not_shown, school_notes, parent_notes, outcome,
              remove_by, agreed, words)
            select ?, id, school_id, ?, ?, ?, starts_at, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from meeting
            where id = ?
            """)
        .params(
            it.id(),
            Timestamp.from(it.recordedAt()),
            it.recordedBy(),
            it.what(),
            it.present(),
            it.companion(),
            it.evidenceShown(),
            it.whyNotShown(),
            it.schoolNotes(),
            it.parentNotes(),
            it.outcome() == null ? null : it.outcome().code(),
            it.removeBy(),
            it.agreed(),
            it.words(),
            meetingId)
        .update();
  }

  void move(String caseId, String school) {
    jdbc.sql(
            """
            with moved as (update meeting set school_id = :school where case_id = :case returning id),
            offers as (update meeting_offer set school_id = :school
              where meeting_id in (select id from meeting where case_id = :case))
            update meeting_sitting set school_id = :school
            where meeting_id in (select id from meeting where case_id = :case)
            """)
        .param("school", school)
        .param("case", caseId)
        .update();
  }

  private Meeting meeting(ResultSet row, int number) throws SQLException {
    String id = row.getString(1);
    State state = State.valueOf(row.getString(6).toUpperCase(Locale.ROOT).replace('-', '_'));
    return new Meeting(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        state,
        texts(row, 7),
        row.getTimestamp(8).toInstant(),
        row.getTimestamp(9).toInstant(),
        state == State.OFFERED ? offers(id, row.getInt(22)) : List.of(),
        row.getInt(10),
        row.getString(11),
        row.getString(12),
        texts(row, 13),
        row.getString(14),
        instant(row, 15),
        instant(row, 16),
        row.getString(17),
        row.getInt(18),
        instant(row, 19),
        row.getInt(20),
        instant(row, 21),
        sittings(id));
  }

  private List<Instant> offers(String id, int round) {
    return jdbc.sql(
            "select starts_at from meeting_offer where meeting_id = ? and round = ? order by 1")
        .params(id, round)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private List<Sitting> sittings(String id) {
    return jdbc.sql(
            """
            select id, at, by_person, what, was, present, companion, evidence_shown, why_not_shown,
              school_notes, parent_notes, outcome, remove_by, agreed, words
            from meeting_sitting where meeting_id = ? order by at, id
            """)
        .param(id)
        .query(MeetingTable::sitting)
        .list();
  }

  private static Sitting sitting(ResultSet row, int number) throws SQLException {
    String outcome = row.getString(12);
    return new Sitting(
        row.getString(1),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getString(4),
        instant(row, 5),
        row.getString(6),
        row.getString(7),
        row.getBoolean(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        outcome == null ? null : Outcome.of(outcome).orElseThrow(),
        (@Nullable LocalDate) row.getObject(13, LocalDate.class),
        row.getString(14),
        row.getString(15));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
