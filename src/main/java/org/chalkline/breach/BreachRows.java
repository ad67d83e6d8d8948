package org.chalkline.breach;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of alleged breaches. */
@Component
class BreachRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  BreachRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is alleged, as it came in. */
  record Alleged(
      @Nullable String otherSchool,
      @Nullable String reportedBy,
      boolean nameWithheld,
      String said,
      String platform,
      String place,
      @Nullable String link,
      @Nullable Instant postedAt,
      Instant seenAt,
      String accused,
      @Nullable String accusedId,
      String role,
      boolean childHarmed,
      boolean dataBroken,
      boolean illegal,
      boolean sexualApproach) {}

  /**
   * An alleged breach, as far as it has come.
   *
   * @param listed whether it stands in the register
   * @param assessment how it was assessed; empty until then
   * @param authorityFirst whether nobody is asked anything until the designated officer advises
   * @param investigator who investigates; null while nobody is appointed
   * @param pausedSeconds how long it has been paused in all, without a pause that lasts
   */
  record Breach(
      String caseId,
      String school,
      Alleged alleged,
      @Nullable Instant withdrawnAt,
      @Nullable Instant leftAt,
      boolean aboutChild,
      Instant enteredAt,
      boolean listed,
      String assessment,
      @Nullable Instant assessedAt,
      String reason,
      String scope,
      boolean authorityFirst,
      @Nullable Instant authorityHeardAt,
      @Nullable Instant policeToldAt,
      @Nullable Instant dataToldAt,
      @Nullable String investigator,
      String plan,
      String hear,
      String kept,
      @Nullable Instant plannedAt,
      @Nullable Instant pausedAt,
      String pausedWhy,
      long pausedSeconds,
      @Nullable Instant foundAt,
      List<String> outcomes,
      @Nullable Instant decidedAt,
      boolean procedureOpened,
      boolean procedureCertain,
      String procedureOutcome,
      @Nullable Instant appealUntil,
      String appealWords,
      String appealResult) {

    String accused() {
      return alleged.accused();
    }

    String role() {
      return alleged.role();
    }
  }

  void add(CaseFile file, Alleged it, boolean listed) {
    jdbc.sql(
            """
            insert into breach (case_id, school_id, other_school, reported_by, name_withheld, said,
              platform, place, link, posted_at, seen_at, accused, accused_id, role, child_harmed,
              data_broken, illegal, sexual_approach, entered_at, listed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            file.getId(),
            file.school(),
            it.otherSchool(),
            it.reportedBy(),
            it.nameWithheld(),
            it.said(),
            it.platform(),
            it.place(),
            it.link(),
            at(it.postedAt()),
            at(it.seenAt()),
            it.accused(),
            it.accusedId(),
            it.role(),
            it.childHarmed(),
            it.dataBroken(),
            it.illegal(),
            it.sexualApproach(),
            now(),
            listed)
        .update();
  }

  Breach get(String caseId) {
    return jdbc.sql("select * from breach where case_id = ?")
        .param(caseId)
        .query(BreachReading::breach)
        .single();
  }

  /** The breaches of these schools that stand in the register, the latest first. */
  List<Breach> listed(List<String> schools) {
    return jdbc.sql(
            "select * from breach where listed and school_id = any(?) order by entered_at desc")
        .param(schools.toArray(String[]::new))
        .query(BreachReading::breach)
        .list();
  }

  void assessed(
      String caseId,
      String assessment,
      String reason,
      String scope,
      String accused,
      @Nullable String accusedId,
      String role,
      boolean aboutChild) {
    jdbc.sql(
            """
            update breach set assessment = ?, reason = ?, scope = ?, accused = ?, accused_id = ?,
              role = ?, about_child = ?, assessed_at = ? where case_id = ?
            """)
        .params(assessment, reason, scope, accused, accusedId, role, aboutChild, now(), caseId)
        .update();
  }

  /** A case under investigation stands in the register. */
  void list(String caseId) {
    set(caseId, "listed = true");
  }

  /** It is learnt now that a child may have been harmed, unless that was known before. */
  void childHarmed(String caseId) {
    stamp(
        caseId,
        "child_harmed = true, about_child = true, harm_known_at = coalesce(harm_known_at, ?)");
  }

  /** What came in shows that a child may have been harmed: it was known since then. */
  void harmReported(String caseId) {
    set(
        caseId,
        "child_harmed = true, about_child = true, harm_known_at = coalesce(harm_known_at, entered_at)");
  }

  /** Since when the school has known that a child may have been harmed; empty if it does not. */
  Optional<Instant> harmKnown(String caseId) {
    return jdbc.sql("select harm_known_at from breach where case_id = ? and child_harmed")
        .param(caseId)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .optional()
        .flatMap(known -> known);
  }

  /** Nobody who works with children has harmed one, as far as is known. */
  void noChildHarmed(String caseId) {
    set(caseId, "child_harmed = false, harm_known_at = null");
  }

  void illegal(String caseId) {
    set(caseId, "illegal = true");
  }

  void sexualApproach(String caseId) {
    set(caseId, "sexual_approach = true");
  }

  void dataBroken(String caseId) {
    set(caseId, "data_broken = true");
  }

  void authorityFirst(String caseId) {
    set(caseId, "authority_first = true");
  }

  void authorityHeard(String caseId) {
    stamp(caseId, "authority_first = false, authority_heard_at = ?");
  }

  void policeTold(String caseId) {
    stamp(caseId, "police_told_at = ?");
  }

  void dataTold(String caseId) {
    stamp(caseId, "data_told_at = ?");
  }

  void withdrawn(String caseId) {
    stamp(caseId, "withdrawn_at = ?");
  }

  void left(String caseId) {
    stamp(caseId, "role = 'former-staff', left_at = ?");
  }

  void investigator(String caseId, @Nullable String person) {
    jdbc.sql("update breach set investigator = ? where case_id = ?")
        .params(person, caseId)
        .update();
  }

  void planned(String caseId, String plan, String hear, String kept) {
    jdbc.sql("update breach set plan = ?, hear = ?, kept = ?, planned_at = ? where case_id = ?")
        .params(plan, hear, kept, now(), caseId)
        .update();
  }

  void paused(String caseId, String why) {
    jdbc.sql("update breach set paused_at = ?, paused_why = ? where case_id = ?")
        .params(now(), why, caseId)
        .update();
  }

  void goesOn(String caseId) {
    jdbc.sql(
            """
            update breach set paused_at = null,
              paused_seconds = paused_seconds + extract(epoch from ? - paused_at)::bigint
            where case_id = ? and paused_at is not null
            """)
        .params(now(), caseId)
        .update();
  }

  void found(String caseId) {
    stamp(caseId, "found_at = ?");
  }

  void procedure(String caseId, boolean certain) {
    jdbc.sql(
            """
            update breach set procedure_opened = true,
              procedure_certain = procedure_certain or ? where case_id = ?
            """)
        .params(certain, caseId)
        .update();
  }

  void procedureOutcome(String caseId, String words) {
    jdbc.sql("update breach set procedure_outcome = ? where case_id = ?")
        .params(words, caseId)
        .update();
  }

  void decided(String caseId, List<String> outcomes) {
    jdbc.sql("update breach set outcomes = ?, decided_at = ? where case_id = ?")
        .params(outcomes.toArray(String[]::new), now(), caseId)
        .update();
  }

  void appealUntil(String caseId, Instant until) {
    jdbc.sql("update breach set appeal_until = ? where case_id = ?")
        .params(at(until), caseId)
        .update();
  }

  void appealed(String caseId, String words) {
    jdbc.sql("update breach set appeal_words = ? where case_id = ?").params(words, caseId).update();
  }

  void appealDecided(String caseId, String result, List<String> outcomes) {
    jdbc.sql("update breach set appeal_result = ?, outcomes = ? where case_id = ?")
        .params(result, outcomes.toArray(String[]::new), caseId)
        .update();
  }

  private void set(String caseId, String what) {
    jdbc.sql("update breach set " + what + " where case_id = ?").param(caseId).update();
  }

  private void stamp(String caseId, String what) {
    jdbc.sql("update breach set " + what + " where case_id = ?").params(now(), caseId).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static @Nullable Timestamp at(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
