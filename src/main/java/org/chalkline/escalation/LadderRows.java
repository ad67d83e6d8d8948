package org.chalkline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of steps with parents, but for answers and measures. */
@Component
class LadderRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  LadderRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Where the steps with one parent stand.
   *
   * @param parent as a letter names them; empty until somebody has said who it is
   * @param policeNext what is asked of the police next: {@code profile}, {@code elsewhere} where
   *     the case that handed over asks, {@code judgement}, {@code held} or {@code none}
   * @param taken the last rung taken, {@code none} at first
   * @param chosen the rung that two people chose out of order; empty for the table's own order
   * @param refusedAt since when the parent has refused, if they have
   */
  record Ladder(
      String caseId,
      String school,
      String parent,
      @Nullable String outsider,
      String email,
      String address,
      String telephone,
      String policeNext,
      boolean contactHeld,
      String taken,
      String chosen,
      @Nullable Instant removalDue,
      @Nullable Instant quietUntil,
      @Nullable Instant refusedAt,
      String refusedWhy,
      @Nullable Instant removedAt,
      String complaint,
      @Nullable Instant measuresAt) {

    /** Whether somebody has said who the parent is. */
    boolean known() {
      return !parent.isEmpty();
    }
  }

  /**
   * A post that the steps are about.
   *
   * @param source the case in which it was dealt with, if one
   * @param takenUpAt when the ladder took it into account; null until then
   */
  record Post(
      String id,
      @Nullable String source,
      Matter matter,
      Instant addedAt,
      @Nullable Instant takenUpAt) {}

  void add(CaseFile file, String policeNext) {
    jdbc.sql("insert into escalation (case_id, school_id, police_next) values (?, ?, ?)")
        .params(file.getId(), file.school(), policeNext)
        .update();
  }

  Optional<Ladder> find(String caseId) {
    return jdbc.sql("select * from escalation where case_id = ?")
        .param(caseId)
        .query(LadderRows::ladder)
        .optional();
  }

  Ladder get(String caseId) {
    return find(caseId).orElseThrow();
  }

  /** The case of steps with this outsider at this school that was begun last. */
  Optional<String> withOutsider(String school, String outsider) {
    return jdbc.sql(
            """
            select e.case_id from escalation e join case_file f on f.id = e.case_id
            where e.school_id = ? and e.outsider_id = ? and f.outcome is distinct from 'joined'
            order by f.opened_at desc limit 1
            """)
        .params(school, outsider)
        .query(String.class)
        .optional();
  }

  /** The cases of steps that a case was handed over to. */
  List<String> from(String sourceCaseId) {
    return jdbc.sql("select distinct case_id from escalation_post where source_case_id = ?")
        .param(sourceCaseId)
        .query(String.class)
        .list();
  }

  /** The cases that handed over to these steps. */
  List<String> sources(String caseId) {
    return jdbc.sql(
            """
            select distinct source_case_id from escalation_post
            where case_id = ? and source_case_id is not null
            """)
        .param(caseId)
        .query(String.class)
        .list();
  }

  void say(
      String caseId,
      String parent,
      @Nullable String outsider,
      String email,
      String address,
      String telephone) {
    jdbc.sql(
            """
            update escalation set parent = ?, outsider_id = ?, email = ?, address = ?, telephone = ?
            where case_id = ?
            """)
        .params(parent, outsider, email, address, telephone, caseId)
        .update();
  }

  void outsider(String caseId, String outsider) {
    set(caseId, "outsider_id", outsider);
  }

  void policeNext(String caseId, String next) {
    set(caseId, "police_next", next);
  }

  void held(String caseId, boolean held) {
    jdbc.sql("update escalation set contact_held = ? where case_id = ?")
        .params(held, caseId)
        .update();
  }

  /** A rung is taken, after all that were before; what was chosen out of order is used up. */
  void taken(CaseFile file, String rung, boolean meetToo, List<String> rules) {
    jdbc.sql("update escalation set taken = ?, chosen = '' where case_id = ?")
        .params(rung, file.getId())
        .update();
    jdbc.sql(
            """
            insert into escalation_rung (id, case_id, school_id, rung, meet_too, rules, at)
            values (?, ?, ?, ?, ?, ?, greatest(?, (
              select max(at) + interval '1 microsecond' from escalation_rung where case_id = ?)))
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            rung,
            meetToo,
            rules.toArray(String[]::new),
            now(),
            file.getId())
        .update();
  }

  /** Whether the rung that was taken last asks for a meeting as well. */
  boolean meetToo(String caseId) {
    return jdbc.sql(
            "select meet_too from escalation_rung where case_id = ? order by at desc, id limit 1")
        .param(caseId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** The rungs taken so far, first to last. */
  List<String> rungs(String caseId) {
    return jdbc.sql("select rung from escalation_rung where case_id = ? order by at, id")
        .param(caseId)
        .query(String.class)
        .list();
  }

  void choose(String caseId, String rung) {
    set(caseId, "chosen", rung);
  }

  void removalDue(String caseId, @Nullable Instant due) {
    set(caseId, "removal_due", stamp(due));
  }

  void quietUntil(String caseId, Instant until) {
    jdbc.sql("update escalation set quiet_until = ?, removal_due = null where case_id = ?")
        .params(stamp(until), caseId)
        .update();
  }

  void refused(String caseId, String why) {
    jdbc.sql(
            """
            update escalation set refused_at = coalesce(refused_at, ?), refused_why = ?
            where case_id = ?
            """)
        .params(now(), why, caseId)
        .update();
  }

  /** The post is gone; a refusal that went before is over with it. */
  void removed(String caseId) {
    jdbc.sql(
            """
            update escalation set removed_at = ?, removal_due = null, refused_at = null,
              refused_why = '' where case_id = ?
            """)
        .params(now(), caseId)
        .update();
    jdbc.sql("update escalation_post set gone_at = ? where case_id = ? and gone_at is null")
        .params(now(), caseId)
        .update();
  }

  void complaint(String caseId, String reference) {
    set(caseId, "complaint", reference);
  }

  void measuresDecided(String caseId) {
    set(caseId, "measures_at", now());
  }

  private void set(String caseId, String column, @Nullable Object value) {
    jdbc.sql("update escalation set " + column + " = ? where case_id = ?")
        .params(value, caseId)
        .update();
  }

  void addPost(CaseFile file, @Nullable String source, Matter it) {
    jdbc.sql(
            """
            insert into escalation_post (id, case_id, school_id, source_case_id, platform, place,
              own_forum, link, said, posted_at, seen_at, kinds, danger, child_touched,
              thought_illegal, added_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            source,
            it.platform(),
            it.place(),
            it.ownForum(),
            it.link(),
            it.said(),
            stamp(it.postedAt()),
            stamp(it.seenAt()),
            it.kinds().toArray(String[]::new),
            it.danger(),
            it.childTouched(),
            it.thoughtIllegal(),
            now())
        .update();
  }

  /** The posts of a case, first to last. */
  List<Post> posts(String caseId) {
    return jdbc.sql(
            """
            select * from escalation_post where case_id = ? order by added_at, id
            """)
        .param(caseId)
        .query(LadderRows::post)
        .list();
  }

  void postsTakenUp(String caseId) {
    jdbc.sql("update escalation_post set taken_up_at = ? where case_id = ? and taken_up_at is null")
        .params(now(), caseId)
        .update();
  }

  /** Moves the posts of one case of steps to another: it is the same parent. */
  void movePosts(String fromCase, String toCase) {
    jdbc.sql("update escalation_post set case_id = ?, taken_up_at = null where case_id = ?")
        .params(toCase, fromCase)
        .update();
  }

  void share(CaseFile file, List<String> evidence) {
    jdbc.sql("delete from escalation_shared where case_id = ?").param(file.getId()).update();
    evidence.forEach(
        id ->
            jdbc.sql(
                    """
                    insert into escalation_shared (case_id, school_id, evidence_id) values (?, ?, ?)
                    on conflict do nothing
                    """)
                .params(file.getId(), file.school(), id)
                .update());
  }

  /** The ids of the evidence that the parent is shown. */
  List<String> shared(String caseId) {
    return jdbc.sql("select evidence_id from escalation_shared where case_id = ? order by 1")
        .param(caseId)
        .query(String.class)
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static @Nullable Timestamp stamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static Ladder ladder(ResultSet row, int n) throws SQLException {
    return new Ladder(
        row.getString("case_id"),
        row.getString("school_id"),
        row.getString("parent"),
        row.getString("outsider_id"),
        row.getString("email"),
        row.getString("address"),
        row.getString("telephone"),
        row.getString("police_next"),
        row.getBoolean("contact_held"),
        row.getString("taken"),
        row.getString("chosen"),
        instant(row, "removal_due"),
        instant(row, "quiet_until"),
        instant(row, "refused_at"),
        row.getString("refused_why"),
        instant(row, "removed_at"),
        row.getString("complaint"),
        instant(row, "measures_at"));
  }

  private static Post post(ResultSet row, int n) throws SQLException {
    return new Post(
        row.getString("id"),
        row.getString("source_case_id"),
        new Matter(
            row.getString("platform"),
            row.getString("place"),
            row.getBoolean("own_forum"),
            row.getString("link"),
            row.getString("said"),
            instant(row, "posted_at"),
            row.getTimestamp("seen_at").toInstant(),
            List.of((String[]) row.getArray("kinds").getArray()),
            row.getBoolean("danger"),
            row.getBoolean("child_touched"),
            row.getBoolean("thought_illegal"),
            false),
        row.getTimestamp("added_at").toInstant(),
        instant(row, "taken_up_at"));
  }
}
