package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A step that really fails: an administrator sees that, nothing of the case, and helps it on. */
@ChalklineTest
class IncidentTests {

  private static final String SCHOOL = "highters-heath";
  private static final String INCIDENTS = "/api/v1/incidents";
  private static final String PAGE = "/administration/incidents";

  /** An edition that there is none of: its name stands in the message of what fails. */
  private static final String BROKEN = "words-of-a-case";

  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired Walls walls;
  @Autowired CaseFileRepository files;
  @LocalServerPort int port;

  private final String administrator = "administrator@" + SCHOOL;
  private Cases cases;
  private Cases.Case it;
  private String edition;
  private Api api;
  private List<String> before;

  @BeforeEach
  void fails() {
    cases = new Cases(beans);
    api = new Api(port, administrator);
    cases.timeIs("2026-09-14T08:00:00Z");
    it =
        cases
            .aReport(SCHOOL)
            .of("offensive")
            .by("unknown", "Somebody Remarkable")
            .withACopy()
            .reportedBy("staff1@" + SCHOOL);
    edition =
        cases.everywhere(
            () ->
                jdbc.sql("select policy_edition from case_file where id = ?")
                    .param(it.id())
                    .query(String.class)
                    .single());
    before = api.get(INCIDENTS).json().path("incidents").findValuesAsText("id");
    editionIs(BROKEN);
    cases.timePassesTo(half().plusSeconds(1).toString());
  }

  @AfterEach
  void mended() {
    editionIs(edition);
    it.workedToTheEnd();
    assertThat(incident()).isNull();
  }

  @Test
  @DisplayName("What failed is listed by step, time, tries and kind; no word of the case is kept")
  void listed() {
    JsonNode incident = incident();
    assertThat(incident).isNotNull();
    assertThat(Instant.parse(incident.path("since").asText()))
        .isEqualTo(half().truncatedTo(ChronoUnit.MILLIS));
    assertThat(incident.path("tries").asInt()).isEqualTo(1);
    assertThat(incident.path("givenUp").asBoolean()).isFalse();
    assertThat(incident.path("kind").asText())
        .contains("java.lang.IllegalArgumentException at org.chalkline.policy.Policies");
    String page = new Caller(port, administrator).get(PAGE).body();
    assertThat(page)
        .contains("Remind the owner", "Chase a task", "IllegalArgumentException", "Try again");
    for (String told : List.of(page, api.get(INCIDENTS).body(), keptByTheEngine())) {
      assertThat(told).isNotEmpty().doesNotContain(BROKEN, it.reference(), it.id(), "Remarkable");
    }
  }

  @Test
  @DisplayName("Once it is put right, another try does what had failed; the record says who asked")
  void triedAgain() {
    String id = incident().path("id").asText();
    String again = INCIDENTS + "/" + id + "/try-again";
    assertThat(api.post(again, Map.of()).status()).isEqualTo(200);
    cases.timePassesTo(half().plusSeconds(2).toString());
    assertThat(incident().path("tries").asInt()).as("it fails again").isEqualTo(2);

    editionIs(edition);
    String key = UUID.randomUUID().toString();
    assertThat(api.post(again, Map.of(), key).status()).isEqualTo(200);
    cases.timePassesTo(half().plusSeconds(3).toString());
    assertThat(incident()).isNull();
    assertThat(it.timeline()).contains("incident.tried-again", "task.reminded");
    assertThat(api.post(again, Map.of(), key).status()).as("a repeat").isEqualTo(200);
    assertThat(api.post(again, Map.of()).status()).as("it no longer fails").isEqualTo(404);
  }

  @Test
  @DisplayName("By the page: another try is asked for once, and the page says so")
  void byPage() {
    Caller them = new Caller(port, administrator);
    String id = incident().path("id").asText();
    editionIs(edition);
    Answered sent = them.postPage(PAGE + "/" + id, Map.of("once", UUID.randomUUID().toString()));
    assertThat(sent.status()).isEqualTo(302);
    assertThat(them.get(PAGE).body()).contains("It is tried again now");
    cases.timePassesTo(half().plusSeconds(2).toString());
    assertThat(them.get(PAGE).body()).doesNotContain(id);
  }

  @Test
  @DisplayName("It is for administrators of the school from whom no wall keeps the case")
  void forWhom() {
    String id = incident().path("id").asText();
    String again = INCIDENTS + "/" + id + "/try-again";
    Api elsewhere = new Api(port, "administrator@wanborough");
    assertThat(elsewhere.get(INCIDENTS).body()).doesNotContain(id);
    assertThat(elsewhere.post(again, Map.of()).status()).isEqualTo(404);
    for (String other : List.of("headteacher@" + SCHOOL, "staff1@" + SCHOOL)) {
      Api them = new Api(port, other);
      assertThat(them.get(INCIDENTS).status()).isEqualTo(403);
      assertThat(them.post(again, Map.of()).status()).isEqualTo(403);
    }
    assertThat(new Api(port, null).get(INCIDENTS).status()).isEqualTo(401);

    editionIs(edition);
    cases.everywhere(
        () -> {
          walls.keepOut(
              files.findById(it.id()).orElseThrow(),
              List.of(administrator),
              Walls.Why.COULD_BE_MEANT,
              Actor.CHALKLINE);
          return "";
        });
    assertThat(api.get(INCIDENTS).body()).doesNotContain(id);
    Api.Answer walled = api.post(again, Map.of());
    assertThat(walled.status()).isEqualTo(404);
    assertThat(walled.body().replace(id, "~"))
        .isEqualTo(
            api.post(INCIDENTS + "/absent-" + id + "/try-again", Map.of())
                .body()
                .replace("absent-" + id, "~"));
  }

  /** What failed of this case; null if nothing does. */
  private @Nullable JsonNode incident() {
    Api.Answer all = api.get(INCIDENTS);
    assertThat(all.status()).as(all.body()).isEqualTo(200);
    for (JsonNode incident : all.json().path("incidents")) {
      if (!before.contains(incident.path("id").asText())) {
        return incident;
      }
    }
    return null;
  }

  private Instant half() {
    return cases.everywhere(
        () ->
            jdbc.sql("select min(halfway_at) from assignment where case_id = ?")
                .param(it.id())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single());
  }

  private void editionIs(String name) {
    cases.everywhere(
        () ->
            jdbc.sql("update case_file set policy_edition = ? where id = ?")
                .params(name, it.id())
                .update());
  }

  /** What the engine keeps of failures, its rows and the bytes of their traces. */
  private String keptByTheEngine() {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    select coalesce(string_agg(coalesce(j.exception_msg_, '') || ' '
                      || coalesce(convert_from(b.bytes_, 'UTF8'), ''), ' '), '')
                    from act_ru_job j left join act_ge_bytearray b on b.id_ = j.exception_stack_id_
                    """)
                .query(String.class)
                .single());
  }
}
