package org.chalkline.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.contacts.Contact.Entry;
import org.chalkline.contacts.Contact.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of contacts with bodies outside the school. */
@Component
class ContactTable {

  private static final String CONTACT =
      """
      select id, case_id, school_id, reference, body_kind, state, body, person, body_reference,
        begun_at, last_contact, next_chase, tries from outside_contact
      """;

  private final JdbcClient jdbc;

  ContactTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Contact it, String instance) {
    jdbc.sql(
            """
            insert into outside_contact (id, case_id, school_id, reference, body_kind, instance,
              state, body, person, body_reference, begun_at, chase_chosen, tries)
            values (?, ?, ?, ?, ?, ?, ?, '', '', '', ?, false, 0)
            """)
        .params(
            it.id(),
            it.caseId(),
            it.school(),
            it.reference(),
            it.kind().code(),
            instance,
            it.state().code(),
            Timestamp.from(it.begunAt()))
        .update();
  }

  Optional<Contact> find(String id) {
    return jdbc.sql(CONTACT + "where id = ?").param(id).query(this::contact).optional();
  }

  /** The same, held until the transaction ends. */
  Contact hold(String id) {
    return jdbc.sql(CONTACT + "where id = ? for update").param(id).query(this::contact).single();
  }

  /** The contacts of a case, oldest first. */
  List<Contact> ofCase(String caseId) {
    return jdbc.sql(CONTACT + "where case_id = ? order by begun_at, id")
        .param(caseId)
        .query(this::contact)
        .list();
  }

  /** One of which an answer is waited for and that no process follows up yet. */
  Optional<Contact> unfollowed(String caseId, Body kind) {
    return jdbc.sql(
            CONTACT
                + """
                where case_id = ? and body_kind = ? and state = 'waiting' and instance = ''
                order by begun_at limit 1 for update
                """)
        .params(caseId, kind.code())
        .query(this::contact)
        .optional();
  }

  void follow(String id, String instance) {
    jdbc.sql("update outside_contact set instance = ? where id = ?").params(instance, id).update();
  }

  String instance(String id) {
    return jdbc.sql("select instance from outside_contact where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  /** Those of a school whose next chase nobody chose the day of. */
  List<Contact> counted(String school) {
    return jdbc.sql(
            CONTACT
                + """
                where school_id = ? and state = 'waiting' and not chase_chosen order by id
                for update
                """)
        .param(school)
        .query(this::contact)
        .list();
  }

  void stands(String id, State state) {
    jdbc.sql("update outside_contact set state = ?, next_chase = null where id = ?")
        .params(state.code(), id)
        .update();
  }

  /** They were told or asked, and are perhaps asked again at {@code nextChase}. */
  void told(
      String id,
      State state,
      String body,
      Instant at,
      @Nullable Instant nextChase,
      boolean chosen) {
    jdbc.sql(
            """
            update outside_contact set state = ?, body = case when ? = '' then body else ? end,
              last_contact = ?, next_chase = ?, chase_chosen = ?, tries = tries + 1 where id = ?
            """)
        .params(
            state.code(),
            body,
            body,
            Timestamp.from(at),
            nextChase == null ? null : Timestamp.from(nextChase),
            chosen,
            id)
        .update();
  }

  void nextChase(String id, Instant at) {
    jdbc.sql("update outside_contact set next_chase = ? where id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  /** What was said is added; whoever was named and the number given stand for the contact now. */
  void add(String contactId, Entry it) {
    jdbc.sql(
            """
            insert into outside_contact_entry (id, contact_id, school_id, at, by_person, what,
              happened_at, how, person, body_reference, words, documents, other_documents)
            select ?, id, school_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from outside_contact where id = ?
            """)
        .params(
            it.id(),
            Timestamp.from(it.recordedAt()),
            it.recordedBy(),
            it.what(),
            Timestamp.from(it.happenedAt()),
            it.how(),
            it.person(),
            it.bodyReference(),
            it.words(),
            it.documents().toArray(String[]::new),
            it.otherDocuments(),
            contactId)
        .update();
    jdbc.sql(
            """
            update outside_contact set person = case when ? = '' then person else ? end,
              body_reference = case when ? = '' then body_reference else ? end where id = ?
            """)
        .params(it.person(), it.person(), it.bodyReference(), it.bodyReference(), contactId)
        .update();
  }

  void move(String caseId, String school) {
    jdbc.sql(
            """
            with moved as (update outside_contact set school_id = :school where case_id = :case)
            update outside_contact_entry set school_id = :school
            where contact_id in (select id from outside_contact where case_id = :case)
            """)
        .param("school", school)
        .param("case", caseId)
        .update();
  }

  private Contact contact(ResultSet row, int number) throws SQLException {
    String id = row.getString(1);
    return new Contact(
        id,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Body.of(row.getString(5)),
        State.valueOf(row.getString(6).toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getTimestamp(10).toInstant(),
        instant(row, 11),
        instant(row, 12),
        row.getInt(13),
        entries(id));
  }

  private List<Entry> entries(String contactId) {
    return jdbc.sql(
            """
            select id, at, by_person, what, happened_at, how, person, body_reference, words,
              documents, other_documents
            from outside_contact_entry where contact_id = ? order by at, id
            """)
        .param(contactId)
        .query(
            (row, n) ->
                new Entry(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant(),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    List.of((String[]) row.getArray(10).getArray()),
                    row.getString(11)))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
