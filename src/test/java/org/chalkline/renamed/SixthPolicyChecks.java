package org.chalkline.renamed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chalkline.desk.tasks.Visitor;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Questions;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A sixth, made-up policy is data and nothing else: other answers to all questions, its own clauses
 * on every page. Run by {@link RenamedRun}, where the sixth school is.
 */
@ChalklineTest
class SixthPolicyChecks {

  private static final Pattern CLAUSE = Pattern.compile("\\b[A-Z]{2,3}-\\d{2,3}\\b");

  @Autowired private Policies policies;
  @Autowired private Questions questions;
  @LocalServerPort private int port;

  @Test
  @DisplayName("It answers every question otherwise than the default")
  void answersOtherwise() {
    var sixth =
        policies.all().stream()
            .filter(profile -> profile.policyId().equals("quarry-hill"))
            .findFirst()
            .orElseThrow();
    assertThat(policies.all()).hasSizeGreaterThan(5);
    for (var question : questions.all()) {
      assertThat(sixth.text(question.key())).as(question.key()).isNotEqualTo(question.value());
    }
  }

  @Test
  @DisplayName("Its pages, cases and tasks cite its own clauses and numbered defaults alone")
  void citesItsOwn() {
    var deputy = Visitor.signedIn(port, "deputy@" + SixthSchool.ID);
    var cited = new LinkedHashSet<String>();
    for (var page :
        List.of(
            "/policy",
            "/policy/settings",
            "/policy/rules",
            "/policy/rules/abuse-triage",
            "/policy/rules/succession",
            "/policy/models/abuse-handling",
            "/policy/models/abuse-routes",
            "/policy/models/work-chase",
            "/policy/clauses/QQ-001")) {
      cites(deputy, page, cited);
    }
    var reference = new Api(port, "staff1@" + SixthSchool.ID).reports(SixthSchool.ID);
    var api = new Api(port, "deputy@" + SixthSchool.ID);
    cites(deputy, "/cases/" + reference, cited);
    for (var task : api.get("/api/v1/cases/" + reference).json().path("tasks")) {
      cites(deputy, "/tasks/" + task.path("id").asText(), cited);
    }
    assertThat(cited).hasSizeGreaterThan(200).allMatch(id -> id.startsWith("QQ-"));
    assertThat(deputy.get("/cases/" + reference).body()).contains("QQ-");
    assertThat(deputy.get("/policy/rules/abuse-triage").body()).contains("QQ-", "Default ");
  }

  private static void cites(Visitor who, String page, Set<String> cited) {
    var seen = who.get(page);
    assertThat(seen.status()).as(page).isEqualTo(200);
    CLAUSE
        .matcher(seen.body().replace("ABU-", ""))
        .results()
        .forEach(found -> cited.add(found.group()));
  }
}
