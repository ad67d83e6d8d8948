package org.chalkline.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.desk.tasks.Visitor;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Near misses over HTTP: where a school has them off there is no page, no link and no address. */
@ChalklineTest
class NearMissPagesTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  @Test
  @DisplayName(
      "Off: every address answers as one that does not exist; on: the page to report leads")
  void off() {
    Visitor off = Visitor.signedIn(port, "headteacher@wanborough");
    for (String path :
        List.of(
            "/near-misses",
            "/near-misses/report",
            "/near-misses/code",
            "/near-misses/patterns/wanborough",
            "/near-misses/patterns/highters-heath")) {
      assertThat(off.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(off.get("/report").body()).doesNotContain("near-misses").contains("/contact/report");
    Api api = new Api(port, "headteacher@wanborough");
    assertThat(api.get("/api/v1/near-misses/mine").status()).isEqualTo(404);
    assertThat(api.post("/api/v1/near-misses", body("wanborough")).status()).isEqualTo(404);
    Visitor on = Visitor.signedIn(port, "staff1@boroughbridge");
    assertThat(on.get("/report").body()).contains("/near-misses/report");
    assertThat(on.get("/near-misses/patterns/boroughbridge").status()).isEqualTo(404);
  }

  private static Map<String, Object> body(String school) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("school", school);
    body.put("kind", "mistake");
    body.put("platform", "email");
    body.put("place", "office");
    body.put("said", "Nearly the wrong list");
    return body;
  }

  @Test
  @DisplayName("Withheld over the API: a code and no reference, and the list of one's own is empty")
  void withheld() {
    Api staff = new Api(port, "staff1@boroughbridge");
    Map<String, Object> body = body("boroughbridge");
    body.put("withheld", true);
    Api.Answer sent = staff.post("/api/v1/near-misses", body);
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    assertThat(sent.text("/reference")).isEmpty();
    assertThat(staff.get("/api/v1/near-misses/mine").json().path("nearMisses")).isEmpty();
    Api.Answer read =
        new Api(port, "staff2@boroughbridge")
            .post("/api/v1/near-misses/code", Map.of("code", sent.text("/code")));
    assertThat(read.text("/said")).isEqualTo("Nearly the wrong list");
    Api.Answer wrong = staff.post("/api/v1/near-misses/code", Map.of("code", "x"));
    assertThat(wrong.fields()).containsExactly("code");
    assertThat(staff.post("/api/v1/near-misses", Map.of("school", "boroughbridge")).fields())
        .contains("kind", "platform", "place", "said");
  }
}
