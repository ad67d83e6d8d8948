package org.chalkline.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chalkline.evidence.Sealing.Sealed;
import org.chalkline.letters.LetterRow.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of letters, their texts and what was sealed. */
@Component
class LetterTable {

  private final JdbcClient jdbc;

  LetterTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A text as it was saved. */
  /**
   * A text as it was saved.
   *
   * @param times what was set in it as times that count from the signature, by field
   */
  record Saved(int number, String body, Map<String, String> times, String by, Instant at) {}

  void add(LetterRow it) {
    jdbc.sql(
            """
            insert into letter (id, case_id, school_id, number, kind, addressee, address, email,
              template, state, begun_by, begun_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?)
            """)
        .param(it.id())
        .param(it.caseId())
        .param(it.school())
        .param(it.number())
        .param(it.kind())
        .param(it.addressee())
        .param(it.address().toArray(String[]::new))
        .param(it.email())
        .param(it.template())
        .param(it.begunBy())
        .param(utc(it.begunAt()))
        .update();
  }

  int nextNumber(String caseId) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from letter where case_id = ?")
        .param(caseId)
        .query(Integer.class)
        .single();
  }

  Optional<LetterRow> find(String id) {
    return jdbc.sql("select * from letter where id = ?")
        .param(id)
        .query(LetterTable::row)
        .optional();
  }

  Optional<LetterRow> find(String caseId, int number) {
    return jdbc.sql("select * from letter where case_id = ? and number = ?")
        .params(caseId, number)
        .query(LetterTable::row)
        .optional();
  }

  /** The letter that this mail brought; nobody else settles it until the transaction ends. */
  Optional<LetterRow> byMail(String mailId) {
    return jdbc.sql("select * from letter where mail_id = ? for no key update")
        .param(mailId)
        .query(LetterTable::row)
        .optional();
  }

  List<LetterRow> ofCase(String caseId) {
    return jdbc.sql("select * from letter where case_id = ? order by number")
        .param(caseId)
        .query(LetterTable::row)
        .list();
  }

  void state(String id, State state) {
    jdbc.sql("update letter set state = ? where id = ?").params(state.code(), id).update();
  }

  void written(String id, State next, String by, Instant at) {
    jdbc.sql(
            """
            update letter set state = ?, written_by = ?, written_at = ?, checked_by = null,
              checked_at = null where id = ?
            """)
        .params(next.code(), by, utc(at), id)
        .update();
  }

  void checked(String id, String by, Instant at) {
    jdbc.sql("update letter set state = 'sign', checked_by = ?, checked_at = ? where id = ?")
        .params(by, utc(at), id)
        .update();
  }

  void signed(String id, String by, Instant at, String role, String channel) {
    jdbc.sql(
            """
            update letter set signed_by = ?, signed_at = ?, signer_role = ?, channel = ?
            where id = ?
            """)
        .params(by, utc(at), role, channel, id)
        .update();
  }

  void channel(String id, String channel, @Nullable String email) {
    jdbc.sql("update letter set channel = ?, email = coalesce(?, email) where id = ?")
        .param(channel)
        .param(email)
        .param(id)
        .update();
  }

  void onItsWay(String id, State state, String linkId, @Nullable String mailId) {
    jdbc.sql("update letter set state = ?, link_id = ?, mail_id = ? where id = ?")
        .param(state.code())
        .param(linkId)
        .param(mailId)
        .param(id)
        .update();
  }

  void sent(String id, Instant at, String proof) {
    jdbc.sql("update letter set state = 'sent', sent_at = ?, proof = ? where id = ?")
        .params(utc(at), proof, id)
        .update();
  }

  void posted(String id, Instant at, String by, LocalDate on, String proof) {
    jdbc.sql(
            """
            update letter set state = 'posted', sent_at = ?, posted_by = ?, posted_on = ?,
              proof = ? where id = ?
            """)
        .params(utc(at), by, on, proof, id)
        .update();
  }

  void move(String caseId, String school) {
    jdbc.sql("update letter set school_id = ? where case_id = ?").params(school, caseId).update();
  }

  List<Saved> texts(String id) {
    return jdbc.sql(
            """
            select number, body, times, by_person, at from letter_text where letter_id = ?
            order by number
            """)
        .param(id)
        .query(
            (row, n) ->
                new Saved(
                    row.getInt(1),
                    row.getString(2),
                    pairs((String[]) row.getArray(3).getArray()),
                    row.getString(4),
                    at(row, "at")))
        .list();
  }

  private static Map<String, String> pairs(String[] kept) {
    return Arrays.stream(kept)
        .map(it -> it.split("=", 2))
        .collect(Collectors.toMap(it -> it[0], it -> it[1]));
  }

  void addText(String id, Saved text) {
    jdbc.sql(
            """
            insert into letter_text (letter_id, number, body, times, by_person, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(text.number())
        .param(text.body())
        .param(
            text.times().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toArray(String[]::new))
        .param(text.by())
        .param(utc(text.at()))
        .update();
  }

  /** What the next seal of a letter is bound to. */
  int nextSealed(String id) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from letter_sealed where letter_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  void addSealed(String id, int number, Sealed sealed, Instant at) {
    jdbc.sql(
            """
            insert into letter_sealed (letter_id, number, wrapped, bytes, sha256, made_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(id, number, sealed.wrapped(), sealed.bytes(), sealed.sha256(), utc(at))
        .update();
  }

  Optional<Sealed> sealed(String id, int number) {
    return jdbc.sql(
            "select wrapped, bytes, sha256 from letter_sealed where letter_id = ? and number = ?")
        .params(id, number)
        .query((row, n) -> new Sealed(row.getBytes(1), row.getBytes(2), row.getString(3)))
        .optional();
  }

  private static LetterRow row(ResultSet row, int number) throws SQLException {
    return new LetterRow(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("school_id"),
        row.getInt("number"),
        row.getString("kind"),
        row.getString("addressee"),
        List.of((String[]) row.getArray("address").getArray()),
        row.getString("email"),
        row.getString("template"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getString("channel"),
        row.getString("begun_by"),
        at(row, "begun_at"),
        row.getString("written_by"),
        when(row, "written_at"),
        row.getString("checked_by"),
        when(row, "checked_at"),
        row.getString("signed_by"),
        when(row, "signed_at"),
        row.getString("signer_role"),
        row.getString("link_id"),
        row.getString("mail_id"),
        when(row, "sent_at"),
        row.getString("posted_by"),
        row.getObject("posted_on", LocalDate.class),
        row.getString("proof"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant when(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
