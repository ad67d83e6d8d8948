package org.chalkline.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chalkline.audit.Verification;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChalklineTest
class HistoryTests {

  @Autowired Verification verification;
  @LocalServerPort int port;
  @TempDir Path folder;

  @Test
  @DisplayName("An auditor proves the history and keeps a checkpoint that still holds later")
  void proves() throws Exception {
    Api staff = new Api(port, "staff1@wanborough");
    String reference = staff.reports("wanborough");
    Api auditor = new Api(port, "auditor@wanborough");
    Answer proved = auditor.get("/api/v1/history/verification");
    assertThat(proved.json().path("holds").asBoolean()).as(proved.body()).isTrue();
    assertThat(proved.json().path("entries").asLong()).isPositive();
    Answer kept = auditor.get("/api/v1/history/checkpoint");
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.body()).contains("chalkline-kept-").doesNotContain(reference, "racist");
    staff.reports("wanborough");
    Path file = Files.writeString(folder.resolve("kept.json"), kept.body());
    assertThat(verification.verifyAgainst(file).words()).startsWith("The history holds");
    assertThat(verification.verifyAgainst(kept.body()).ok()).isTrue();
    assertThat(verification.verifyAgainst("{}").ok()).isFalse();
  }

  @Test
  @DisplayName("Nobody else is admitted")
  void auditorsOnly() {
    for (String who : new String[] {"headteacher@wanborough", "staff1@wanborough"}) {
      Api other = new Api(port, who);
      assertThat(other.get("/api/v1/history/verification").status()).isEqualTo(403);
      assertThat(other.get("/api/v1/history/checkpoint").status()).isEqualTo(403);
    }
  }
}
