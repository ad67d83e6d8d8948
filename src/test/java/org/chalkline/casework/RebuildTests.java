package org.chalkline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalkline.abuse.Cases;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work list is what the engine and the case tables say; where it is not, the check says so. */
@ChalklineTest
class RebuildTests {

  @Autowired BeanFactory beans;
  @Autowired Rebuild rebuild;
  @Autowired JdbcClient jdbc;

  private Cases cases;
  private Cases.Case it;

  @BeforeEach
  void aBusyAfternoon() {
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T15:10:00Z");
    rebuild.rebuild();
    for (String school : new String[] {"wanborough", "avenue", "boroughbridge"}) {
      it =
          cases
              .aReport(school)
              .of("racist")
              .by("parent", "A parent")
              .reportedBy("staff1@" + school);
    }
    cases.timePassesTo("2026-09-22T15:12:00Z");
  }

  @Test
  @DisplayName(
      "After reports, reminders and passing on the two are equal, and stay so when tallies are folded")
  void equal() {
    assertThat(rebuild.differences()).isEmpty();
    rebuild.foldTallies();
    assertThat(rebuild.differences()).isEmpty();
  }

  @Test
  @DisplayName("A row changed, an offer lost, a tally wrong: each is found, and written anew")
  void plantedDifferences() {
    plant("update work_item set title = 'Another title' where reference = ?");
    plant("update work_item set due_at = due_at + interval '1 hour' where reference = ?");
    plant(
        "delete from work_offer where task_id in (select task_id from work_item where reference = ?)");
    plant("delete from work_item where reference = ?");
    plant(
        """
        insert into work_tally (grantee, school_id, n)
        select 'role:headteacher@wanborough', 'wanborough', 1 from case_file where reference = ?
        """);
  }

  private void plant(String sql) {
    cases.everywhere(() -> jdbc.sql(sql).param(it.reference()).update());
    assertThat(rebuild.differences()).as(sql).isNotEmpty();
    rebuild.rebuild();
    assertThat(rebuild.differences()).as("rebuilt after %s", sql).isEmpty();
  }
}
