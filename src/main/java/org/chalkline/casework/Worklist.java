package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chalkline.identity.Me;
import org.chalkline.installation.PlannedOnce;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the work list: what waits for a person. Lists, counts and filters read one table of
 * our own with one indexed query that applies the access rule.
 */
@Service
public class Worklist {

  private final JdbcClient jdbc;
  private final Clock clock;

  Worklist(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A row of the task list. */
  public record WorkRow(
      String taskId,
      String reference,
      String title,
      String school,
      String process,
      String step,
      String name,
      Severity severity,
      Instant due,
      Instant openedAt,
      @Nullable String holder) {}

  /**
   * What to show of the list.
   *
   * @param school only this school; null for all
   * @param severity only this severity; null for all
   * @param process only this process; null for all
   * @param holding {@code mine}, {@code free} or {@code all}
   * @param late only what is late
   * @param order {@code due} or {@code severity}
   * @param after the key of the last row of the page before; null for the first page
   * @param most rows to a page
   */
  public record Query(
      @Nullable String school,
      @Nullable String severity,
      @Nullable String process,
      String holding,
      boolean late,
      String order,
      @Nullable After after,
      int most) {

    /** Everything, by due time, from the start. */
    public static Query first(int most) {
      return new Query(null, null, null, "all", false, "due", null, most);
    }

    boolean unfiltered() {
      return school == null
          && severity == null
          && process == null
          && holding.equals("all")
          && !late;
    }
  }

  /** The key of a row, from which the next page goes on. */
  public record After(int rank, Instant due, String taskId) {

    /** As text for a link; to the microsecond, as the database keeps it. */
    public String text() {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, due);
      return rank + "." + micros + "." + taskId;
    }

    /** From the text of a link; empty if it is none. */
    public static Optional<After> read(@Nullable String text) {
      try {
        String[] parts = text == null ? new String[0] : text.split("\\.", 3);
        return parts.length == 3
            ? Optional.of(
                new After(
                    Integer.parseInt(parts[0]),
                    Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
                    parts[2]))
            : Optional.empty();
      } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * A page of the list.
   *
   * @param total how many rows there are in all under this query
   * @param next the key for the next page; null on the last
   */
  public record Page(List<WorkRow> rows, long total, @Nullable After next) {}

  private static final String ROWS =
      """
      select i.task_id, i.reference, i.title, i.school_id, i.process, i.step, i.name, i.severity,
        i.due_at, i.opened_at, i.holder, i.severity_rank %s
      from (
        select distinct x.task_id, x.due_at, x.severity_rank from unnest(:grantees) as g(grantee)
        cross join lateral (
          select c.task_id, c.due_at, c.severity_rank from work_offer c %s
          where c.grantee = g.grantee and
      """
          + Access.NOT_WALLED
          + """
           %s
          order by %s limit %s) x
        order by %s limit %s) y
      join work_item i using (task_id)
      order by %s
      """;

  private static final String FILTER =
      """
       and (cast(:school as text) is null or i2.school_id = :school)
       and (cast(:severity as text) is null or i2.severity = :severity)
       and (cast(:process as text) is null or i2.process = :process)
       and (:holding = 'all' or (:holding = 'mine' and i2.holder = :me)
         or (:holding = 'free' and i2.holder is null))
       and (not :late or i2.due_at < :now)
      """;

  private static final String JOINED = "join work_item i2 using (task_id)";

  /** What waits for this person, one page. */
  @PlannedOnce
  public Page list(Me me, Query query) {
    boolean bySeverity = query.order().equals("severity");
    After after = query.after();
    String keyset =
        after == null
            ? ""
            : bySeverity
                ? " and (-c.severity_rank, c.due_at, c.task_id) > (-:rank, :due, :task)"
                : " and (c.due_at, c.task_id) > (:due, :task)";
    String order = bySeverity ? "%sseverity_rank desc, %sdue_at, %stask_id" : "%sdue_at, %stask_id";
    // How few rows are wanted stands in the statement: the plan that is kept must know it.
    int most = query.most() + 1;
    String sql =
        ROWS.formatted(
            query.unfiltered() ? ", (" + TOTAL + ")" : "",
            query.unfiltered() ? "" : JOINED,
            keyset + (query.unfiltered() ? "" : FILTER),
            order.replace("%s", "c."),
            most,
            order.replace("%s", "x."),
            most,
            order.replace("%s", "i."));
    var statement =
        jdbc.sql(sql).param("grantees", Access.array(Grantee.of(me))).param("me", me.id());
    if (after != null) {
      statement = statement.param("due", Timestamp.from(after.due())).param("task", after.taskId());
      if (bySeverity) {
        statement = statement.param("rank", after.rank());
      }
    }
    if (!query.unfiltered()) {
      statement = filtered(statement, query);
    }
    long[] total = {0};
    List<WorkRow> rows =
        new ArrayList<>(
            statement
                .query(
                    (row, n) -> {
                      total[0] = query.unfiltered() ? row.getLong(13) : 0;
                      return workRow(row);
                    })
                .list());
    After next = null;
    if (rows.size() > query.most()) {
      rows.remove(rows.size() - 1);
      WorkRow last = rows.get(rows.size() - 1);
      next = new After(last.severity().rank(), last.due(), last.taskId());
    }
    long all = !query.unfiltered() ? count(me, query) : rows.isEmpty() ? total(me) : total[0];
    return new Page(rows, all, next);
  }

  private JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec statement, Query query) {
    return statement
        .param("school", query.school())
        .param("severity", query.severity())
        .param("process", query.process())
        .param("holding", query.holding())
        .param("late", query.late())
        .param("now", Timestamp.from(clock.instant()));
  }

  private static WorkRow workRow(java.sql.ResultSet row) throws java.sql.SQLException {
    return new WorkRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Severity.of(row.getString(8)),
        row.getTimestamp(9).toInstant(),
        row.getTimestamp(10).toInstant(),
        row.getString(11));
  }

  /**
   * How many steps wait for this person: the tallies of what they are, less what walls keep from
   * them, less what is offered to them twice. No counting of rows that grows with the list.
   */
  @Transactional(readOnly = true)
  public long total(Me me) {
    return jdbc.sql(TOTAL)
        .param("grantees", Access.array(Grantee.of(me)))
        .param("me", me.id())
        .query(Long.class)
        .single();
  }

  private static final String TOTAL =
      """
            select
              (select coalesce(sum(n), 0) from work_tally where grantee = any(:grantees))
              - (select count(*) from (select distinct w.case_id from case_wall w
                     where w.person_id = :me and w.until is null) w
                   join work_offer o on o.case_id = w.case_id and o.grantee = any(:grantees))
              - (select count(*) from work_offer o where o.grantee = any(:grantees) and o.position > 0
                 and exists (select 1 from work_offer p where p.task_id = o.task_id
                   and p.position < o.position and p.grantee = any(:grantees))
                 and not exists (select 1 from case_wall w where w.case_id = o.case_id
                   and w.person_id = :me and w.until is null))
            """;

  private long count(Me me, Query query) {
    return filtered(
            jdbc.sql(
                    "select count(distinct c.task_id) from work_offer c "
                        + JOINED
                        + " where c.grantee = any(:grantees) and "
                        + Access.NOT_WALLED
                        + FILTER)
                .param("grantees", Access.array(Grantee.of(me)))
                .param("me", me.id()),
            query)
        .query(Long.class)
        .single();
  }
}
