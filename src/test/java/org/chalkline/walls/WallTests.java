package org.chalkline.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.CaseReference;
import org.chalkline.testing.Api;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever is accused cannot tell the installation from one in which the case does not exist: every
 * address, page and API, is asked as them and compared.
 */
@ChalklineTest
class WallTests {

  private static final String SCHOOL = "highters-heath";
  private static final boolean FULL = "full".equals(System.getProperty("chalkline.proofs"));
  private static final List<String> POSTS =
      List.of("headteacher", "dsl", "chair", "senior-authoriser");
  private static final List<String> INSIDE =
      List.of("headteacher", "deputy", "dsl", "deputy-dsl", "chair", "vice-chair");

  @Autowired TestClock clock;
  @Autowired BeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectProvider<RequestMappingHandlerMapping> mappings;
  @LocalServerPort int port;

  private Cases cases;
  private Api staff;

  @BeforeEach
  void friday() {
    clock.set(TestClock.FRIDAY_AFTERNOON);
    cases = new Cases(beans);
    staff = new Api(port, "staff1@" + SCHOOL);
  }

  @Test
  @DisplayName("Every route that can be asked for is compared")
  void noneForgotten() {
    Set<String> known = new TreeSet<>(Routes.PLAIN.keySet());
    known.addAll(Routes.OF_A_CASE);
    known.addAll(Routes.OF_THE_EVALUATION);
    Set<String> real = new TreeSet<>();
    Routes.got(mappings).forEach(route -> real.add(plain(route)));
    Set<String> listed = new TreeSet<>();
    known.forEach(route -> listed.add(plain(route)));
    assertThat(listed).containsAll(real);
  }

  @ParameterizedTest
  @MethodSource("namedAtOnce")
  @DisplayName("Named by post in the report: the case is to them as if it were not")
  void namedInTheReport(String post) {
    String accused = post + "@" + SCHOOL;
    Caller them = new Caller(port, accused);
    Map<String, Answered> before = plainAnswers(them);
    long mails = mailsTo(accused);
    String reference = report("staff", "I will not say", post);
    Made made = made(reference, post);
    same(before, plainAnswers(them));
    asAbsent(them, made);
    assertThat(mailsTo(accused)).isEqualTo(mails);
    assertThat(evaluationMail()).doesNotContain(reference);
  }

  @ParameterizedTest
  @MethodSource("namedAfterwards")
  @DisplayName(
      "Named on day three, with addresses of before: from then on the case was never there")
  void namedLater(String post) {
    String accused = post + "@" + SCHOOL;
    Caller them = new Caller(port, accused);
    Map<String, Answered> before = plainAnswers(them);
    String reference = report("parent", "A father", null);
    Api accusedApi = new Api(port, accused);
    for (JsonNode task : accusedApi.get("/api/v1/cases/" + reference).json().path("tasks")) {
      accusedApi.post("/api/v1/tasks/" + task.path("id").asText() + "/claim", "{}");
    }
    long mails = mailsTo(accused);
    handOver(reference);
    Api inside = insider(reference, post);
    Api.Answer named =
        inside.post(
            "/api/v1/cases/" + reference + "/suspects",
            Map.of("words", "Perhaps not a father", "post", post),
            UUID.randomUUID().toString());
    assertThat(named.status()).as(named.body()).isLessThan(300);
    Made made = made(reference, post);
    same(before, plainAnswers(them));
    asAbsent(them, made);
    assertThat(mailsTo(accused)).isEqualTo(mails);
    for (JsonNode task : inside.get("/api/v1/cases/" + reference).json().path("tasks")) {
      assertThat(task.path("holder").toString()).doesNotContain(cases.me(accused).person().name());
    }
  }

  /** Each post is asked one way; with {@code -Pfull} both ways. */
  private static List<String> namedAtOnce() {
    return FULL ? POSTS : List.of("headteacher", "chair");
  }

  private static List<String> namedAfterwards() {
    return FULL ? POSTS : List.of("dsl", "senior-authoriser");
  }

