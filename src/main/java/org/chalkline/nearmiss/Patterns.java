package org.chalkline.nearmiss;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chalkline.casework.Access;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what the near misses of a school have in common since the policy was last reviewed.
 * Nobody is named in it; what a wall keeps its reader out of is not counted for them.
 *
 * @clause HH-34 what the revision of the policy gets
 */
@Service
public class Patterns {

  /** Those who lead or approve a review, and whoever assesses, read it. */
  private static final Set<String> READERS =
      Set.of(
          "headteacher",
          "deputy",
          "slt",
          "dsl",
          "senior-authoriser",
          "chair",
          "vice-chair",
          "governor");

  private static final String OF_THE_READER =
      """
      from near_miss n join case_file c0 on c0.id = n.case_id
        join lateral (select n.case_id) c on true
      where n.school_id = :school and n.reported_at >= :since and
      """
          + Access.NOT_WALLED;

  private final NearMisses misses;
  private final Schools schools;
  private final Policies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  Patterns(NearMisses misses, Schools schools, Policies policies, JdbcClient jdbc, Clock clock) {
    this.misses = misses;
    this.schools = schools;
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What recurs, and how often: at least twice. */
  public record Recurs(String what, int times) {}

  /**
   * The report.
   *
   * @param since the day since which the policy in force holds
   * @param reported how many were reported since
   * @param open how many of them are still dealt with
   * @param high how many have a risk in the upper third of the scale
   * @param actionsDone how many actions were carried out
   * @param actionsOpen how many are not
   * @param lessons what was learnt, oldest first
   */
  public record Report(
      LocalDate since,
      int reported,
      int open,
      int high,
      int actionsDone,
      int actionsOpen,
      List<Recurs> kinds,
      List<Recurs> platforms,
      List<Recurs> places,
      List<Recurs> clauses,
      List<String> lessons) {}

  /** The schools whose report this person may read. */
  @Transactional(readOnly = true)
  public List<String> schools(Me me) {
    return misses.schools(me).stream().filter(school -> mayRead(me, school)).toList();
  }

  private boolean mayRead(Me me, String school) {
    Profile profile = inForce(school);
    return me.rolesAt(school).stream().anyMatch(READERS::contains)
        || me.has(profile.text("near_miss.assessor"), school);
  }

  /**
   * The report of a school since its policy was last reviewed.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public Report of(Me me, String school) {
    if (!schools(me).contains(school)) {
      throw new NoSuchThing();
    }
    LocalDate since = inForce(school).inForceFrom();
    Query query = new Query(me, school, since);
    return new Report(
        since,
        query.count("select count(*) " + OF_THE_READER),
        query.count("select count(*) " + OF_THE_READER + " and c0.state = 'open'"),
        query.count("select count(*) " + OF_THE_READER + " and c0.severity = 'high'"),
        query.actions("done"),
        query.actions("open"),
        query.recurs("kind"),
        query.recurs("platform"),
        query.recurs("place"),
        query.recurs("clause"),
        query.texts(
            "select n.lesson " + OF_THE_READER + " and n.lesson <> '' order by n.reported_at"));
  }

  private Profile inForce(String school) {
    return policies.inForce(
        schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
  }

  /** One reader's questions about one school since a day. */
  private final class Query {

    private final Me me;
    private final String school;
    private final Timestamp since;

    Query(Me me, String school, LocalDate since) {
      this.me = me;
      this.school = school;
      this.since = Timestamp.from(since.atStartOfDay(When.LONDON).toInstant());
    }

    private JdbcClient.StatementSpec ask(String sql) {
      return jdbc.sql(sql).param("school", school).param("since", since).param("me", me.id());
    }

    int count(String sql) {
      return ask(sql).query(Integer.class).single();
    }

    int actions(String state) {
      return ask("select count(*) from near_miss_action a where a.state = :state and a.case_id in"
              + " (select n.case_id "
              + OF_THE_READER
              + ")")
          .param("state", state)
          .query(Integer.class)
          .single();
    }

    /** Which values of a column stand there more than once. */
    List<Recurs> recurs(String column) {
      String sql =
          switch (column) {
            case "kind" -> "select n.kind, count(*) ";
            case "platform" -> "select n.platform, count(*) ";
            case "place" -> "select n.place, count(*) ";
            default -> "select n.clause, count(*) ";
          };
      return ask(sql + OF_THE_READER + " group by 1 having count(*) > 1 order by 2 desc, 1")
          .query((row, n) -> new Recurs(row.getString(1), row.getInt(2)))
          .list()
          .stream()
          .filter(it -> !it.what().isEmpty())
          .toList();
    }

    List<String> texts(String sql) {
      return ask(sql).query(String.class).list();
    }
  }
}
