package org.chalkline.safeguarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.casework.Access;
import org.chalkline.casework.Grantee;
import org.chalkline.casework.Severity;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inbox of the safeguarding lead and the deputy: what nobody has acknowledged yet on top, by
 * its clock; then what is open, by what is due next; then what is closed.
 */
@Service
public class ReferralInbox {

  private static final int MOST = 200;

  private final Schools schools;
  private final Policies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  ReferralInbox(Schools schools, Policies policies, JdbcClient jdbc, Clock clock) {
    this.schools = schools;
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A referral in the inbox.
   *
   * @param news whether nobody has acknowledged it yet
   * @param due when its next step is due; null where nothing is open
   * @param holder who has that step, a person's id; null where nobody has taken it
   */
  public record Row(
      String reference,
      String school,
      String state,
      Severity severity,
      Instant openedAt,
      boolean news,
      boolean danger,
      @Nullable Instant due,
      @Nullable String holder) {}

  /** Whether this person has an inbox: their role at a school is one that sees referrals. */
  @Transactional(readOnly = true)
  public boolean has(Me me) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    return me.schools().stream()
        .anyMatch(
            school ->
                policies
                    .inForce(schools.get(school).policyId(), today)
                    .list("safeguarding.sees")
                    .stream()
                    .anyMatch(role -> me.has(role, school)));
  }

  /**
   * The inbox; at most 200 referrals.
   *
   * @throws NoSuchThing if this person has none
   */
  @Transactional(readOnly = true)
  public List<Row> of(Me me) {
    if (!has(me)) {
      throw new NoSuchThing();
    }
    return jdbc.sql(
            """
            select f.reference, f.school_id, f.state, f.severity, f.opened_at,
              coalesce(w.step = :first and w.holder is null, false) as news,
              exists (select 1 from safeguarding_worry d where d.case_id = f.id and d.danger),
              w.due_at, w.holder
            from case_file f
            left join lateral (select step, due_at, holder from work_item i
              where i.case_id = f.id order by (i.step = :first) desc, i.due_at limit 1) w on true
            where f.kind = :kind and f.id in (select c.case_id from case_grant c
                where c.grantee = any(:grantees) and
            """
                + Access.NOT_WALLED
                + """
            )
            order by news desc, f.state = 'open' desc,
              case when f.state = 'open' then w.due_at end, f.opened_at desc, f.reference
            limit :most
            """)
        .param("first", SafeguardingReferral.TAKE_UP_REFERRAL)
        .param("kind", Referrals.KIND)
        .param("grantees", Access.array(Grantee.of(me)))
        .param("me", me.id())
        .param("most", MOST)
        .query(
            (row, n) -> {
              Timestamp due = row.getTimestamp(8);
              return new Row(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  Severity.of(row.getString(4)),
                  row.getTimestamp(5).toInstant(),
                  row.getBoolean(6),
                  row.getBoolean(7),
                  due == null ? null : due.toInstant(),
                  row.getString(9));
            })
        .list();
  }
}
