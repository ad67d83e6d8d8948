package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases that a person may see, as rows of a list. */
@Service
public class CaseRows {

  private final Access access;
  private final CaseByReference byReference;
  private final ObjectProvider<CaseWork> kinds;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseRows(
      Access access,
      CaseByReference byReference,
      ObjectProvider<CaseWork> kinds,
      JdbcClient jdbc,
      Clock clock) {
    this.clock = clock;
    this.access = access;
    this.byReference = byReference;
    this.kinds = kinds;
    this.jdbc = jdbc;
  }

  /** A row of the list of cases. */
  public record CaseRow(
      String reference,
      String title,
      String school,
      String state,
      Severity severity,
      Instant openedAt,
      @Nullable String outcome) {}

  /**
   * The cases that this person may see, newest first.
   *
   * @param text part of the subject line or a reference; empty for all
   * @param state open, closed, joined or empty for all
   * @param before only those opened before this instant, for the next page
   */
  @Transactional(readOnly = true)
  public List<CaseRow> list(Me me, String text, String state, @Nullable Instant before, int most) {
    return list(me, text, state, before, "~", most);
  }

  /**
   * The same, going on after a row: several cases may have been opened at one instant.
   *
   * @param before when the last row of the page before was opened; null for the first page
   * @param after the reference of that row
   */
  @Transactional(readOnly = true)
  public List<CaseRow> list(
      Me me, String text, String state, @Nullable Instant before, String after, int most) {
    String reference = CaseReference.read(text).map(CaseReference::value).orElse("");
    return jdbc.sql(
            """
            select f.reference, f.title, f.school_id, f.state, f.severity, f.opened_at, f.outcome
            from case_file f
            where f.id in (select c.case_id from case_grant c
                where
            """
                + Access.SHOWN
                + """
            )
              and f.kind <> all(:unlisted)
              and (:state = '' or f.state = :state)
              and (:text = '' or f.reference = :reference or f.title ilike '%' || :text || '%')
              and (cast(:before as timestamptz) is null or f.opened_at < :before
                or (f.opened_at = :before and f.reference > :after))
            order by f.opened_at desc, f.reference limit :most
            """)
        .param("grantees", Access.array(Grantee.of(me)))
        .param("me", me.id())
        .param("now", Timestamp.from(clock.instant()))
        .param(
            "unlisted",
            kinds.stream()
                .filter(kind -> !kind.listed())
                .map(CaseWork::kind)
                .toArray(String[]::new))
        .param("state", state)
        .param("text", text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
        .param("reference", reference)
        .param("before", before == null ? null : Timestamp.from(before))
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new CaseRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Severity.of(row.getString(5)),
                    row.getTimestamp(6).toInstant(),
                    row.getString(7)))
        .list();
  }

  /** Open cases of the same school that may be of the same post, for whoever triages. */
  @Transactional(readOnly = true)
  public List<CaseRow> openBeside(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return list(me, "", "open", null, 50).stream()
        .filter(row -> row.school().equals(file.school()))
        .filter(row -> !row.reference().equals(file.reference()))
        .filter(row -> file.kind().equals(byReference.get(row.reference()).kind()))
        .toList();
  }
}
