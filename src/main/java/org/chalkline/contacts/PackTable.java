package org.chalkline.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.chalkline.contacts.Pack.Audience;
import org.chalkline.evidence.Sealing.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of packs of evidence. */
@Component
class PackTable {

  private static final String PACK =
      """
      select id, case_id, school_id, number, audience, for_whom, items, withheld, made_by, made_at,
        size, sha256 from evidence_pack
      """;

  private final JdbcClient jdbc;

  PackTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int nextNumber(String caseId) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from evidence_pack where case_id = ?")
        .param(caseId)
        .query(Integer.class)
        .single();
  }

  void add(Pack it) {
    jdbc.sql(
            """
            insert into evidence_pack (id, case_id, school_id, number, audience, for_whom, items,
              withheld, made_by, made_at, size, sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            it.id(),
            it.caseId(),
            it.school(),
            it.number(),
            it.audience().code(),
            it.forWhom(),
            it.items().toArray(String[]::new),
            it.withheld(),
            it.madeBy(),
            Timestamp.from(it.madeAt()),
            it.size(),
            it.sha256())
        .update();
  }

  void addPiece(String packId, int number, Sealed sealed) {
    jdbc.sql(
            """
            insert into evidence_pack_piece (pack_id, number, wrapped, bytes, sha256)
            values (?, ?, ?, ?, ?)
            """)
        .params(packId, number, sealed.wrapped(), sealed.bytes(), sealed.sha256())
        .update();
  }

  List<Sealed> pieces(String packId) {
    return jdbc.sql(
            "select wrapped, bytes, sha256 from evidence_pack_piece where pack_id = ? order by number")
        .param(packId)
        .query((row, n) -> new Sealed(row.getBytes(1), row.getBytes(2), row.getString(3)))
        .list();
  }

  List<Pack> ofCase(String caseId) {
    return jdbc.sql(PACK + "where case_id = ? order by number")
        .param(caseId)
        .query(PackTable::pack)
        .list();
  }

  void move(String caseId, String school) {
    jdbc.sql("update evidence_pack set school_id = ? where case_id = ?")
        .params(school, caseId)
        .update();
  }

  private static Pack pack(ResultSet row, int number) throws SQLException {
    return new Pack(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Audience.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        row.getString(6),
        List.of((String[]) row.getArray(7).getArray()),
        row.getInt(8),
        row.getString(9),
        row.getTimestamp(10).toInstant(),
        row.getInt(11),
        row.getString(12));
  }
}
