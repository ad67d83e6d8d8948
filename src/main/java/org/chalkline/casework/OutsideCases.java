package org.chalkline.casework;

import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases of which nobody inside is left to be in charge: a body outside has them, and nobody inside
 * sees them, but whoever still has a step of their own in one, such as the safeguarding lead. What
 * was shown to others rests, and comes back with somebody who may be in charge.
 */
@Component
public class OutsideCases {

  private final JdbcClient jdbc;
  private final InCharge inCharge;
  private final Access access;

  OutsideCases(JdbcClient jdbc, InCharge inCharge, Access access) {
    this.jdbc = jdbc;
    this.inCharge = inCharge;
    this.access = access;
  }

  /** Lets grants rest, or come back, as walls and work stand now. */
  void settle(CaseFile file) {
    jdbc.sql(
            """
            with settled as (
              select g.grantee, :outside and not exists (select 1 from work_offer o
                where o.case_id = g.case_id and o.grantee = g.grantee) as rests
              from case_grant g where g.case_id = :case)
            update case_grant g set rests = s.rests from settled s
            where g.case_id = :case and g.grantee = s.grantee and g.rests <> s.rests
            """)
        .param("outside", inCharge.outside(file))
        .param("case", file.getId())
        .update();
  }

  /** The same, where it can matter at all: most cases keep nobody out. */
  void settleIfWalled(CaseFile file) {
    if (!access.walledOut(file.getId()).isEmpty()) {
      settle(file);
    }
  }

  /**
   * Whether this person is pointed to the body outside: nobody inside deals with the case, with a
   * step of it or of one that goes on from it, no wall keeps them out, and they reported it or
   * would see it otherwise.
   */
  public boolean points(Me me, CaseFile file) {
    return jdbc.sql(
            """
            select (:outside or exists (select 1 from work_item where outside
                and (case_id = :case or case_id in
                  (select case_id from case_goes_on where source_case_id = :case))))
              and not exists (select 1 from case_wall
                where person_id = :me and until is null and (case_id = :case or case_id in
                  (select case_id from case_goes_on where source_case_id = :case)))
              and (:opener or exists (select 1 from case_grant
                where case_id = :case and grantee = any(:grantees)))
            """)
        .param("outside", inCharge.outside(file))
        .param("opener", file.openedBy().equals(me.id()))
        .param("case", file.getId())
        .param("me", me.id())
        .param("grantees", Access.array(Grantee.of(me)))
        .query(Boolean.class)
        .single();
  }
}
