package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.installation.PlannedOnce;
import org.chalkline.web.Answers;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the work list: what waits for a person, and everything they can do with it. Lists,
 * counts and filters read one table of our own with one indexed query that applies the access rule.
 */
@Service
public class Worklist {

  private final JdbcClient jdbc;
  private final Assignments assignments;
  private final WorkItems items;
  private final StepsOpen steps;
  private final Acknowledging acknowledging;
  private final Chasing chasing;
  private final Access access;
  private final CaseFiles files;
  private final CaseFileRepository repository;
  private final List<CaseWork> kinds;
  private final Workflows workflows;
  private final Forms forms;
  private final People people;
  private final Once once;
  private final Clock clock;

  Worklist(
      JdbcClient jdbc,
      Assignments assignments,
      WorkItems items,
      StepsOpen steps,
      Acknowledging acknowledging,
      Chasing chasing,
      Access access,
      CaseFiles files,
      CaseFileRepository repository,
      List<CaseWork> kinds,
      Workflows workflows,
      Forms forms,
      People people,
      Once once,
      Clock clock) {
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.items = items;
    this.steps = steps;
    this.acknowledging = acknowledging;
    this.chasing = chasing;
    this.access = access;
    this.files = files;
    this.repository = repository;
    this.kinds = kinds;
    this.workflows = workflows;
    this.forms = forms;
    this.people = people;
    this.once = once;
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
              - (select count(*) from case_wall w join work_offer o on o.case_id = w.case_id
                   and o.grantee = any(:grantees)
                 where w.person_id = :me and w.until is null)
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

  /** A step of a case with the case, for a person who may see it. */
  public record Work(CaseFile file, Assignment step, boolean mayDo) {}

  /**
   * The step of this id.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public Work find(Me me, String taskId) {
    Assignment step = assignments.find(taskId).orElseThrow(NoSuchThing::new);
    if (!access.maySee(me, step.caseId())) {
      throw new NoSuchThing();
    }
    CaseFile file = repository.findById(step.caseId()).orElseThrow();
    return new Work(file, step, step.open() && mayDo(me, step));
  }

  private boolean mayDo(Me me, Assignment step) {
    return jdbc.sql(
            "select exists (select 1 from work_offer where task_id = ? and grantee = any(?))")
        .param(step.taskId())
        .param(Access.array(Grantee.of(me)))
        .query(Boolean.class)
        .single();
  }

  /** An open task with its time. */
  public record OpenTask(String taskId, Instant due) {}

  /** The open task of a case that has one at a time; for modules that know whose it is. */
  @Transactional(readOnly = true)
  public Optional<OpenTask> openTask(String reference) {
    return jdbc.sql(
            "select task_id, due_at from work_item where reference = ? order by due_at limit 1")
        .param(reference)
        .query((row, n) -> new OpenTask(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }

  /** Until when the first open task of each of these cases may take, by reference. */
  @Transactional(readOnly = true)
  public Map<String, Instant> due(List<String> references) {
    Map<String, Instant> due = new TreeMap<>();
    jdbc.sql(
            "select reference, min(due_at) from work_item where reference = any(?) group by reference")
        .param(references.toArray(String[]::new))
        .query(
            row -> {
              due.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
    return due;
  }

  /** The page on which this step is done, where it has one of its own. */
  @Transactional(readOnly = true)
  public Optional<String> page(Me me, String taskId) {
    Work work = find(me, taskId);
    return kind(work.file()).page(work.file(), work.step());
  }

  /** All steps of a case, open and done, oldest first. */
  @Transactional(readOnly = true)
  public List<Assignment> ofCase(Me me, String reference) {
    return assignments.ofCase(access.require(me, reference).getId());
  }

  /** The step's form with the choices that depend on the case. */
  @Transactional(readOnly = true)
  public Map<String, List<Option>> options(CaseFile file, String step) {
    return kind(file).options(file, step);
  }

  /** What the step's form starts with. */
  @Transactional(readOnly = true)
  public Map<String, Object> given(CaseFile file, String step) {
    return kind(file).given(file, step);
  }

  /** Takes a step: others see that it is in hand. */
  @Transactional
  public void claim(Me me, String taskId) {
    Work work = mine(me, taskId);
    String holder = work.step().holder();
    if (holder != null && !holder.equals(me.id())) {
      throw new Refused(people.get(holder).name() + " has already taken this task.");
    }
    if (holder == null) {
      assignments.hold(taskId, me.id());
      acknowledging.taken(work.file(), work.step(), me.actor());
      again(work, me, "task.claimed", Map.of());
    }
  }

  /** Gives a step back. */
  @Transactional
  public void release(Me me, String taskId) {
    Work work = mine(me, taskId);
    if (me.id().equals(work.step().holder())) {
      assignments.handTo(taskId, null);
      acknowledging.givenBack(work.file(), work.step(), me.actor());
      again(work, me, "task.released", Map.of());
    }
  }

  /** Hands a step to another person of the school who is not outside the case. */
  @Transactional
  public void handOver(Me me, String taskId, String personId, String reason) {
    Work work = mine(me, taskId);
    if (steps.alone(work.file(), work.step())) {
      throw new Refused("Nobody else can do this task for you.");
    }
    Person to =
        handOverTo(me, taskId).stream()
            .filter(person -> person.id().equals(personId))
            .findFirst()
            .orElseThrow(() -> new InvalidInput("person", "Select who is to do it"));
    Said.required("reason", reason, "Enter why you hand it over");
    assignments.handTo(taskId, to.id());
    again(work, me, "task.handed-over", Map.of("person", to.id(), "reason", reason));
  }

  /** The same; a repeat under the same key changes nothing. */
  @Transactional
  public void handOver(Me me, String taskId, String personId, String reason, String key) {
    find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          handOver(me, taskId, personId, reason);
          return "handed-over";
        });
  }

  /**
   * To whom a step may be handed: people of the school with a role beyond staff, not outside the
   * case; nobody where it is for one person alone.
   */
  @Transactional(readOnly = true)
  public List<Person> handOverTo(Me me, String taskId) {
    Work work = find(me, taskId);
    if (steps.alone(work.file(), work.step())) {
      return List.of();
    }
    List<String> out = access.walledOut(work.file().getId());
    return people.at(work.file().school()).stream()
        .filter(person -> !person.id().equals(me.id()) && !out.contains(person.id()))
        .filter(
            person ->
                people.rolesOf(person.id()).stream()
                    .anyMatch(
                        held ->
                            held.school().equals(work.file().school())
                                && HANDED_TO.contains(held.role())))
        .toList();
  }

  private static final List<String> HANDED_TO =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "account-lead",
          "line-manager",
          "chair",
          "vice-chair",
          "dpo");

  /**
   * Asks for more time: the step is due later, with a reason on record, and its chase begins anew.
   *
   * @param due an instant after now
   */
  @Transactional
  public void moreTime(Me me, String taskId, Instant due, String reason) {
    Work work = mine(me, taskId);
    Instant now = clock.instant();
    if (!due.isAfter(now) || !due.isAfter(work.step().due())) {
      throw new InvalidInput("due", "The new time must be later than the time it is due now");
    }
    if (due.isAfter(now.plus(java.time.Duration.ofDays(90)))) {
      throw new InvalidInput("due", "The new time must be within 90 days");
    }
    Said.required("reason", reason, "Enter why more time is needed");
    Assignment step = work.step();
    var later =
        new org.chalkline.calendar.Deadline(
            due,
            now.plus(java.time.Duration.between(now, due).dividedBy(2)),
            now,
            "more time, by " + me.person().name() + ": " + reason,
            List.of());
    assignments.due(
        taskId, null, step.dueLimit(), later, steps.passesAt(work.file(), due, step.urgent()));
    chasing.again(step, later, me.actor());
    again(work, me, "task.more-time", Map.of("due", due.toString(), "reason", reason));
  }

  /** The same; a repeat under the same key changes nothing. */
  @Transactional
  public void moreTime(Me me, String taskId, Instant due, String reason, String key) {
    find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          moreTime(me, taskId, due, reason);
          return "more-time";
        });
  }

