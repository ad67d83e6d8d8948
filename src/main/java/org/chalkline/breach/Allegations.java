package org.chalkline.breach;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Clause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of the catalogue is alleged in a case, and what was found on each. */
@Component
class Allegations {

  /** How many can be found on in one case; more are a case of their own. */
  static final int MOST = 6;

  /** The fields of the form on which a finding is made, one for each allegation. */
  static final List<String> FIELDS = BreachWork.FINDINGS;

  /** Where somebody is found to have broken the policy. */
  private static final Set<String> UPHELD = Set.of("substantiated", "upheld", "partly");

  /** The findings on what an adult did to a child, as the statutory guidance names them. */
  static final List<String> ABOUT_CHILD =
      List.of("substantiated", "unsubstantiated", "false", "malicious", "unfounded");

  /** The findings on anything else. */
  static final List<String> OTHERWISE = List.of("upheld", "partly", "not-upheld");

  private final JdbcClient jdbc;
  private final Clock clock;

  Allegations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One allegation.
   *
   * @param clause of the catalogue, or {@code other}
   * @param words the kind of breach
   * @param finding empty until one is made
   */
  record Allegation(String id, int position, String clause, String words, String finding) {

    boolean upheld() {
      return UPHELD.contains(finding);
    }
  }

  void add(CaseFile file, int position, String clause, String words) {
    jdbc.sql(
            """
            insert into breach_allegation (id, case_id, school_id, position, clause, words)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(UUID.randomUUID().toString(), file.getId(), file.school(), position, clause, words)
        .update();
  }

  void add(CaseFile file, List<Clause> clauses) {
    int from = of(file.getId()).size();
    for (int n = 0; n < clauses.size(); n++) {
      add(file, from + n + 1, clauses.get(n).id(), BreachCatalogue.type(clauses.get(n)));
    }
  }

  List<Allegation> of(String caseId) {
    return jdbc.sql(
            """
            select id, position, clause, words, finding from breach_allegation
            where case_id = ? order by position
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Allegation(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  void found(String id, String finding) {
    jdbc.sql("update breach_allegation set finding = ?, found_at = ? where id = ?")
        .params(finding, Timestamp.from(clock.instant()), id)
        .update();
  }
}
