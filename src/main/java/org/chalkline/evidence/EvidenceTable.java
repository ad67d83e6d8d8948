package org.chalkline.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the evidence. Each method needs a running transaction with the school in scope. */
@Component
class EvidenceTable {

  private static final String ITEMS =
      """
      select e.*, l.locked_at, l.locked_by, l.words as lock_words, l.ended_at, l.ending,
             l.police_reference, l.ended_first, l.ended_second
      from evidence e left join evidence_lock l on l.evidence_id = e.id
      """;

  private final JdbcClient database;
  private final JdbcTemplate batches;

  EvidenceTable(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /** The next number within a case; two at once wait for each other. */
  int nextNumber(String caseId) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('evidence/' || ?, 0))")
        .param(caseId)
        .query((row, n) -> 0)
        .single();
    return database
        .sql("select coalesce(max(number), 0) + 1 from evidence where case_id = ?")
        .param(caseId)
        .query(Integer.class)
        .single();
  }

  void add(EvidenceItem item) {
    database
        .sql(
            """
            insert into evidence (id, case_id, school_id, number, file_name, type, size, sha256,
              pages, pages_in_file, words, captured_at, fixed_at, fixed_by)
            values (:id, :case, :school, :number, :name, :type, :size, :sha256,
              :pages, :pagesInFile, :words, :captured, :fixed, :by)
            """)
        .param("id", item.id())
        .param("case", item.caseId())
        .param("school", item.schoolId())
        .param("number", item.number())
        .param("name", item.fileName())
        .param("type", item.type())
        .param("size", item.size())
        .param("sha256", item.sha256())
        .param("pages", item.pages())
        .param("pagesInFile", item.pagesInFile())
        .param("words", item.words())
        .param("captured", utc(item.capturedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("fixed", utc(item.fixedAt()))
        .param("by", item.fixedBy())
        .update();
  }

  void addKey(String evidenceId, byte[] wrapped) {
    database
        .sql("insert into evidence_key (evidence_id, wrapped) values (?, ?)")
        .params(evidenceId, wrapped)
        .update();
  }

  void addChunks(String evidenceId, String part, int page, List<byte[]> chunks) {
    int[] number = {0};
    batches.batchUpdate(
        "insert into evidence_chunk (evidence_id, part, page, number, bytes) values (?, ?, ?, ?, ?)",
        chunks,
        8,
        (row, bytes) -> {
          row.setString(1, evidenceId);
          row.setString(2, part);
          row.setInt(3, page);
          row.setInt(4, number[0]++);
          row.setBytes(5, bytes);
        });
  }

  Optional<byte[]> key(String evidenceId) {
    return database
        .sql("select wrapped from evidence_key where evidence_id = ?")
        .param(evidenceId)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  List<byte[]> chunks(String evidenceId, String part, int page) {
    return database
        .sql(
            """
            select bytes from evidence_chunk
            where evidence_id = ? and part = ? and page = ? order by number
            """)
        .params(evidenceId, part, page)
        .query((row, n) -> row.getBytes(1))
        .list();
  }

  Optional<EvidenceItem> find(String evidenceId) {
    return items(" where e.id = ? order by l.locked_at", evidenceId).stream().findFirst();
  }

  List<EvidenceItem> ofCase(String caseId) {
    return items(" where e.case_id = ? order by e.number, l.locked_at", caseId);
  }

  /** Adds a lock, unless one holds already; true if it was added. */
  boolean lock(String evidenceId, Instant at, String by, String words) {
    return database
            .sql(
                """
                insert into evidence_lock (id, evidence_id, locked_at, locked_by, words)
                values (?, ?, ?, ?, ?)
                on conflict (evidence_id) where ended_at is null do nothing
                """)
            .params(UUID.randomUUID().toString(), evidenceId, utc(at), by, words)
            .update()
        == 1;
  }

  void endLock(
      String evidenceId,
      LockEnding ending,
      String reference,
      String first,
      String second,
      Instant at) {
    database
        .sql("select evidence_end_lock(?, ?, ?, ?, ?, ?)")
        .params(evidenceId, ending.code(), reference, first, second, utc(at))
        .query((row, n) -> 0)
        .single();
  }

  int move(String caseId, String schoolId) {
    return database
        .sql("update evidence set school_id = ? where case_id = ? and school_id <> ?")
        .params(schoolId, caseId, schoolId)
        .update();
  }

  private List<EvidenceItem> items(String where, String key) {
    Map<String, EvidenceItem> items = new LinkedHashMap<>();
    database
        .sql(ITEMS + where)
        .param(key)
        .query((row, n) -> item(row))
        .list()
        .forEach(item -> items.merge(item.id(), item, EvidenceTable::together));
    return List.copyOf(items.values());
  }

  private static EvidenceItem item(ResultSet row) throws SQLException {
    Instant locked = instant(row, "locked_at");
    List<Lock> locks = locked == null ? List.of() : List.of(lock(row, locked));
    return new EvidenceItem(
        row.getString("id"),
        row.getString("case_id"),
        row.getString("school_id"),
        row.getInt("number"),
        row.getString("file_name"),
        row.getString("type"),
        row.getInt("size"),
        row.getString("sha256"),
        locks.stream().anyMatch(Lock::holds) ? 0 : row.getInt("pages"),
        row.getInt("pages_in_file"),
        row.getString("words"),
        instant(row, "captured_at"),
        row.getObject("fixed_at", OffsetDateTime.class).toInstant(),
        row.getString("fixed_by"),
        locks);
  }

  private static Lock lock(ResultSet row, Instant at) throws SQLException {
    String ending = row.getString("ending");
    return new Lock(
        at,
        row.getString("locked_by"),
        row.getString("lock_words"),
        instant(row, "ended_at"),
        ending == null ? null : LockEnding.of(ending),
        row.getString("police_reference"),
        row.getString("ended_first"),
        row.getString("ended_second"));
  }

  private static EvidenceItem together(EvidenceItem one, EvidenceItem other) {
    return one.with(other.locks(), Math.min(one.pages(), other.pages()));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
