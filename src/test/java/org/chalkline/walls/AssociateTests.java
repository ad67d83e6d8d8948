package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is close to a subject is outside; who needs to know is let in, by name and with a reason. */
@ChalklineTest
class AssociateTests {

  private static final String SCHOOL = "highters-heath";
  private static final String HEAD = "headteacher@" + SCHOOL;
  private static final String DSL = "dsl@" + SCHOOL;
  private static final String STRANGER = "staff2@" + SCHOOL;

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired Walls walls;
  @Autowired CaseFiles files;
  @Autowired CaseFileRepository repository;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;
  private Api head;
  private String here;

  @BeforeEach
  void reported() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    head = new Api(port, HEAD);
    here = "/api/v1/cases/" + it.reference();
  }

  @Test
  @DisplayName("Named as a subject's partner: outside at once, whatever their role, work moved on")
  void associate() {
    Api.Answer named =
        head.post(here + "/associates", associate(DSL, "partner", "They are married"));
    assertThat(named.status()).as(named.body()).isEqualTo(200);
    assertThat(new Api(port, DSL).get(here).status()).isEqualTo(404);
    assertThat(it.timeline()).contains("associate.named", "wall.raised", "task.offered");
    assertThat(head.get(here + "/timeline").body()).doesNotContain("associate.", "married");
    assertThat(head.post(here + "/associates", associate(HEAD, "friend", "I know them")).fields())
        .containsExactly("person");
    assertThat(head.post(here + "/associates", associate(STRANGER, "dog", "x")).fields())
        .containsExactly("relation");

    // Not after all: that reason ends, another one stays.
    keepOut(DSL, Walls.Why.COULD_BE_MEANT);
    Api.Answer withdrawn =
        head.post(
            here + "/associates/withdraw",
            Map.of("person", cases.me(DSL).id(), "reason", "Another person of that name"));
    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    assertThat(whys(DSL)).containsExactly(Walls.Why.COULD_BE_MEANT);
    assertThat(new Api(port, DSL).get(here).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("Whoever could be meant is still asked about when they turn out to be a friend")
  void couldBeMeantAndDeclared() {
    keepOut(DSL, Walls.Why.COULD_BE_MEANT);
    keepOut(DSL, Walls.Why.DECLARED);
    assertThat(whys(DSL)).containsExactlyInAnyOrder(Walls.Why.COULD_BE_MEANT, Walls.Why.DECLARED);
    keepOut(DSL, Walls.Why.SUBJECT);
    keepOut(DSL, Walls.Why.DECLARED);
    assertThat(whys(DSL)).as("a subject is that alone").containsExactly(Walls.Why.SUBJECT);
  }

  @Test
  @DisplayName(
      "One person sees the case because they need to, until taken off; nobody lets themselves in")
  void needToKnow() {
    assertThat(new Api(port, STRANGER).get(here).status()).isEqualTo(404);
    assertThat(head.post(here + "/need-to-know", person(STRANGER, "Teaches the child")).status())
        .isEqualTo(200);
    Api stranger = new Api(port, STRANGER);
    assertThat(stranger.get(here).status()).isEqualTo(200);
    assertThat(stranger.post(here + "/need-to-know", person(DSL, "Me too")).status())
        .as("only whoever is in charge adds")
        .isEqualTo(409);
    String grantee = "person:" + cases.me(STRANGER).id();
    assertThat(
            head.post(
                    here + "/need-to-know/take-off",
                    Map.of("grantee", grantee, "reason", "It is over"))
                .status())
        .isEqualTo(200);
    assertThat(stranger.get(here).status()).isEqualTo(404);
    assertThat(it.timeline()).contains("access.given", "access.taken");
    assertThatThrownBy(() -> let(HEAD, cases.me(HEAD).actor())).isInstanceOf(Refused.class);
    keepOut(STRANGER, Walls.Why.DECLARED);
    assertThatThrownBy(() -> let(STRANGER, cases.me(HEAD).actor())).isInstanceOf(Refused.class);
    assertThatThrownBy(
            () ->
                cases.everywhere(
                    () ->
                        jdbc.sql(
                                """
                                insert into case_grant (case_id, school_id, grantee, since, why, given_by)
                                values (?, ?, 'person:x', now(), 'need-to-know', 'x')
                                """)
                            .params(it.id(), SCHOOL)
                            .update()))
        .as("in the database too")
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @DisplayName("Whoever has a task of the case by name is not taken off while it waits for them")
  void whoHasATask() {
    String task = it.task(HEAD, AbuseHandling.CONFIRM_FACTS);
    assertThat(
            head.post(
                    "/api/v1/tasks/" + task + "/hand-over",
                    Map.of("person", cases.me("deputy@" + SCHOOL).id(), "reason", "For now"))
                .status())
        .isEqualTo(200);
    Api.Answer refused =
        head.post(
            here + "/need-to-know/take-off",
            Map.of(
                "grantee", "person:" + cases.me("deputy@" + SCHOOL).id(), "reason", "No longer"));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
  }

  private Map<String, String> associate(String userName, String relation, String words) {
    return Map.of("person", cases.me(userName).id(), "relation", relation, "words", words);
  }

  private Map<String, String> person(String userName, String reason) {
    return Map.of("person", cases.me(userName).id(), "reason", reason);
  }

  private List<Walls.Why> whys(String userName) {
    String id = cases.me(userName).id();
    return cases.everywhere(
        () ->
            walls.of(it.id()).stream()
                .filter(wall -> wall.person().equals(id))
                .map(Walls.Wall::why)
                .toList());
  }

  private void keepOut(String userName, Walls.Why why) {
    cases.everywhere(
        () -> {
          walls.keepOut(file(), List.of(cases.me(userName).id()), why, Actor.CHALKLINE);
          return "";
        });
  }

  private void let(String userName, Actor by) {
    cases.everywhere(
        () -> {
          files.let(file(), cases.me(userName).id(), UUID.randomUUID().toString(), by);
          return "";
        });
  }

  private CaseFile file() {
    return repository.findById(it.id()).orElseThrow();
  }
}
