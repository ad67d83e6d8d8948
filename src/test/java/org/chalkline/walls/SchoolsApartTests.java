package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.installation.Scope;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Schools are apart, in the database as a second wall; only declared fields are taken (AC-7). */
@ChalklineTest
class SchoolsApartTests {

  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final String SCHOOL = "highters-heath";

  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private Cases cases;
  private Cases.Case it;
  private String evidence;
  private List<String> tasks;

  @BeforeEach
  void reported() {
    cases = new Cases(beans);
    cases.timeIs(TestClock.FRIDAY_AFTERNOON.toString());
    it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff1@" + SCHOOL);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    evidence =
        head.post(
                "/api/v1/cases/" + it.reference() + "/evidence",
                Map.of("words", "Said"),
                List.of(new Api.File("files", "a.txt", "Said".getBytes(StandardCharsets.UTF_8))),
                UUID.randomUUID().toString())
            .text("/evidence/0/id");
    tasks = new ArrayList<>();
    head.get("/api/v1/cases/" + it.reference())
        .json()
        .path("tasks")
        .forEach(task -> tasks.add(task.path("id").asText()));
  }

  @Test
  @DisplayName("A query that forgets its filter shows no row of another school, in any table")
  void forgottenFilter() {
    List<String> tables =
        jdbc.sql(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'school_id' and not a.attisdropped and c.relkind in ('r', 'p')
                  and has_table_privilege(c.oid, 'SELECT') order by 1
                """)
            .query(String.class)
            .list();
    assertThat(tables).contains("case_file", "case_grant", "case_wall", "break_glass", "letter");
    int filled = 0;
    for (String table : tables) {
      String all = "select count(*) from " + table;
      String others =
          "select count(*) from " + table + " where school_id is distinct from 'wanborough'";
      filled += Scope.everywhere(() -> count(all)) > 0 ? 1 : 0;
      assertThat(Scope.of(List.of("no-such-school"), () -> count(all + " where school_id <> ''")))
          .as("%s in the scope of a school that there is not", table)
          .isZero();
      assertThat(Scope.of(List.of("wanborough"), () -> count(others + " and school_id <> ''")))
          .as("%s in the scope of another school", table)
          .isZero();
      assertThat(count(all + " where school_id <> ''")).as("%s without a scope", table).isZero();
    }
    assertThat(filled).as("tables that hold something").isGreaterThan(10);
  }

  @Test
  @DisplayName("Ids of one school, asked for by people of the others: never there")
  void idsOfAnotherSchool() {
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    int rounds = FULL ? 10_000 : 150;
    System.out.println("SchoolsApartTests: " + rounds + " ids, -Dchalkline.seed=" + seed);
    Random random = new Random(seed);
    List<Api> others = new ArrayList<>();
    for (String who : List.of("headteacher@wanborough", "dsl@avenue", "administrator@wanborough")) {
      others.add(new Api(port, who));
    }
    List<String> routes = List.copyOf(Routes.OF_A_CASE);
    for (int round = 0; round < rounds; round++) {
      String route = routes.get(random.nextInt(routes.size()));
      if (!route.startsWith("/api/")) {
        continue;
      }
      String path =
          route
              .replace("{reference}", it.reference())
              .replace("/tasks/{id}", "/tasks/" + tasks.get(random.nextInt(tasks.size())))
              .replaceAll("\\{(page|number)}", "1")
              .replaceAll("\\{[^}]*}", evidence);
      Api.Answer answer = others.get(random.nextInt(others.size())).get(path);
      assertThat(answer.status()).as("%s, seed %s", path, seed).isIn(403, 404);
      assertThat(answer.body()).doesNotContain("A father", SCHOOL);
    }
  }

  @Test
  @DisplayName("Fields that nobody declared change nothing, whichever change they ride on")
  void undeclaredFields() {
    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    Random random = new Random(seed);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    List<String> before = protectedRows();
    String here = "/api/v1/cases/" + it.reference();
    for (int round = 0; round < (FULL ? 2_000 : 40); round++) {
      StringBuilder more = new StringBuilder();
      for (String field : FIELDS) {
        if (random.nextBoolean()) {
          more.append(",\"").append(field).append("\":").append(any(random));
        }
      }
      String body = "{\"words\":\"A note\",\"body\":\"Police\",\"bodyReference\":\"\"" + more + "}";
      String to = random.nextBoolean() ? "/notes" : "/contacts";
      Api.Answer answer = head.post(here + to, body, UUID.randomUUID().toString());
      assertThat(answer.status()).as("%s, seed %s", body, seed).isIn(201, 400);
    }
    assertThat(protectedRows()).as("seed %s", seed).isEqualTo(before);
  }

  private static final List<String> FIELDS =
      List.of(
          "id",
          "caseId",
          "case_id",
          "school",
          "school_id",
          "state",
          "kind",
          "by",
          "by_person",
          "actor",
          "person",
          "grantee",
          "rests",
          "until",
          "holder",
          "owner",
          "openedBy",
          "roles",
          "me");

  private static String any(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "\"wanborough\"";
      case 1 -> "\"staff2@" + SCHOOL + "\"";
      case 2 -> "true";
      case 3 -> "[\"administrator\"]";
      default -> "{\"id\":\"x\"}";
    };
  }

  /** What no note and no contact may touch, with who wrote those. */
  private List<String> protectedRows() {
    return cases.everywhere(
        () ->
            jdbc.sql(
                    """
                    select t from (
                      select 'case ' || school_id || kind || state || opened_by as t from case_file
                        where id = :case
                      union all select 'grant ' || grantee || rests || coalesce(until::text, '')
                        from case_grant where case_id = :case
                      union all select 'wall ' || person_id || why from case_wall where case_id = :case
                      union all select 'task ' || task_id || owner || coalesce(holder, '')
                        from assignment where case_id = :case
                      union all select distinct 'note ' || by_person || school_id from case_note
                        where case_id = :case and by_person <> 'headteacher@highters-heath') x
                    order by 1
                    """)
                .param("case", it.id())
                .query(String.class)
                .list());
  }

  private long count(String sql) {
    Long counted = transaction.execute(status -> jdbc.sql(sql).query(Long.class).single());
    return counted == null ? 0 : counted;
  }
}
