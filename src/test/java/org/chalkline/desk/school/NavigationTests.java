package org.chalkline.desk.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.desk.tasks.Visitor;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The menu holds what is daily work; the rest stands on the page "The school". */
@ChalklineTest
class NavigationTests {

  private static final Pattern ENTRY =
      Pattern.compile(
          "govuk-service-navigation__link\" href=\"([^\"]+)\"( aria-current=\"true\")?");
  private static final Pattern ITEM = Pattern.compile("govuk-task-list__link\" href=\"([^\"]+)\"");

  @LocalServerPort int port;

  @Test
  @DisplayName("A head's menu is short, and the page has what they arrange, with a word on each")
  void head() {
    Visitor head = Visitor.signedIn(port, "headteacher@avenue");
    String page = head.get("/school").body();
    assertThat(found(ENTRY, page))
        .containsExactly(
            "/tasks",
            "/cases",
            "/policy",
            "/report",
            "/my-reports",
            "/my-reading",
            "/school",
            "/evaluation/clock",
            "/evaluation/outbox");
    assertThat(found(ITEM, page))
        .containsExactly(
            "/breaches",
            "/stand-ins",
            "/account-requests",
            "/reading",
            "/training",
            "/contact",
            "/accounts",
            "/policy/versions",
            "/letters/templates",
            "/calendar",
            "/set-up",
            "/set-up/avenue/letterhead",
            "/set-up/avenue/alerts");
    assertThat(page)
        .contains("Who acts for a role while somebody is away", "1 thing to enter")
        .doesNotContain("/administration\"");
    found(ITEM, page).forEach(href -> assertThat(head.get(href).status()).as(href).isLessThan(400));
  }

  @Test
  @DisplayName("Staff find what is theirs to read and nothing that they may not do")
  void staff() {
    String page = Visitor.signedIn(port, "staff1@avenue").get("/school").body();
    assertThat(found(ITEM, page))
        .containsExactly("/contact", "/accounts", "/policy/versions", "/calendar");
    assertThat(page).doesNotContain("to enter");
  }

  @Test
  @DisplayName(
      "On every page that hangs under it the menu marks the school, and policy stays policy")
  void marked() {
    Visitor head = Visitor.signedIn(port, "administrator@avenue");
    for (String path :
        List.of("/stand-ins/avenue", "/set-up/avenue", "/calendar/avenue", "/administration")) {
      assertThat(current(head.get(path).body())).as(path).isEqualTo("/school");
    }
    assertThat(current(head.get("/policy/versions").body())).isEqualTo("/school");
    assertThat(current(head.get("/policy").body())).isEqualTo("/policy");
  }

  private static String current(String page) {
    Matcher entry = ENTRY.matcher(page);
    while (entry.find()) {
      if (entry.group(2) != null) {
        return entry.group(1);
      }
    }
    return "";
  }

  private static List<String> found(Pattern what, String page) {
    List<String> all = new ArrayList<>();
    Matcher matcher = what.matcher(page);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }
}