  @Test
  @DisplayName(
      "Who is outside one of two joined cases learns of neither, whichever was joined to which")
  void joined() {
    for (boolean accusedInTarget : new boolean[] {true, false}) {
      Caller them = new Caller(port, "headteacher@" + SCHOOL);
      String open = report("parent", "A father", null);
      String closed = report("staff", "I will not say", "headteacher");
      // Whoever is inside both confirms the facts of the one, and so may join the two.
      String both =
          INSIDE.stream()
              .filter(role -> !role.equals("headteacher"))
              .filter(
                  role ->
                      new Api(port, role + "@" + SCHOOL).get("/api/v1/cases/" + closed).status()
                          == 200)
              .findFirst()
              .orElseThrow();
      handOver(open, List.of(both));
      Api inside = new Api(port, both + "@" + SCHOOL);
      String from = accusedInTarget ? open : closed;
      String into = accusedInTarget ? closed : open;
      Api.Answer joined =
          inside.post(
              "/api/v1/cases/" + from + "/join",
              Map.of("other", into, "reason", "The same post"),
              UUID.randomUUID().toString());
      assertThat(joined.status()).as(joined.body()).isLessThan(300);
      asAbsent(them, made(open, "headteacher"));
      if (FULL) {
        asAbsent(them, made(closed, "headteacher"));
      }
    }
  }

