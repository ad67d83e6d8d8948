package org.chalkline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.installation.SharedDatabase;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The engine is nobody's door: no REST, no consoles, no personal data in its tables (EN-1, EN-4).
 */
@ChalklineTest
class EngineSafetyTests {

  @Autowired WebApplicationContext context;
  @Autowired ProcessEngine engine;
  @Autowired People people;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/camunda/bpm/engine/rest/**/*.class",
        "org/camunda/bpm/webapp/**/*.class",
        "org/camunda/bpm/cockpit/**/*.class",
        "org/camunda/bpm/admin/**/*.class",
        "org/camunda/bpm/tasklist/**/*.class",
        "org/camunda/bpm/spring/boot/starter/rest/**/*.class",
        "META-INF/resources/webjars/camunda/**",
        "org/h2/**/*.class",
        "org/codehaus/groovy/jsr223/**/*.class",
        "org/graalvm/polyglot/**/*.class"
      })
  @DisplayName("Nothing of this is on the class path")
  void notOnTheClassPath(String pattern) throws Exception {
    assertThat(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest",
        "/engine-rest/engine",
        "/engine-rest/process-definition",
        "/rest/engine",
        "/camunda",
        "/camunda/app/cockpit/default/",
        "/camunda/api/engine",
        "/app/admin/default/",
        "/app/tasklist/default/",
        "/api/engine/engine/default/process-instance",
        "/h2-console",
        "/actuator",
        "/actuator/env",
        "/actuator/beans",
        "/actuator/heapdump"
      })
  @DisplayName("A signed-in person finds no such page")
  void noSuchPage(String path) throws Exception {
    var web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    int status =
        web.perform(get(path).with(user("headteacher@wanborough")))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(status).isEqualTo(404);
  }

  @Test
  @DisplayName("A whole case later the engine's tables hold nothing personal")
  void nothingPersonalInTheEngine() throws SQLException {
    Cases cases = new Cases(context);
    cases.timeIs("2026-09-18T15:10:00Z");
    var it =
        cases
            .aReport("wanborough")
            .onOwnAccount()
            .of("racist", "complaint")
            .saying("canarysaid canaryfull")
            .at("canaryplace")
            .by("parent", "canarybehind")
            .aimedAt("staff", "canarytarget", null)
            .reportedBy("staff1@wanborough");
    cases.timePassesTo("2026-09-22T15:12:00Z");
    it.factsConfirmed(
        "headteacher@wanborough",
        List.of("racist", "complaint"),
        List.of("parent"),
        Map.of(
            "authorName", "Canaryname Canarysurname",
            "authorHandle", "canaryhandle",
            "queryOrComplaint", "yes",
            "reason", "canaryreason"));
    it.done("runner1@wanborough", AbuseHandling.KEEP_EVIDENCE, Map.of("words", "canarywords"));
    // Reasons of walls and openings are nobody's but the case's.
    Api deputy = new Api(port, "deputy@wanborough");
    deputy.post(
        "/api/v1/break-glass", Map.of("reference", it.reference(), "reason", "canaryglass"));
    new Api(port, "headteacher@wanborough")
        .post(
            "/api/v1/cases/" + it.reference() + "/associates",
            Map.of(
                "person", cases.me("dsl@wanborough").id(),
                "relation", "friend",
                "words", "canaryfriend"));
    it.workedToTheEnd();

    List<String> secrets = new ArrayList<>(List.of("canary"));
    Scope.everywhere(
        () ->
            people
                .at("wanborough")
                .forEach(
                    person -> {
                      secrets.add(person.surname());
                      secrets.add(person.userName());
                      secrets.add(person.id());
                      if (person.email() != null) {
                        secrets.add(person.email());
                      }
                    }));
    List<String> found = new ArrayList<>();
    try (Connection database = SharedDatabase.asSuperuser()) {
      for (String table : engineTables(database)) {
        scan(database, table, secrets, found);
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> engineTables(Connection database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_schema || '.' || table_name from information_schema.tables where table_name like 'act\\_%'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    assertThat(tables).hasSizeGreaterThan(40);
    return tables;
  }

  private static void scan(
      Connection database, String table, List<String> secrets, List<String> found)
      throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
      while (rows.next()) {
        String row = rows.getString(1).toLowerCase(java.util.Locale.ROOT);
        for (String secret : secrets) {
          String plain = secret.toLowerCase(java.util.Locale.ROOT);
          String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
          if (row.contains(plain) || row.contains(hex)) {
            found.add(table + " holds " + secret);
          }
        }
      }
    }
  }

  @Test
  @DisplayName(
      "The engine keeps no values of variables in its history, no user operations and no identity")
  void historyIsShort() {
    var history = engine.getHistoryService();
    assertThat(history.createUserOperationLogQuery().count()).isZero();
    assertThat(history.createHistoricDetailQuery().count()).isZero();
    assertThat(history.createHistoricDecisionInstanceQuery().count()).isZero();
    assertThat(engine.getIdentityService().createUserQuery().count()).isZero();
    assertThat(engine.getIdentityService().createGroupQuery().count()).isZero();
  }
}
