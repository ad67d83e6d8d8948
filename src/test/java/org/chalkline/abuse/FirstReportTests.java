package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chalkline.casework.Rebuild;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChalklineTest
class FirstReportTests {
  @Autowired Reports reports;
  @Autowired People people;
  @Autowired Worklist worklist;
  @Autowired Rebuild rebuild;

  Me me(String name) {
    return Scope.everywhere(() -> {
      var p = people.byUserName(name).orElseThrow();
      return new Me(p, people.rolesOf(p.id()));
    });
  }

  @Test
  void works() {
    String ref = reports.report(me("staff1@wanborough"),
        new MakeReport("wanborough", "Facebook", "wanborough-facebook", null, null, "racist things", null, null,
            List.of(new Suspect("parent", "A dad", null, null, "no")),
            List.of(new Target("staff", "Mr X", null)), List.of("racist"), false, false, false, true, List.of()),
        UUID.randomUUID().toString());
    System.out.println(ref);
    Me head = me("headteacher@wanborough");
    Scope.of(head.schools(), () -> {
      var page = worklist.list(head, Worklist.Query.first(25));
      page.rows().forEach(System.out::println);
      System.out.println(page.total());
      assertThat(page.rows()).isNotEmpty();
    });
    assertThat(rebuild.differences()).isEmpty();
  }
}
