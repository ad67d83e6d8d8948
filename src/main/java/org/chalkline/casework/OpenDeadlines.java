package org.chalkline.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Counting;
import org.chalkline.calendar.Deadline;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.Recounting;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.engine.Alarms;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the deadlines of open work: what a change of school time would move, and moving it.
 *
 * <p>A limit is counted anew from where it was counted from. What is late stays late, unless the
 * change says otherwise. A time that people agreed on stays. Nothing becomes late by a change: what
 * would have been due already stays as it is.
 */
@Service
public class OpenDeadlines implements Recounting {

  private static final String TIME_UP = "Timer_TimeUp";

  private static final String OPEN =
      """
      select a.task_id, a.case_id, a.school_id, a.name, a.due_limit, a.due_at, a.passes_at,
        a.reasoning, a.urgent, a.agreed, a.chase, a.opened_at, f.reference, f.policy_edition
      from work_item i join assignment a on a.task_id = i.task_id
        join case_file f on f.id = a.case_id
      where i.school_id = :school and a.closed_at is null
      order by a.due_at, a.task_id
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Assignments assignments;
  private final Workflows workflows;
  private final Alarms alarms;
  private final Chasing chasing;
  private final Policies policies;
  private final Audit audit;
  private final Clock clock;

  OpenDeadlines(
      JdbcClient jdbc,
      ObjectMapper json,
      Assignments assignments,
      Workflows workflows,
      Alarms alarms,
      Chasing chasing,
      Policies policies,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.assignments = assignments;
    this.workflows = workflows;
    this.alarms = alarms;
    this.chasing = chasing;
    this.policies = policies;
    this.audit = audit;
    this.clock = clock;
  }

  /** A deadline that a change moves, or leaves where it is although it speaks of its days. */
  public record Move(String taskId, String task, String reference, Instant before, Instant after) {}

  /**
   * What a change would move, as one person may know it.
   *
   * @param moves of cases that they may see, by the time they are due now
   * @param agreed times agreed by people, of cases that they may see, that would then lie on a day
   *     that does not count; they stay
   * @param others how many deadlines would move of cases that are not theirs to see; cases that a
   *     wall keeps from them are not in it
   */
  public record Moves(List<Move> moves, List<Move> agreed, int others) {}

  private record Open(
      String taskId,
      String caseId,
      String school,
      String task,
      String limit,
      Instant due,
      Instant passesAt,
      Deadline deadline,
      boolean urgent,
      boolean agreed,
      @Nullable String chase,
      Instant openedAt,
      String reference,
      String edition) {}

  /** An open deadline as it would be: {@code moved} if its instant differs. */
  private record Counted(
      Open open, Deadline deadline, Instant passesAt, boolean moved, boolean anew) {}

  /** What would move at a school if its time were counted so. */
  @Transactional(readOnly = true)
  public Moves wouldMove(Me me, String school, Counting counting, boolean lateToo) {
    List<Open> open = open(school);
    Set<String> mine = new HashSet<>(cases(me, SEEN));
    Set<String> kept = new HashSet<>(cases(me, WALLED));
    List<Move> moves = new ArrayList<>();
    List<Move> agreed = new ArrayList<>();
    int others = 0;
    for (Open each : open) {
      if (kept.contains(each.caseId())) {
        continue;
      }
      Counted counted = count(each, counting, lateToo);
      if (counted.moved() && mine.contains(each.caseId())) {
        moves.add(move(each, counted.deadline().due()));
      } else if (counted.moved()) {
        others++;
      } else if (each.agreed() && mine.contains(each.caseId()) && offDay(each, counting)) {
        agreed.add(move(each, each.due()));
      }
    }
    return new Moves(moves, agreed, others);
  }

  private boolean offDay(Open each, Counting counting) {
    return each.due().isAfter(clock.instant())
        && !counting.working(each.due().atZone(SchoolTime.LONDON).toLocalDate());
  }

  private static Move move(Open open, Instant after) {
    return new Move(open.taskId(), open.task(), open.reference(), open.due(), after);
  }

  private static final String SEEN =
      """
      select distinct c.case_id from case_grant c where
      """
          + Access.SHOWN;

  private static final String WALLED =
      "select case_id from case_wall where person_id = :me and until is null";

  private List<String> cases(Me me, String sql) {
    return jdbc.sql(sql)
        .param("me", me.id())
        .param("grantees", Access.array(Grantee.of(me)))
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .list();
  }

  @Override
  @Transactional
  public int recount(
      String school,
      Counting counting,
      Actor actor,
      String why,
      boolean lateToo,
      @Nullable Instant openedSince) {
    hold(school);
    List<Counted> all =
        open(school).stream()
            .filter(
                it ->
                    openedSince == null
                        || !it.openedAt().isBefore(openedSince)
                        || !it.deadline().from().isBefore(openedSince))
            .map(it -> count(it, counting, lateToo))
            .filter(it -> it.moved() || !same(it))
            .toList();
    write(all);
    workflows.putTimers(begun(all));
    alarms.moveAll(waiting(all));
    all.stream().filter(Counted::anew).forEach(it -> chaseAnew(it, actor));
    List<Counted> moved = all.stream().filter(Counted::moved).toList();
    moved.forEach(
        it ->
            audit.record(
                Entry.ofCase(
                    it.open().caseId(),
                    it.open().school(),
                    actor,
                    "task.deadline-moved",
                    Map.of(
                        "task", it.open().task(),
                        "before", it.open().due().toString(),
                        "due", it.deadline().due().toString(),
                        "why", why))));
    return moved.size();
  }

  /** Every change of a case begins by holding it: from here on nobody is in the middle of one. */
  private void hold(String school) {
    jdbc.sql(
            """
            select id from case_file
            where id in (select case_id from work_item where school_id = ?)
            order by reference for no key update
            """)
        .param(school)
        .query(String.class)
        .list();
  }

  private List<Open> open(String school) {
    return jdbc.sql(OPEN).param("school", school).query((row, n) -> open(row)).list();
  }

  private Counted count(Open it, Counting counting, boolean lateToo) {
    Instant now = clock.instant();
    boolean late = !it.due().isAfter(now);
    if (late && (!lateToo || it.agreed())) {
      return new Counted(it, it.deadline(), it.passesAt(), false, false);
    }
    Deadline counted =
        it.agreed()
            ? it.deadline()
            : counting.deadline(Limit.parse(it.limit()), it.deadline().from());
    if (!it.agreed() && !counted.due().isAfter(now)) {
      return new Counted(it, it.deadline(), it.passesAt(), false, false);
    }
    boolean moved = differ(counted.due(), it.due());
    return new Counted(it, counted, passesAt(it, counted.due(), counting), moved, late && moved);
  }

  private Instant passesAt(Open it, Instant due, Counting counting) {
    if (it.urgent()) {
      return due;
    }
    String limit = policies.edition(it.edition()).text("work.pass_limit");
    return counting.deadline(Limit.parse(limit), due).due();
  }

  private static boolean same(Counted it) {
    return it.deadline().equals(it.open().deadline())
        && !differ(it.passesAt(), it.open().passesAt());
  }

  /** The database keeps microseconds, the reasoning more. */
  private static boolean differ(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(Duration.ofMillis(1)) > 0;
  }

  private void write(List<Counted> all) {
    if (all.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            with counted as (
              select * from unnest(:tasks, :dues, :halfways, :passes, :reasonings)
                as c(task_id, due_at, halfway_at, passes_at, reasoning)),
            assigned as (
              update assignment a set due_at = c.due_at, halfway_at = c.halfway_at,
                passes_at = c.passes_at, reasoning = c.reasoning::jsonb
              from counted c where a.task_id = c.task_id),
            listed as (
              update work_item i set due_at = c.due_at from counted c
              where i.task_id = c.task_id and i.due_at <> c.due_at)
            update work_offer o set due_at = c.due_at from counted c
            where o.task_id = c.task_id and o.due_at <> c.due_at
            """)
        .param("tasks", texts(all, it -> it.open().taskId()))
        .param("dues", times(all, it -> it.deadline().due()))
        .param("halfways", times(all, it -> it.deadline().halfway()))
        .param("passes", times(all, Counted::passesAt))
        .param("reasonings", texts(all, it -> text(it.deadline())))
        .update();
  }

  /** The chases that have begun wait for the time that it is due. */
  private static Map<String, Map<String, Instant>> begun(List<Counted> all) {
    Map<String, Map<String, Instant>> instants = new HashMap<>();
    for (Counted it : all) {
      if (it.open().chase() != null && it.moved() && !it.anew()) {
        instants.put(it.open().chase(), Map.of(TIME_UP, it.deadline().due()));
      }
    }
    return instants;
  }

  /** The others wait for half of the time. */
  private static Map<String, Instant> waiting(List<Counted> all) {
    Map<String, Instant> instants = new HashMap<>();
    for (Counted it : all) {
      if (it.open().chase() == null && !it.anew()) {
        instants.put(it.open().taskId(), it.deadline().halfway());
      }
    }
    return instants;
  }

  /** What was late and has time again is chased as at first. */
  private void chaseAnew(Counted it, Actor actor) {
    chasing.again(assignments.find(it.open().taskId()).orElseThrow(), it.deadline(), actor);
  }

  private static String[] texts(List<Counted> all, Function<Counted, String> of) {
    return all.stream().map(of).toArray(String[]::new);
  }

  private static Timestamp[] times(List<Counted> all, Function<Counted, Instant> of) {
    return all.stream().map(of).map(Timestamp::from).toArray(Timestamp[]::new);
  }

  private Open open(ResultSet row) throws SQLException {
    try {
      return new Open(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getTimestamp(6).toInstant(),
          row.getTimestamp(7).toInstant(),
          Objects.requireNonNull(json.readValue(row.getString(8), Deadline.class)),
          row.getBoolean(9),
          row.getBoolean(10),
          row.getString(11),
          row.getTimestamp(12).toInstant(),
          row.getString(13),
          row.getString(14));
    } catch (JsonProcessingException e) {
      throw new SQLException("A deadline that cannot be read", e);
    }
  }

  private String text(Deadline deadline) {
    try {
      return json.writeValueAsString(deadline);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
