package org.chalkline.safeguarding;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of transfers. Each method needs a running transaction with the school in scope. */
@Component
class TransferTable {

  private static final String ROWS =
      """
      select t.id, t.case_id, t.to_school, t.to_person, t.made_by, t.made_at, t.sha256, t.size,
        t.manifest, t.state, t.sent_on, t.sent_how, t.password_how, t.receipt_due, t.asked_again,
        t.received_at, t.receipt_words, p.transfer_id is not null as kept,
        t.evidence
      from file_transfer t left join file_transfer_package p on p.transfer_id = t.id
      """;

  private final JdbcClient jdbc;

  TransferTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(CaseFile file, Transfer it, byte[] bytes) {
    jdbc.sql(
            """
            insert into file_transfer (id, case_id, school_id, to_school, to_person, made_by,
              made_at, sha256, size, manifest, evidence, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'made')
            """)
        .params(
            it.id(),
            file.getId(),
            file.school(),
            it.toSchool(),
            it.toPerson(),
            it.madeBy(),
            Timestamp.from(it.madeAt()),
            it.sha256(),
            it.size(),
            it.manifest(),
            it.evidence().toArray(String[]::new))
        .update();
    jdbc.sql("insert into file_transfer_package (transfer_id, school_id, bytes) values (?, ?, ?)")
        .params(it.id(), file.school(), bytes)
        .update();
  }

  List<Transfer> ofCase(String caseId) {
    return jdbc.sql(ROWS + " where t.case_id = ? order by t.made_at, t.id")
        .param(caseId)
        .query((row, n) -> row(row))
        .list();
  }

  Optional<Transfer> find(String id) {
    return jdbc.sql(ROWS + " where t.id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  private static Transfer row(ResultSet row) throws SQLException {
    return new Transfer(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getTimestamp(6).toInstant(),
        row.getString(7),
        row.getInt(8),
        List.of((String[]) row.getArray(19).getArray()),
        row.getString(9),
        row.getString(10),
        row.getObject(11, LocalDate.class),
        row.getString(12),
        row.getString(13),
        instant(row.getTimestamp(14)),
        row.getInt(15),
        instant(row.getTimestamp(16)),
        row.getString(17),
        row.getBoolean(18));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  Optional<byte[]> bytes(String id) {
    return jdbc.sql("select bytes from file_transfer_package where transfer_id = ?")
        .param(id)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  void sent(String id, LocalDate on, String how, String passwordHow, Instant receiptDue) {
    jdbc.sql(
            """
            update file_transfer set state = 'sent', sent_on = ?, sent_how = ?, password_how = ?,
              receipt_due = ? where id = ?
            """)
        .params(Date.valueOf(on), how, passwordHow, Timestamp.from(receiptDue), id)
        .update();
  }

  void askedAgain(String id, Instant receiptDue) {
    jdbc.sql("update file_transfer set asked_again = asked_again + 1, receipt_due = ? where id = ?")
        .params(Timestamp.from(receiptDue), id)
        .update();
  }

  void ended(String id, String state, String words, @Nullable Instant receivedAt) {
    jdbc.sql(
            """
            update file_transfer set state = ?, receipt_words = ?, received_at = ? where id = ?
            """)
        .params(state, words, receivedAt == null ? null : Timestamp.from(receivedAt), id)
        .update();
  }

  /** No copy without a reason: the log stays. */
  void dropPackage(String id) {
    jdbc.sql("delete from file_transfer_package where transfer_id = ?").param(id).update();
  }

  /** No copy of what was destroyed: every package that holds this item goes, and the log stays. */
  void dropHolding(String evidenceId) {
    jdbc.sql(
            """
            delete from file_transfer_package where transfer_id in (
              select id from file_transfer where ? = any(evidence))
            """)
        .param(evidenceId)
        .update();
  }

  void move(String caseId, String toSchool) {
    jdbc.sql("update file_transfer set school_id = ? where case_id = ?")
        .params(toSchool, caseId)
        .update();
    jdbc.sql(
            """
            update file_transfer_package set school_id = ? where transfer_id in (
              select id from file_transfer where case_id = ?)
            """)
        .params(toSchool, caseId)
        .update();
  }
}