  @Test
  @DisplayName(
      "A case linked to one that they may not see shows no trace of it, on the page or in the API")
  void linked() {
    Caller them = new Caller(port, "headteacher@" + SCHOOL);
    String open = report("parent", "A father", null);
    String closed = report("staff", "I will not say", "headteacher");
    handOver(open);
    Api inside = insider(closed, "headteacher");
    List<String> paths =
        List.of("/cases/" + open, "/api/v1/cases/" + open, "/api/v1/cases/" + open + "/timeline");
    Api.Answer linked =
        inside.post(
            "/api/v1/cases/" + open + "/links",
            Map.of("other", closed, "why", "The words of a leak"),
            UUID.randomUUID().toString());
    assertThat(linked.status()).as(linked.body()).isLessThan(300);
    for (String path : paths) {
      Answered seen = them.get(path);
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.body()).as(path).doesNotContain(closed, "The words of a leak", "case.linked");
    }
    assertThat(inside.get(paths.get(2)).body()).contains(closed);
  }

  @Test
  @DisplayName(
      "Staff without a role in the case, and people of another school, find nothing either")
  void strangers() {
    Made made = made(report("staff", "I will not say", "headteacher"), "headteacher");
    asAbsent(new Caller(port, "staff2@" + SCHOOL), made);
    asAbsent(new Caller(port, "headteacher@wanborough"), made);
    asAbsent(new Caller(port, "dsl@avenue"), made);
  }

  @Test
  @DisplayName(
      "Who runs the account and is accused: the work goes to whom the policy names instead")
  void runnerOfTheAccount() {
    String accused = "runner1@" + SCHOOL;
    Caller them = new Caller(port, accused);
    Map<String, Answered> before = plainAnswers(them);
    String reference =
        cases
            .aReport(SCHOOL)
            .onOwnAccount()
            .byPost("account-lead")
            .reportedBy("staff1@" + SCHOOL)
            .reference();
    Made made = made(reference, "account-lead");
    same(before, plainAnswers(them));
    asAbsent(them, made);
  }

  @Test
  @DisplayName("Who reports something that they are meant by themselves sees their report, no case")
  void reporterIsSubject() {
    Caller them = new Caller(port, "dsl@" + SCHOOL);
    String reference = cases.aReport(SCHOOL).byPost("dsl").reportedBy("dsl@" + SCHOOL).reference();
    assertThat(them.get("/my-reports/" + reference).status()).isEqualTo(200);
    assertThat(them.get("/api/v1/reports/" + reference).status()).isEqualTo(200);
    Made made = made(reference, "dsl");
    asAbsent(
        them,
        made,
        Set.of(
            "/my-reports/{reference}",
            "/my-reports/{reference}/files/{number}",
            "/api/v1/reports/{reference}"));
  }

  // ---- what there is to find

  /** A case with its ids, as somebody inside finds them. */
  private record Made(String reference, List<String> tasks, String evidence, String note) {}

  private String report(String kind, String words, String post) {
    Map<String, Object> behind = new LinkedHashMap<>();
    behind.put("kind", kind);
    behind.put("words", words);
    behind.put("post", post);
    behind.put("adultOfSchool", post == null ? "no" : "yes");
    Map<String, Object> report = new LinkedHashMap<>(Api.aReport(SCHOOL));
    report.put("behind", List.of(behind));
    report.put("kinds", List.of("offensive"));
    Api.Answer answer = staff.post("/api/v1/reports", report);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/reference");
  }

  /**
   * The head hands the tasks of a case to everybody else in a post in turn, so that they are
   * inside.
   */
  private void handOver(String reference) {
    handOver(reference, INSIDE);
  }

  private void handOver(String reference, List<String> roles) {
    Api head = new Api(port, "headteacher@" + SCHOOL);
    for (String role : roles) {
      for (JsonNode task : head.get("/api/v1/cases/" + reference).json().path("tasks")) {
        head.post(
            "/api/v1/tasks/" + task.path("id").asText() + "/hand-over",
            Map.of("person", cases.me(role + "@" + SCHOOL).id(), "reason", "For now"));
      }
    }
  }

  private Api insider(String reference, String accused) {
    return INSIDE.stream()
        .filter(role -> !role.equals(accused))
        .map(role -> new Api(port, role + "@" + SCHOOL))
        .filter(api -> api.get("/api/v1/cases/" + reference).status() == 200)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is inside " + reference));
  }

  private Made made(String reference, String accused) {
    Api inside = insider(reference, accused);
    String here = "/api/v1/cases/" + reference;
    String note =
        inside
            .post(here + "/notes", Map.of("words", "A note"), UUID.randomUUID().toString())
            .text("/id");
    String evidence =
        inside
            .post(
                here + "/evidence",
                Map.of("words", "What was said"),
                List.of(
                    new Api.File(
                        "files", "said.txt", "What was said".getBytes(StandardCharsets.UTF_8))),
                UUID.randomUUID().toString())
            .text("/evidence/0/id");
    List<String> tasks = new ArrayList<>();
    inside.get(here).json().path("tasks").forEach(task -> tasks.add(task.path("id").asText()));
    assertThat(tasks).isNotEmpty();
    return new Made(reference, tasks, evidence, note);
  }

  // ---- comparing

  private Map<String, Answered> plainAnswers(Caller them) {
    Map<String, Answered> answers = new LinkedHashMap<>();
    Routes.plain(SCHOOL).stream()
        .filter(path -> !path.equals("/sign-out"))
        .forEach(path -> answers.put(path, them.get(path).comparable(List.of())));
    return answers;
  }

  private static void same(Map<String, Answered> before, Map<String, Answered> after) {
    SoftAssertions softly = new SoftAssertions();
    before.forEach((path, answer) -> softly.assertThat(after.get(path)).as(path).isEqualTo(answer));
    softly.assertAll();
  }

  private void asAbsent(Caller them, Made made) {
    asAbsent(them, made, Set.of());
  }

  private void asAbsent(Caller them, Made made, Set<String> theirOwn) {
    String nowhere = CaseReference.next("ABU").value();
    String nothing = UUID.randomUUID().toString();
    SoftAssertions softly = new SoftAssertions();
    for (String task : made.tasks()) {
      List<String> real = List.of(made.reference(), task, made.evidence(), made.note());
      List<String> absent = List.of(nowhere, nothing, nothing, nothing);
      // What names no task is the same for each of them, and is asked once.
      Predicate<String> differs =
          route -> task.equals(made.tasks().get(0)) || route.contains("/tasks/{id}");
      for (String route : Routes.OF_A_CASE.stream().filter(differs).toList()) {
        if (theirOwn.contains(route)) {
          continue;
        }
        for (String action : actionsOf(route)) {
          String asked = route.replace("{action}", action);
          softly
              .assertThat(them.get(filled(asked, real)).comparable(real))
              .as("GET %s", asked)
              .isEqualTo(them.get(filled(asked, absent)).comparable(absent));
        }
      }
      for (String asked : pageChanges().stream().filter(differs).toList()) {
        softly
            .assertThat(them.postPage(filled(asked, real), FORM).comparable(real))
            .as("POST %s", asked)
            .isEqualTo(them.postPage(filled(asked, absent), FORM).comparable(absent));
      }
      for (String asked : changes().stream().filter(differs).toList()) {
        softly
            .assertThat(
                them.post(filled(asked, real), BODY, UUID.randomUUID().toString()).comparable(real))
            .as("POST %s", asked)
            .isEqualTo(
                them.post(filled(asked, absent), BODY, UUID.randomUUID().toString())
                    .comparable(absent));
      }
    }
    softly.assertAll();
  }

  /** A body that every change of the API can read. */
  private static final String BODY =
      """
      {"words":"w","reason":"r","why":"y","body":"b","bodyReference":"","other":"ABU-2222-2222",
       "school":"avenue","person":"p","answers":{},"due":"2026-10-30T12:00:00Z"}
      """;

  /** What every page can read that changes something. */
  private static final Map<String, String> FORM =
      Map.of(
          "once",
          "a-key",
          "words",
          "w",
          "reason",
          "r",
          "why",
          "y",
          "body",
          "b",
          "other",
          "ABU-2222-2222",
          "school",
          "avenue",
          "person",
          "p");

  private Set<String> changes() {
    Set<String> routes = posts("/api/v1/(history/)?(cases|tasks)/\\{.*/[a-z-]+");
    assertThat(routes).hasSizeGreaterThan(10);
    return routes;
  }

  /** The pages' own changes; each action of a case by its name. */
  private Set<String> pageChanges() {
    Set<String> routes = new TreeSet<>();
    for (String route : posts("/(history/)?(cases|tasks|outside)/\\{.*")) {
      if (route.contains("{action}")) {
        actions().forEach(action -> routes.add(route.replace("{action}", action)));
      } else {
        routes.add(route);
      }
    }
    assertThat(routes).hasSizeGreaterThan(10);
    return routes;
  }

  private Set<String> posts(String pattern) {
    Set<String> routes = new TreeSet<>();
    mappings.forEach(
        mapping ->
            mapping
                .getHandlerMethods()
                .keySet()
                .forEach(
                    info ->
                        info.getPatternValues().stream()
                            .filter(route -> route.matches(pattern))
                            .filter(
                                route ->
                                    info.getMethodsCondition()
                                        .getMethods()
                                        .toString()
                                        .contains("POST"))
                            .forEach(routes::add)));
    return routes;
  }

  private List<String> actionsOf(String route) {
    if (!route.contains("{action}")) {
      return List.of("");
    }
    return route.startsWith("/tasks/") ? List.of("hand-over", "more-time") : actions();
  }

  private List<String> actions() {
    return List.of(
        "note",
        "contact",
        "link",
        "join",
        "move",
        "reopen",
        "step-aside",
        "name-associate",
        "not-associate",
        "let-see",
        "take-off",
        "new-facts",
        "further-person");
  }

  private static String filled(String route, List<String> ids) {
    return route
        .replace("/tasks/{id}", "/tasks/" + ids.get(1))
        .replace("{reference}", ids.get(0))
        .replaceAll("\\{(item|id|meeting|pack|contact|link|transfer)}", ids.get(2))
        .replace("{note}", ids.get(3))
        .replace("{process}", "abuse-handling")
        .replaceAll("\\{(page|number)}", "1")
        .replaceAll("\\{action[^}]*}", "hand-over");
  }

  private static String plain(String route) {
    return Pattern.compile("\\{[^}]*}").matcher(route).replaceAll("{}");
  }

  private long mailsTo(String userName) {
    return cases.everywhere(
        () ->
            jdbc.sql("select count(*) from outbox where person_id = ?")
                .param(cases.me(userName).id())
                .query(Long.class)
                .single());
  }

  private String evaluationMail() {
    return staff.get("/api/v1/evaluation/outbox").body();
  }
}