  /**
   * Completes a step with what its form took in. A repeat under the same key changes nothing.
   *
   * @throws Refused if somebody else was first, with their name
   * @throws InvalidInput if an answer is missing or wrong
   */
  @Transactional
  public void complete(Me me, String taskId, Answers answers, String key) {
    assignments.find(taskId).ifPresent(step -> access.lock(step.caseId()));
    find(me, taskId);
    once.run(
        me.actor(),
        key,
        () -> {
          Work work = mine(me, taskId);
          String holder = work.step().holder();
          if (holder != null && !holder.equals(me.id())) {
            throw new Refused(people.get(holder).name() + " has taken this task.");
          }
          if (!answers.errors().isEmpty()) {
            throw new InvalidInput(answers.errors());
          }
          Map<String, Object> decided =
              kind(work.file()).complete(work.file(), work.step(), answers, me.actor());
          assignments.close(taskId, clock.instant(), me.id(), "done", answers.values());
          Map<String, String> words = new TreeMap<>();
          words.put("task", work.step().name());
          answers
              .values()
              .forEach((field, value) -> words.put("answer." + field, String.valueOf(value)));
          files.record(work.file(), me.actor(), "task.completed", words);
          workflows.complete(taskId, decided, me.actor());
          return "done";
        });
  }

