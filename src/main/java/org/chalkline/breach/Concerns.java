package org.chalkline.breach;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to low-level concerns: kept with the person they are about, read by the headteacher and
 * the safeguarding lead, so that several are seen together.
 */
@Service
public class Concerns {

  private static final List<String> READERS = List.of("headteacher", "dsl");

  private final Access access;
  private final Policies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  Concerns(Access access, Policies policies, JdbcClient jdbc, Clock clock) {
    this.access = access;
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A concern.
   *
   * @param together how many about the same person the register holds, of cases that the reader is
   *     not outside
   */
  public record Concern(
      String caseId,
      String name,
      String words,
      Instant at,
      @Nullable Instant seenAt,
      int together) {}

  void keep(CaseFile file, Breach it) {
    jdbc.sql(
            """
            insert into low_level_concern (id, case_id, school_id, person_id, name, words, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            it.alleged().accusedId(),
            it.accused(),
            it.alleged().said(),
            Timestamp.from(clock.instant()))
        .update();
  }

  void seen(CaseFile file, Actor by) {
    jdbc.sql("update low_level_concern set seen_by = ?, seen_at = ? where case_id = ?")
        .params(by.id(), Timestamp.from(clock.instant()), file.getId())
        .update();
  }

  /**
   * The concerns about the same person within twelve months, this case's among them, without those
   * of cases that the reader is outside.
   */
  List<Concern> together(Me me, CaseFile file) {
    return rows(
        me,
        """
        where (c.person_id is not null and c.person_id in
            (select person_id from low_level_concern where case_id = :case)
          or c.person_id is null and lower(c.name) in
            (select lower(name) from low_level_concern where case_id = :case and person_id is null))
          and c.school_id = :school and c.at > :since
        """,
        file.getId(),
        file.school());
  }

  /** Whether that many show a pattern, as the profile counts and this reader may know. */
  boolean pattern(Me me, CaseFile file) {
    return together(me, file).size()
        >= policies.edition(file.policyEdition()).number("breach.concern_pattern");
  }

  /** Whether this person reads the register of low-level concerns anywhere. */
  public boolean mayRead(Me me) {
    return READERS.stream().anyMatch(me::hasAnywhere);
  }

  /**
   * The register, the latest first: of the schools whose concerns this person reads, and of the
   * cases that they may see.
   */
  @Transactional(readOnly = true)
  public List<Concern> register(Me me) {
    return me.schools().stream()
        .filter(school -> READERS.stream().anyMatch(role -> me.has(role, school)))
        .flatMap(
            school -> rows(me, "where c.school_id = :school and :case <> ''", "-", school).stream())
        .filter(it -> access.maySee(me, it.caseId()))
        .toList();
  }

  private List<Concern> rows(Me me, String where, String caseId, String school) {
    return jdbc.sql(
            """
            select c.case_id, c.name, c.words, c.at, c.seen_at,
              (select count(*) from low_level_concern d where d.school_id = c.school_id
                and d.at > :since and (d.person_id = c.person_id
                  or c.person_id is null and lower(d.name) = lower(c.name))
                and not exists (select 1 from case_wall w where w.case_id = d.case_id
                  and w.person_id = :me and w.until is null)) as together
            from low_level_concern c
            """
                + where
                + """
                 and not exists (select 1 from case_wall w where w.case_id = c.case_id
                   and w.person_id = :me and w.until is null)
                """
                + " order by c.at desc")
        .param("me", me.id())
        .param("case", caseId)
        .param("school", school)
        .param(
            "since",
            Timestamp.from(clock.instant().atZone(When.LONDON).minusMonths(12).toInstant()))
        .query(
            (row, n) ->
                new Concern(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant(),
                    row.getInt(6)))
        .list();
  }
}
