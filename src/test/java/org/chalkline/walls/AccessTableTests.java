package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.GeneratedPage;
import org.chalkline.testing.TestClock;
import org.chalkline.walls.AccessTable.Cell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One table: route by role by relation by state (AC-1). It is drawn from the running application,
 * every cell asked over HTTP; here some cells are asked again, in the full run every one. A route
 * that the table does not know fails the build.
 */
@ChalklineTest
class AccessTableTests {

  private static final String SCHOOL = "highters-heath";
  private static final String ELSEWHERE = "wanborough";
  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final int SAMPLE = 250;
  private static final String ACCESS = "access.md";

  @Autowired BeanFactory beans;
  @Autowired TestClock clock;
  @Autowired Walls walls;
  @Autowired CaseFiles files;
  @Autowired CaseFileRepository repository;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectProvider<RequestMappingHandlerMapping> mappings;
  @LocalServerPort int port;

  private final HttpClient stranger = HttpClient.newHttpClient();
  private final Map<String, Caller> callers = new HashMap<>();
  private final Map<String, Made> made = new HashMap<>();
  private Cases cases;
  private List<String> roles;

  /** A case with the ids of its parts. */
  private record Made(String reference, String task, String part, String note) {}

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    roles =
        Roles.all().keySet().stream()
            .filter(role -> !user(role, SCHOOL).isEmpty())
            .sorted()
            .toList();
    assertThat(roles).hasSizeGreaterThan(14);
  }

  @Test
  @DisplayName("Every route stands in the table, and every cell that is asked answers as it says")
  void holds() throws IOException {
    Set<String> routes = AccessTable.routes(mappings);
    if (Boolean.getBoolean("chalkline.regenerate")) {
      AccessTable known = FULL ? new AccessTable() : committed();
      AccessTable table = new AccessTable();
      for (Cell cell : wanted(routes)) {
        String answer = known.cells().get(cell);
        table.put(cell, answer == null ? ask(cell) : answer);
      }
      GeneratedPage.holds(ACCESS, table.page());
      return;
    }
    AccessTable table = committed();
    Set<String> listed = new TreeSet<>();
    table.cells().keySet().forEach(cell -> listed.add(cell.route()));
    assertThat(listed)
        .as("who may ask for it: write docs/generated/access.md with -Dchalkline.regenerate=true")
        .containsExactlyInAnyOrderElementsOf(routes);
    assertThat(table.cells().keySet()).containsAll(wanted(routes));

    long seed = Long.getLong("chalkline.seed", System.nanoTime());
    List<Cell> cells = new ArrayList<>(wanted(routes));
    Collections.shuffle(cells, new Random(seed));
    int most = FULL ? cells.size() : Math.min(SAMPLE, cells.size());
    System.out.println(
        "AccessTableTests: %d of %d cells, -Dchalkline.seed=%d"
            .formatted(most, cells.size(), seed));
    List<String> wrong = new ArrayList<>();
    for (Cell cell : cells.subList(0, most)) {
      String answer = ask(cell);
      if (!answer.equals(table.cells().get(cell))) {
        wrong.add(cell + ": " + table.cells().get(cell) + ", but it was " + answer);
      }
    }
    assertThat(wrong).as("seed %s", seed).isEmpty();
  }

  private AccessTable committed() throws IOException {
    Path page = Path.of("docs", "generated", ACCESS);
    return AccessTable.read(Files.exists(page) ? Files.readString(page) : "", roles);
  }

  @Test
  @DisplayName("A route that nobody has listed is missed")
  void unlisted() {
    AccessTable table = AccessTable.read("| GET /cases | nobody | answered |\n", roles);
    assertThat(table.cells()).containsOnlyKeys(new Cell("GET /cases", "nobody", "nobody"));
    assertThat(AccessTable.routes(mappings)).hasSizeGreaterThan(250).contains("GET /cases");
  }

  // ---- the cells that there are

  private List<Cell> wanted(Set<String> routes) {
    List<Cell> cells = new ArrayList<>();
    for (String route : routes) {
      String method = route.substring(0, route.indexOf(' '));
      String path = route.substring(route.indexOf(' ') + 1);
      if (path.equals("/sign-out")) {
        cells.add(new Cell(route, AccessTable.UNASKED, AccessTable.NOBODY));
        continue;
      }
      cells.add(new Cell(route, AccessTable.NOBODY, AccessTable.NOBODY));
      boolean ofACase = path.matches("/(api/v1/)?(history/)?(cases|tasks|outside)/\\{.*");
      if (ofACase && method.equals("GET")) {
        for (String relation : List.of("inside", "no part", "outside", "other school")) {
          roles.forEach(role -> cells.add(new Cell(route, relation, role)));
        }
        AccessTable.SOME.forEach(role -> cells.add(new Cell(route, "inside, closed", role)));
        AccessTable.SOME.forEach(role -> cells.add(new Cell(route, "outside, closed", role)));
      } else if (ofACase) {
        for (String relation : List.of("outside", "other school")) {
          AccessTable.SOME.forEach(role -> cells.add(new Cell(route, relation, role)));
        }
      } else if (method.equals("GET") && Routes.PLAIN.containsKey(path)) {
        roles.forEach(role -> cells.add(new Cell(route, "signed in", role)));
      }
    }
    return cells;
  }

  // ---- asking

  private String ask(Cell cell) {
    String method = cell.route().substring(0, cell.route().indexOf(' '));
    String route = cell.route().substring(cell.route().indexOf(' ') + 1);
    if (cell.relation().equals(AccessTable.UNASKED)) {
      return "ends the session";
    }
    if (cell.relation().equals(AccessTable.NOBODY)) {
      return asNobody(method, route.replaceAll("\\{[^}]*}", "x"));
    }
    if (cell.relation().equals("signed in")) {
      String path = Routes.PLAIN.get(route).get(0).replace("SCHOOL", SCHOOL);
      Answered answer = caller(user(cell.role(), SCHOOL)).get(path);
      return answer.status() == 403 ? "403" : "answered";
    }
    String where = cell.relation().startsWith("other") ? ELSEWHERE : SCHOOL;
    Caller them = caller(user(cell.role(), where));
    String path = filled(route, made(cell.relation()));
    return plain(
        method.equals("GET")
            ? them.get(path)
            : path.startsWith("/api/")
                ? them.send(method, path, "{}", UUID.randomUUID().toString())
                : them.postPage(path, Map.of("once", UUID.randomUUID().toString())));
  }

  private static String plain(Answered answer) {
    int status = answer.status();
    return status < 400 ? "answered" : String.valueOf(status);
  }

  private String asNobody(String method, String path) {
    try {
      int status =
          stranger
              .send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                      .header("Accept", "text/html")
                      .header("Content-Type", "application/json")
                      .method(
                          method,
                          method.equals("GET")
                              ? BodyPublishers.noBody()
                              : BodyPublishers.ofString("{}"))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      return status == 302 ? "asked to sign in" : status < 400 ? "answered" : "refused";
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String filled(String route, Made it) {
    return route
        .replace("/tasks/{id}", "/tasks/" + it.task())
        .replace("{reference}", it.reference())
        .replace("{note}", it.note())
        .replace("{process}", "abuse-handling")
        .replaceAll("\\{(page|number)}", "1")
        .replace("/tasks/" + it.task() + "/{action}", "/tasks/" + it.task() + "/hand-over")
        .replace("{action}", "note")
        .replaceAll("\\{[^}]*}", it.part());
  }

  private Caller caller(String userName) {
    return callers.computeIfAbsent(userName, it -> new Caller(port, it));
  }

  /** Who has this role in the cast; empty if nobody has. */
  private String user(String role, String school) {
    return cases.everywhere(
        () ->
            List.of(role, role + "1", role.equals("account-lead") ? "runner1" : role).stream()
                .map(name -> name + "@" + school)
                .filter(name -> people.byUserName(name).isPresent())
                .findFirst()
                .orElse(""));
  }

  // ---- cases in each relation and state

  private Made made(String relation) {
    return made.computeIfAbsent(relation, this::make);
  }

  private Made make(String relation) {
    Cases.Case it = cases.aReport(SCHOOL).by("parent", "A father").reportedBy("staff2@" + SCHOOL);
    Api head = new Api(port, "headteacher@" + SCHOOL);
    String here = "/api/v1/cases/" + it.reference();
    String note =
        head.post(here + "/notes", Map.of("words", "A note"), UUID.randomUUID().toString())
            .text("/id");
    String part =
        head.post(
                here + "/evidence",
                Map.of("words", "Said"),
                List.of(new Api.File("files", "a.txt", "Said".getBytes(StandardCharsets.UTF_8))),
                UUID.randomUUID().toString())
            .text("/evidence/0/id");
    String task = head.get(here).text("/tasks/0/id");
    if (relation.endsWith("closed")) {
      it.workedToTheEnd();
      assertThat(it.state()).isEqualTo("closed");
    }
    List<String> everybody =
        roles.stream().map(role -> cases.me(user(role, SCHOOL)).id()).distinct().toList();
    cases.everywhere(
        () -> {
          CaseFile file = repository.findById(it.id()).orElseThrow();
          if (relation.startsWith("inside")) {
            everybody.forEach(who -> files.let(file, who, "Needs to know", Actor.CHALKLINE));
          } else if (relation.startsWith("outside")) {
            walls.keepOut(file, everybody, Walls.Why.DECLARED, Actor.CHALKLINE);
          }
          return "";
        });
    return new Made(it.reference(), task, part, note);
  }
}