  /** The step, locked, for somebody to whom it is offered now. */
  private Work mine(Me me, String taskId) {
    assignments.find(taskId).ifPresent(step -> access.lock(step.caseId()));
    Assignment step = assignments.lock(taskId).orElseThrow(NoSuchThing::new);
    if (!access.maySee(me, step.caseId())) {
      throw new NoSuchThing();
    }
    if (!step.open()) {
      throw new Refused(
          step.closedBy() == null || people.find(step.closedBy()).isEmpty()
              ? "This task is no longer needed."
              : people.get(step.closedBy()).name() + " has already done this task.");
    }
    if (!mayDo(me, step)) {
      throw new Refused("This task is not offered to you.");
    }
    return new Work(repository.findById(step.caseId()).orElseThrow(), step, true);
  }

  private void again(Work work, Me me, String what, Map<String, String> words) {
    Assignment now = assignments.find(work.step().taskId()).orElseThrow();
    items.replace(work.file(), now, steps.route(work.file(), now));
    Map<String, String> all = new TreeMap<>(words);
    all.put("task", now.name());
    files.record(work.file(), me.actor(), what, all);
  }

  /** To whom the open steps of a case are offered, first owner first, by the step's id. */
  @Transactional(readOnly = true)
  public Map<String, List<String>> offers(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    Map<String, List<String>> offers = new TreeMap<>();
    jdbc.sql("select task_id, grantee from work_offer where case_id = ? order by task_id, position")
        .param(file.getId())
        .query(
            row -> {
              offers
                  .computeIfAbsent(row.getString(1), task -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return offers;
  }

  /** Whether some open step of the case is for an outside body, since nobody inside is left. */
  @Transactional(readOnly = true)
  public boolean outside(String caseId) {
    return jdbc.sql("select exists (select 1 from work_item where case_id = ? and outside)")
        .param(caseId)
        .query(Boolean.class)
        .single();
  }

  /**
   * The setting of the profile that gave a step its limit; empty where people agreed on the time,
   * or it opened before this was kept.
   */
  @Transactional(readOnly = true)
  public Optional<String> limitSetting(Assignment step) {
    return assignments.dueSetting(step.taskId());
  }

  /** Whether the safeguarding lead, or whoever stands in for them, has an open step of the case. */
  @Transactional(readOnly = true)
  public boolean withSafeguarding(String caseId) {
    return jdbc.sql(
            """
            select exists (select 1 from assignment a join work_item w on w.task_id = a.task_id
              where a.case_id = ? and a.owner = 'profile:safeguarding.lead'
                and a.closed_at is null and not w.outside)
            """)
        .param(caseId)
        .query(Boolean.class)
        .single();
  }

  /** The form of a step, as its definition. */
  public org.chalkline.web.FormDefinition form(Assignment step) {
    return forms.form(step.form());
  }

  /** What the module of this case offers. */
  public CaseWork kind(CaseFile file) {
    return kinds.stream()
        .filter(kind -> kind.kind().equals(file.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No module for " + file.kind()));
  }
}
