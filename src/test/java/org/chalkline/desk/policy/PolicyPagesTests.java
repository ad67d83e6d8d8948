package org.chalkline.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chalkline.desk.tasks.Visitor;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A school's policy as it runs: only its own clauses, honestly said. */
@ChalklineTest
class PolicyPagesTests {

  private static final Pattern CLAUSE = Pattern.compile("\\b[A-Z]{2,3}-\\d{2,3}\\b");

  private static final List<String> PAGES =
      List.of(
          "/policy?school=%s",
          "/policy/settings?school=%s",
          "/policy/defaults?school=%s",
          "/policy/rules?school=%s",
          "/policy/rules/abuse-triage?school=%s",
          "/policy/rules/succession?school=%s",
          "/policy/models/abuse-handling?school=%s",
          "/policy/models/abuse-routes?school=%s",
          "/policy/models/work-chase?school=%s",
          "/api/v1/schools/%s/policy",
          "/api/v1/schools/%s/policy/settings",
          "/api/v1/schools/%s/policy/rules/abuse-triage");

  /** Whoever has signed in already; signing in takes time on purpose. */
  private static final Map<String, Visitor> VISITORS = new HashMap<>();

  @Autowired private Clauses clauses;
  @LocalServerPort private int port;

  private String see(String school, String path) {
    var who = "staff1@" + school;
    if (path.startsWith("/api/")) {
      var answer = new Api(port, who).get(path.formatted(school));
      assertThat(answer.status()).as(path).isEqualTo(200);
      return answer.body();
    }
    var seen =
        VISITORS.computeIfAbsent(who, it -> Visitor.signedIn(port, it)).get(path.formatted(school));
    assertThat(seen.status()).as(path).isEqualTo(200);
    return seen.body();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName(
      "Every page about a school's policy cites its own clauses, and all of them are there")
  @CsvSource({
    "wanborough, 87",
    "boroughbridge, 105",
    "king-james, 105",
    "highters-heath, 59",
    "avenue, 35",
    "recreation, 35",
    "st-marys-putney, 68"
  })
  void citesItsOwn(String school, int count) {
    var own = new TreeSet<String>();
    var cited = new TreeSet<String>();
    for (var page : PAGES) {
      var text = see(school, page);
      var found = CLAUSE.matcher(text.replaceAll("drawnFrom\":\"[^\"]*\"", ""));
      while (found.find()) {
        cited.add(found.group());
      }
      assertThat(text).as(page).doesNotContain("desk.policy.", "desk.rules.", "??");
    }
    clauses.all().stream()
        .filter(clause -> cited.contains(clause.id()))
        .map(Clause::policy)
        .forEach(own::add);
    assertThat(own).hasSize(1);
    assertThat(cited).hasSize(count);
  }

  @Test
  @DisplayName(
      "The page says which edition is in force, that its review is overdue, and how far it is kept")
  void saysHowItStands() {
    var page = see("boroughbridge", "/policy?school=%s");

    assertThat(page)
        .contains("Social media policy of the federation, May 2021", "20 May 2021", "31 May 2023")
        .contains("The review of this policy was due on")
        .contains("Carried out in part", "Not carried out yet", "Guidance, nothing to track")
        .contains("Waits for: Opening accounts.")
        .contains("Showing 105 of 105 clauses.")
        .contains("One place to report; the case finds its way by its kind.");
    assertThat(see("highters-heath", "/policy?school=%s"))
        .contains("The policy bears no date of approval", "The policy names no date")
        .doesNotContain("The review of this policy was due");
  }

  @Test
  @DisplayName("Clauses can be narrowed by process, strength and whether they are carried out")
  void narrows() {
    var page =
        see("wanborough", "/policy?school=%s&process=comment-response&strength=must&state=IN_PART");

    assertThat(page).contains("Showing 3 of 87 clauses.", "id=\"WAN-84\"", "Show all");
    assertThat(page).doesNotContain("id=\"WAN-27\"");
  }

  @Test
  @DisplayName("A clause leads to where it lives, and back to where somebody came from")
  void aClauseLeadsOnAndBack() {
    var page = see("wanborough", "/policy/clauses/WAN-27?school=%s");

    assertThat(page)
        .contains("Hide, delete, block or report")
        .contains("href=\"/policy/models/abuse-routes?school=wanborough#Task_ActOnAccount\"")
        .contains("href=\"/policy/rules/abuse-triage?school=wanborough#act-on-account\"")
        .contains("href=\"/policy/settings?school=wanborough#abuse.sequence\"")
        .contains("href=\"/policy?school=wanborough#WAN-27\"");
    assertThat(see("wanborough", "/policy/clauses/WAN-27?from=/tasks/abc-1"))
        .contains("href=\"/tasks/abc-1\"");
    assertThat(see("wanborough", "/policy/clauses/WAN-27?from=//elsewhere.example/tasks/1"))
        .doesNotContain("elsewhere");
  }

  @Test
  @DisplayName("Settings stand in words with what they rest on, and no code is shown")
  void settingsInWords() {
    var page = see("st-marys-putney", "/policy/settings?school=%s");

    assertThat(page)
        .contains("Who approves an account?", "The headteacher", "SMP-08")
        .contains("All staff, then the governors")
        .contains("Keep a copy, then delete it, then block the author")
        .contains("Waits for: Opening accounts.")
        .contains("Default 36", "How soon is a breach assessed?")
        .doesNotContain("online-safety", "headteacher, dsl", "slt-publishes");
  }

  @Test
  @DisplayName("Rules are tables in words, with this school's clauses beside them")
  void rulesInWords() {
    var page = see("avenue", "/policy/rules/abuse-triage?school=%s");

    assertThat(page)
        .contains("The profile sends such a thing to the police, without discretion")
        .contains("AR-34", "AR-24")
        .contains("The profile on the police for these kinds: <strong>compulsory</strong>")
        .contains("Racist")
        .doesNotContain("list contains", "FED-59");
    assertThat(see("avenue", "/policy/models/abuse-routes?school=%s"))
        .contains("Report to the police", "Whose: the headteacher", "How long: the same day");
  }

  @Test
  @DisplayName("A policy is for the people of its schools; another school's does not exist")
  void foreignPolicies() {
    var staff = Visitor.signedIn(port, "staff1@wanborough");
    for (var path :
        List.of(
            "/policy?school=avenue",
            "/policy/settings?school=nowhere",
            "/policy/clauses/AR-34",
            "/policy/clauses/WAN-27?school=avenue",
            "/policy/rules/nothing",
            "/policy/models/nothing")) {
      assertThat(staff.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(new Api(port, "staff1@wanborough").get("/api/v1/schools/avenue/policy").status())
        .isEqualTo(404);
  }
}
