package org.chalkline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.installation.Installation;
import org.chalkline.installation.MovableClock;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class ClockTests {

  private static final String CLOCK = "/api/v1/evaluation/clock";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  private Api head;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    head = new Api(port, "headteacher@wanborough");
  }

  @Test
  @DisplayName("What comes due on the way is done in order, each at its own time")
  void inOrder() {
    String reference = new Api(port, "staff1@wanborough").reports("wanborough");
    String task = head.task(reference, "Task_ConfirmFacts");
    JsonNode deadline = head.get("/api/v1/tasks/" + task).json().path("deadline");
    Answer moved = head.post(CLOCK, Map.of("by", "P1W"));
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.text("/now")).isEqualTo("2026-09-25T15:10:00Z");
    List<Instant> times = new ArrayList<>();
    for (JsonNode entry :
        head.get("/api/v1/cases/" + reference + "/timeline").json().path("entries")) {
      Instant at = Instant.parse(entry.path("at").asText());
      times.add(at);
      if (entry.at("/words/task").asText().equals("Confirm the facts")) {
        String what = entry.path("what").asText();
        if (what.equals("task.reminded")) {
          assertThat(at).isEqualTo(Instant.parse(deadline.path("halfway").asText()));
        }
        if (what.equals("task.late")) {
          assertThat(at).isEqualTo(Instant.parse(deadline.path("due").asText()));
        }
      }
    }
    assertThat(times).isSorted();
    assertThat(head.get("/api/v1/cases/" + reference + "/timeline").body())
        .contains("task.reminded", "task.late", "task.passed-on");
    Answer mails = head.get("/api/v1/evaluation/outbox");
    assertThat(mails.body()).contains("a task is late").doesNotContain(reference);
  }

  @Test
  @DisplayName("A move made twice under one key goes once, with one answer")
  void twice() {
    String key = UUID.randomUUID().toString();
    Answer first = head.post(CLOCK, Map.of("by", "PT1H"), key);
    Answer again = head.post(CLOCK, Map.of("by", "PT1H"), key);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(200);
    assertThat(head.get(CLOCK).text("/now")).isEqualTo("2026-09-18T16:10:00Z");
  }

  @ParameterizedTest
  @DisplayName("The clock never goes back, nor anywhere by words it does not know")
  @CsvSource({
    "to, 2026-09-18T15:09:59Z",
    "to, 2026-09-18T15:10:00Z",
    "to, 2028-01-01T00:00:00Z",
    "to, tomorrow",
    "by, -PT1H",
    "by, P2Y",
    "by, P99999999999D",
    "by, soon"
  })
  void refused(String field, String value) {
    Answer answer = head.post(CLOCK, Map.of(field, value));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.fields()).containsExactly(field);
    assertThat(clock.instant()).isEqualTo(TestClock.FRIDAY_AFTERNOON);
  }

  @Test
  @DisplayName("Neither nor both of to and by")
  void neitherNorBoth() {
    assertThat(head.post(CLOCK, Map.of()).fields()).containsExactly("to");
    assertThat(head.post(CLOCK, Map.of("to", "2026-09-20T00:00:00Z", "by", "PT1H")).fields())
        .containsExactly("to");
  }

  @Test
  @DisplayName("A day by the clock on the wall is a day when the clocks go back")
  void changeOfClocks() {
    clock.set(Instant.parse("2026-10-24T11:00:00Z"));
    assertThat(head.post(CLOCK, Map.of("by", "P1D")).text("/now"))
        .isEqualTo("2026-10-25T12:00:00Z");
    assertThat(head.post(CLOCK, Map.of("by", "PT24H")).text("/now"))
        .isEqualTo("2026-10-26T12:00:00Z");
  }

  @Test
  @DisplayName("In live use there is no such clock")
  void live() {
    ClockMoves moves =
        new ClockMoves(
            mock(Installation.class),
            mock(MovableClock.class),
            mock(Workflows.class),
            mock(Once.class),
            mock(Audit.class),
            mock(TransactionTemplate.class));
    assertThatThrownBy(moves::now).isInstanceOf(NoSuchThing.class);
    assertThatThrownBy(() -> moves.move(mock(Me.class), "by", at -> at.plusSeconds(1), "key"))
        .isInstanceOf(NoSuchThing.class);
  }
}
