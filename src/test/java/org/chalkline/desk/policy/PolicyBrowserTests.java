package org.chalkline.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.Chromium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The policy pages in a browser: accessible, and no wider than the screen. */
@ChalklineTest
class PolicyBrowserTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;

  @ParameterizedTest
  @DisplayName("A governor reads the policy, its settings, a clause, the rules and a model")
  @ValueSource(ints = {1280, 375})
  void reads(int width) {
    Page page = chromium.window(width, true).newPage();
    String root = "http://localhost:" + port;
    page.navigate(root + "/sign-in");
    Chromium.signIn(page, "governor@wanborough", "chalk-and-slate-2026");
    for (String path :
        List.of(
            "/policy?state=WAITING",
            "/policy/settings",
            "/policy/clauses/WAN-27",
            "/policy/rules",
            "/policy/rules/abuse-triage",
            "/policy/models/work-chase",
            "/policy/defaults")) {
      page.navigate(root + path);
      Chromium.isWhole(page, "policy" + path.replaceAll("\\W+", "-") + "-" + width);
    }
    page.navigate(root + "/policy/clauses/WAN-27");
    page.click("text=Hide, delete, block or report >> nth=0");
    assertThat(page.url()).contains("/policy/models/abuse-routes").endsWith("#Task_ActOnAccount");
  }
}
