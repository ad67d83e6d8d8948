package org.chalkline.abuse;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The routes of a case: what the table demanded, what has begun, how each ended. */
@Component
public class AbuseRoutes {

  private final JdbcClient jdbc;
  private final Clock clock;

  AbuseRoutes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A route.
   *
   * @param state demanded, begun, done or ended
   */
  public record Route(String route, boolean compulsory, String state, @Nullable String reason) {}

  /** The routes of a case. */
  public List<Route> of(String caseId) {
    return jdbc.sql(
            "select route, compulsory, state, reason from abuse_route where case_id = ? order by demanded_at, route")
        .param(caseId)
        .query(
            (row, n) ->
                new Route(row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4)))
        .list();
  }

  /**
   * Demands a route. One that is under way stays; one that ended begins again only where {@code
   * anew}.
   */
  void demand(CaseFile file, String route, boolean compulsory, boolean anew) {
    jdbc.sql(
            """
            insert into abuse_route (case_id, school_id, route, compulsory, state, demanded_at)
            values (?, ?, ?, ?, 'demanded', ?)
            on conflict (case_id, route) do update set
              compulsory = abuse_route.compulsory or excluded.compulsory,
              state = case when abuse_route.state in ('done', 'ended') and ? then 'demanded'
                else abuse_route.state end,
              demanded_at = excluded.demanded_at
            """)
        .params(
            file.getId(), file.school(), route, compulsory, Timestamp.from(clock.instant()), anew)
        .update();
  }

  /** Begins what was demanded; answers which routes that are. */
  List<String> begin(String caseId) {
    return jdbc.sql(
            """
            update abuse_route set state = 'begun' where case_id = ? and state = 'demanded'
            returning route
            """)
        .param(caseId)
        .query(String.class)
        .list();
  }

  void end(String caseId, String route, boolean carriedOut, String reason, Actor by) {
    jdbc.sql(
            """
            update abuse_route set state = ?, ended_at = ?, ended_by = ?, reason = ?
            where case_id = ? and route = ?
            """)
        .params(
            carriedOut ? "done" : "ended",
            Timestamp.from(clock.instant()),
            by.id(),
            reason.isBlank() ? null : reason,
            caseId,
            route)
        .update();
  }
}
