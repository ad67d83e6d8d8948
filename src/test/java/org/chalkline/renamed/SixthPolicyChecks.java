package org.chalkline.renamed;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chalkline.desk.tasks.Visitor;
import org.chalkline.engine.Workflows;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.testing.Api;
import org.chalkline.testing.Api.Answer;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.TestClock;
import org.chalkline.testing.TimePasses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A sixth, made-up policy is data and nothing else: other answers to all questions, its own clauses
 * on every page, a case through each process. Run by {@link RenamedRun}, where the sixth school is.
 */
@ChalklineTest
class SixthPolicyChecks {

  private static final Pattern CLAUSE = Pattern.compile("\\b[A-Z]{2,3}-\\d{2,3}\\b");
  private static final String REFERENCES = "(ABU|REV|ACK|PAR|CON|EXC|NEA|SAF|BRE|SHA)-";
  private static final String POLICY = "quarry-hill";

  /**
   * Questions for which the five policies leave no other answer, and why: there it differs from the
   * default alone.
   */
  private static final Map<String, String> NONE_LEFT =
      Map.ofEntries(
          entry("account.official_email_required", "some say yes and some say no"),
          entry("post.other_channels_required", "some say yes and some say no"),
          entry("abuse.complaint_is_inappropriate", "some say yes and some say no"),
          entry("parent.event_ban_possible", "some say yes and some say no"),
          entry("parent.local_authority_rung", "some say yes and some say no"),
          entry("breach.record_all", "some say yes and some say no"),
          entry("pupil.sanctions_hidden", "some say yes and some say no"),
          entry("abuse.public_explanation", "both ways are taken"),
          entry("parent.route_when", "both ways are taken"),
          entry("parent.measures_when", "both ways are taken"),
          entry("contact.dsl_told", "both ways are taken"),
          entry("post.approval_mode", "all three ways are taken"),
          entry("event.parent_reminder", "all three ways are taken"),
          entry("abuse.block_when", "all three ways are taken"),
          entry("near_miss.enabled", "all three ways are taken"),
          entry("staff.email_and_phone_rule", "all three ways are taken"),
          entry("web_watch.mode", "all four ways are taken"),
          entry("parent_photo.rule", "all four ways are taken"),
          entry("abuse.user_report", "all four ways are taken"),
          entry("parent.block_condition", "all four ways are taken"),
          entry("brand.use_rule", "all four ways are taken"),
          entry("personal.use_at_work", "all four ways are taken"),
          entry("teaching.catalogue", "all four ways are taken"),
          entry("breach.scope_rule", "each of the five has a way of its own"),
          entry("contact.parents_rule", "each of the five has a way, and the default the last"));

  @Autowired private Policies policies;
  @Autowired private Questions questions;
  @Autowired private Workflows workflows;
  @Autowired private TestClock clock;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private final Map<String, Visitor> visitors = new LinkedHashMap<>();

  @BeforeEach
  void friday() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @AfterEach
  void gone() {
    CleanSlate.make();
    clock.set(TestClock.FRIDAY_AFTERNOON);
  }

  @Test
  @DisplayName("It answers every question otherwise than the default, and than the five policies")
  void answersOtherwise() {
    Profile sixth =
        policies.all().stream()
            .filter(profile -> profile.policyId().equals(POLICY))
            .findFirst()
            .orElseThrow();
    List<Profile> five =
        policies.all().stream().filter(profile -> !profile.policyId().equals(POLICY)).toList();
    assertThat(five).hasSize(5);
    for (Question question : questions.all()) {
      String key = question.key();
      assertThat(sixth.text(key)).as(key).isNotEqualTo(question.value());
      Set<Object> taken = new LinkedHashSet<>();
      five.forEach(profile -> taken.add(answer(question, profile)));
      Set<Object> left = new LinkedHashSet<>(possible(question));
      left.removeAll(taken);
      left.remove(question.value());
      boolean noneLeft = left.isEmpty();
      assertThat(NONE_LEFT.containsKey(key))
          .as("none left for %s: %s", key, taken)
          .isEqualTo(noneLeft);
      if (!noneLeft) {
        assertThat(taken).as(key).doesNotContain(answer(question, sixth));
      }
    }
  }

  /** An answer; where the order of its parts means nothing, as a set. */
  private static Object answer(Question question, Profile profile) {
    boolean parts = question.type().list() && !question.ordered();
    return parts ? new TreeSet<>(profile.list(question.key())) : profile.text(question.key());
  }

  /** Every answer that a question allows, where they can be counted: never all taken otherwise. */
  private static Set<Object> possible(Question question) {
    return switch (question.type()) {
      case YES_NO -> Set.of("yes", "no");
      case CODE, ROLE -> Set.copyOf(question.allowed().keySet());
      default -> Set.of("one of a great many");
    };
  }

  @Test
  @DisplayName("A case runs through each process that exists, and to the end of each")
  void eachProcess() {
    var cited = new LinkedHashSet<String>();
    String abuse = api("staff1").reports(SixthSchool.ID);
    done(
        api("deputy")
            .post(
                "/api/v1/tasks/" + api("deputy").task(abuse, "Task_ConfirmFacts") + "/complete",
                Map.of(
                    "kinds", List.of("racist"),
                    "authors", List.of("parent"),
                    "danger", "no",
                    "childTouched", "no",
                    "queryOrComplaint", "no",
                    "thoughtIllegal", "no",
                    "reason", "It stands there in his name")));
    review(cited);
    reading(cited);
    alert();
    training(cited);
    steps(cited);
    outside(cited);
    bounds(cited);
    nearMiss(cited);
    worry(cited);
    opened(abuse, cited);
    breach(cited);
    // Half of the shortest limits goes by, and what is open is chased.
    new TimePasses(clock, workflows).by(Duration.ofDays(5));
    assertThat(keys("select distinct proc_def_key_ from act_hi_procinst"))
        .isEqualTo(keys("select distinct key_ from act_re_procdef"));
    assertThat(keys("select proc_def_key_ from act_hi_procinst where end_time_ is not null"))
        .as("the feature beside this ends a case of abuse")
        .contains(
            "policy-review",
            "policy-approval",
            "policy-acknowledgement",
            "training-renewal",
            "test-alert",
            "duty",
            "data-breach");
    assertThat(cited).isNotEmpty();
    assertThat(cited.stream().filter(id -> !id.startsWith("QQ-")))
        .as("clauses of no other policy")
        .isEmpty();
  }

  /** The leadership team approves, then the chair: its own order, not that of any of the five. */
  private void review(Set<String> cited) {
    Api head = api("headteacher");
    Answer draft = head.post("/api/v1/policy-versions", Map.of("policy", POLICY));
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    String place = "/api/v1/policy-versions/" + draft.text("/id");
    done(
        head.put(
            place + "/answers/abuse.triage_limit",
            Map.of("value", "3 working days", "rests", "own", "reason", "It took too long"),
            null));
    done(head.put(place + "/frame", Map.of("name", "Next", "inForceFrom", "2026-09-21"), null));
    done(head.post(place + "/put-forward", Map.of()));
    cites(
        visitor("headteacher"),
        place.replace("/api/v1/policy-versions", "/policy/versions"),
        cited);
    for (String role : List.of("slt", "chair")) {
      JsonNode task = only(role, "Task_ApproveVersion");
      cites(visitor(role), "/tasks/" + task.path("id").asText(), cited);
      cites(visitor(role), "/cases/" + task.path("reference").asText(), cited);
      done(
          api(role)
              .post(
                  "/api/v1/tasks/" + task.path("id").asText() + "/complete",
                  Map.of("said", "agreed")));
    }
    assertThat(head.get(place).text("/state")).isEqualTo("published");
  }

  private void reading(Set<String> cited) {
    done(api("headteacher").post("/api/v1/schools/" + SixthSchool.ID + "/reading", Map.of()));
    new TimePasses(clock, workflows).by(Duration.ofSeconds(1));
    JsonNode mine = api("staff1").get("/api/v1/reading/mine").json();
    String task = mine.findPath("task").asText();
    cites(visitor("staff1"), "/my-reading/" + task, cited);
    done(api("staff1").post("/api/v1/tasks/" + task + "/complete", Map.of("understood", true)));
  }

  /** Its head has the task for everybody who owes a training. */
  private void training(Set<String> cited) {
    done(
        api("headteacher")
            .post("/api/v1/schools/" + SixthSchool.ID + "/training/asking", Map.of()));
    new TimePasses(clock, workflows).by(Duration.ofSeconds(1));
    String task = only("headteacher", "Task_TakeTraining").path("id").asText();
    cites(visitor("headteacher"), "/tasks/" + task, cited);
    done(
        api("headteacher")
            .post("/api/v1/tasks/" + task + "/complete", Map.of("doneOn", "2026-09-18")));
  }

  /** Everybody answers as they are asked, its own safeguarding lead first. */
  private void alert() {
    Api head = api("headteacher");
    String alerts = "/api/v1/schools/" + SixthSchool.ID + "/alerts";
    assertThat(head.post(alerts, Map.of()).status()).isEqualTo(201);
    assertThat(head.get(alerts).text("/alerts/0/asked/0/role")).isEqualTo("deputy-dsl");
    for (int asked = 0; asked < 12; asked++) {
      JsonNode people = head.get(alerts).json().at("/alerts/0/asked");
      for (JsonNode person : people) {
        if (!person.hasNonNull("answered")) {
          String role = person.path("person").asText().replaceFirst("@.*", "");
          String id = api(role).get("/api/v1/alerts").json().findPath("id").asText();
          assertThat(api(role).post("/api/v1/alerts/" + id + "/answer", Map.of()).status())
              .isEqualTo(200);
        }
      }
    }
    assertThat(head.get(alerts).json().at("/alerts/0/ended").isNull()).isFalse();
  }

  /** A worry about a child, taken up by its own lead: watched, packed, something locked away. */
  private void worry(Set<String> cited) {
    Answer told =
        api("staff1")
            .post("/api/v1/worries", Map.of("school", SixthSchool.ID, "worry", "What was seen"));
    assertThat(told.status()).as(told.body()).isEqualTo(201);
    ofSteps = told.text("/reference");
    assertThat(api("dsl").get("/api/v1/cases/" + ofSteps).status()).isEqualTo(404);
    step(
        "deputy-dsl",
        "Task_TakeUpReferral",
        Map.of("threshold", "need", "reason", "As told", "notShared", "Not yet", "adult", "no"),
        cited);
    step(
        "deputy-dsl",
        "Task_DecideAboutParents",
        Map.of("parents", "told", "reason", "Both"),
        cited);
    String place = "/api/v1/cases/" + ofSteps;
    Answer made =
        api("deputy-dsl")
            .post(place + "/transfers", Map.of("school", "Elm School", "person", "Their lead"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    step("deputy-dsl", "Task_SendPackage", Map.of("sent", "no", "reason", "She stays"), cited);
    String item =
        api("deputy-dsl")
            .post(
                place + "/evidence",
                Map.of("words", "As it was"),
                List.of(
                    new Api.File(
                        "files",
                        "said.txt",
                        "What was said".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                java.util.UUID.randomUUID().toString())
            .text("/evidence/0/id");
    done(
        api("deputy-dsl")
            .post(place + "/evidence/" + item + "/lock", Map.of("words", "It may be unlawful")));
    step("deputy-dsl", "Task_SeeLock", Map.of("words", "The police are called"), cited);
    step(
        "deputy-dsl",
        "Task_ReviewReferral",
        Map.of("child", "Well", "next", "watch", "lookAgain", "2026-10-09"),
        cited);
  }

  /** Steps with a parent, led by its deputy: a letter, a meeting, and measures out of order. */
  private void steps(Set<String> cited) {
    Map<String, Object> post =
        Map.of(
            "school",
            SixthSchool.ID,
            "platform",
            "Facebook",
            "said",
            "What was said",
            "kinds",
            List.of("racist"));
    Answer begun = api("deputy").post("/api/v1/steps-with-parents", post);
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    String place = "/api/v1/cases/" + begun.text("/reference");
    ofSteps = begun.text("/reference");
    step("headteacher", "Task_ConsiderPolice", Map.of("report", "no", "reason", "No crime"), cited);
    step(
        "deputy",
        "Task_PrepareSteps",
        Map.of(
            "begin",
            "yes",
            "parent",
            "Ms A Winter",
            "address",
            "1 Example Street",
            "alsoStaff",
            "no"),
        cited);
    letter();
    done(api("deputy").post(place + "/further-posts", post));
    step("headteacher", "Task_ConsiderPolice", Map.of("report", "no", "reason", "No crime"), cited);
    cites(
        visitor("deputy"),
        "/tasks/" + ofSteps("deputy", "Task_OfferTimes").path("id").asText(),
        cited);
    done(
        api("deputy")
            .post(place + "/other-rung", Map.of("rung", "measures", "reason", "It goes on")));
    step("headteacher", "Task_AgreeToSkip", Map.of("agreed", "yes", "words", "It does"), cited);
    step(
        "deputy",
        "Task_DecideMeasures",
        Map.of(
            "eventBan",
            "taken",
            "authority",
            "taken",
            "warning",
            "declined",
            "removal",
            "declined"),
        cited);
    step("chair", "Task_HearChair", Map.of("view", "for", "words", "It is fair"), cited);
    step(
        "deputy",
        "Task_DecideBan",
        Map.of("decided", "yes", "scope", "All events", "reason", "It goes on"),
        cited);
    cites(
        visitor("deputy"),
        "/tasks/" + ofSteps("deputy", "Task_MakeContact").path("id").asText(),
        cited);
    letter();
  }

  /** An attempt at contact and an exception for family, both looked at by its deputy. */
  private void bounds(Set<String> cited) {
    done(
        api("staff1")
            .post(
                "/api/v1/contact-attempts",
                Map.of(
                    "school", SixthSchool.ID,
                    "direction", "in",
                    "other", "pupil",
                    "way", "follow",
                    "platform", "Instagram",
                    "said", "It came in the evening")));
    only(
        "deputy",
        "Task_LookAtAttempt",
        Map.of("what", "attempt", "words", "It was one", "advice", "Do not answer"),
        cited);
    done(
        api("staff1")
            .post(
                "/api/v1/contact-exceptions",
                Map.of(
                    "school", SixthSchool.ID,
                    "relation", "family",
                    "whom", "My niece",
                    "why", "We are family")));
    only(
        "deputy",
        "Task_DecideException",
        Map.of("granted", "yes", "until", "2026-10-30", "reason", "Family"),
        cited);
    done(api("staff1").get("/api/v1/contact-exceptions/mine"));
    assertThat(visitor("staff1").get("/contact/former-pupil").status())
        .as("it offers no calculator")
        .isEqualTo(404);
  }

  /** In its register, on its own scale, with a name: it lets nobody withhold it. */
  private void nearMiss(Set<String> cited) {
    Map<String, Object> told =
        Map.of(
            "school", SixthSchool.ID,
            "kind", "mistake",
            "platform", "email",
            "place", "office",
            "said", "Nearly the wrong list");
    Map<String, Object> withheld = new LinkedHashMap<>(told);
    withheld.put("withheld", true);
    assertThat(api("staff1").post("/api/v1/near-misses", withheld).fields())
        .containsExactly("withheld");
    done(api("staff1").post("/api/v1/near-misses", told));
    only(
        "deputy",
        "Task_AssessNearMiss",
        Map.of(
            "likelihood", "5",
            "severity", "1",
            "why", "It happens daily",
            "clause", "QQ-122",
            "needed", "yes",
            "firstAction", "Ask twice",
            "firstOwner", api("staff2").get("/api/v1/me").text("/id"),
            "firstDue", "2026-09-22"),
        cited);
    only("staff2", "Task_CarryOutAction", Map.of("done", "yes", "words", "Asked"), cited);
    only("deputy", "Task_SeeWhatWasLearnt", Map.of("more", "no", "lesson", "Ask twice"), cited);
    Answer report = api("deputy").get("/api/v1/schools/" + SixthSchool.ID + "/near-misses/report");
    assertThat(report.text("/lessons/0")).isEqualTo("Ask twice");
  }

  /** Whoever alone has a step does it; what its page cites is noted. */
  private void only(String role, String step, Map<String, Object> answers, Set<String> cited) {
    String task = only(role, step).path("id").asText();
    cites(visitor(role), "/tasks/" + task, cited);
    done(api(role).post("/api/v1/tasks/" + task + "/complete", answers));
  }

  /** Its vice-chair may open a case that cannot wait; whoever was told reviews it. */
  private void opened(String reference, Set<String> cited) {
    Map<String, String> ask = Map.of("reference", reference, "reason", "It cannot wait");
    assertThat(api("vice-chair").post("/api/v1/break-glass", ask).status()).isEqualTo(202);
    assertThat(api("vice-chair").get("/api/v1/cases/" + reference).status()).isEqualTo(200);
    JsonNode task = only("headteacher", "Task_ReviewBreakGlass");
    cites(visitor("headteacher"), "/tasks/" + task.path("id").asText(), cited);
    done(
        api("headteacher")
            .post(
                "/api/v1/tasks/" + task.path("id").asText() + "/complete",
                Map.of("right", "no", "words", "It could have waited")));
    assertThat(api("vice-chair").get("/api/v1/cases/" + reference).status()).isEqualTo(404);
  }

  /** Bodies outside: its deputy tells them, by its own limits; its officer deals with the data. */
  private void outside(Set<String> cited) {
    String place = "/api/v1/cases/" + ofSteps;
    assertThat(
            api("deputy")
                .post(place + "/duties", Map.of("kind", "lado", "why", "A child was hurt"))
                .status())
        .isEqualTo(201);
    String at = clock.instant().toString();
    step(
        "deputy",
        "Task_TellBody",
        Map.of(
            "made",
            "yes",
            "body",
            "The council",
            "how",
            "telephone",
            "contactedAt",
            at,
            "words",
            "All of it"),
        cited);
    step(
        "deputy",
        "Task_HearWord",
        Map.of("word", "proceed", "answeredAt", at, "answer", "You may go on"),
        cited);
    assertThat(
            api("deputy").post(place + "/data-breaches", Map.of("why", "A list got out")).status())
        .isEqualTo(201);
    step(
        "dpo",
        "Task_TakeUpDataBreach",
        Map.of(
            "personal",
            "yes",
            "what",
            "A list",
            "awareAt",
            at,
            "whose",
            "Ten people",
            "done",
            "Recalled"),
        cited);
    step("dpo", "Task_AssessRisk", Map.of("risk", "unlikely", "reason", "Encrypted"), cited);
  }

  /** Its steps have pages of their own, which cite nothing. */
  private void letter() {
    done("Task_WriteLetter", Map.of("text", "Dear Ms Winter", "sign", "yes", "channel", "paper"));
    done("Task_PrintAndPost", Map.of("gone", "yes", "postedOn", "2026-09-18"));
  }

  private void done(String step, Map<String, Object> answers) {
    String task = ofSteps("deputy", step).path("id").asText();
    done(api("deputy").post("/api/v1/tasks/" + task + "/complete", answers));
  }

  /** Whoever has a step does it; what its page cites is noted. */
  private void step(String role, String step, Map<String, Object> answers, Set<String> cited) {
    String task = ofSteps(role, step).path("id").asText();
    cites(visitor(role), "/tasks/" + task, cited);
    done(api(role).post("/api/v1/tasks/" + task + "/complete", answers));
  }

  /** A breach: its leaders assess, its deputy decides what another has found, its clauses hold. */
  private void breach(Set<String> cited) {
    Answer begun =
        api("staff1")
            .post(
                "/api/v1/breaches",
                Map.of(
                    "school",
                    SixthSchool.ID,
                    "accused",
                    "A helper of the club",
                    "role",
                    "parent",
                    "said",
                    "What was said",
                    "platform",
                    "Facebook"));
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    String reference = begun.text("/reference");
    Map<String, Object> assessed = new LinkedHashMap<>();
    for (String flag :
        List.of("childHarmed", "aboutChild", "illegal", "sexualApproach", "dataBroken")) {
      assessed.put(flag, "no");
    }
    assessed.putAll(
        Map.of(
            "interest",
            "no",
            "who",
            "other",
            "accused",
            "A helper of the club",
            "role",
            "parent",
            "scope",
            "official",
            "types",
            List.of("QQ-335"),
            "assessment",
            "investigate",
            "reason",
            "It is alleged"));
    step(reference, "slt", "Task_AssessBreach", assessed, cited);
    String investigator =
        Scope.everywhere(
            () ->
                jdbc.sql("select person_id from person_user_name where user_name = ?")
                    .param("line-manager@" + SixthSchool.ID)
                    .query(String.class)
                    .single());
    step(
        reference,
        "deputy",
        "Task_AppointInvestigator",
        Map.of("interest", "no", "investigator", investigator, "reason", "Knows how"),
        cited);
    String finds = "line-manager";
    step(reference, finds, "Task_AnswerForInterest", Map.of("interest", "no"), cited);
    step(
        reference,
        finds,
        "Task_PlanEnquiry",
        Map.of("plan", "What happened", "hear", "Two people", "kept", "The post"),
        cited);
    step(
        reference,
        finds,
        "Task_MakeFindings",
        Map.of("firstFinding", "not-upheld", "reasons", "It was somebody else"),
        cited);
    cites(
        visitor("deputy"),
        "/tasks/" + of(reference, "deputy", "Task_DecideBreach").path("id").asText(),
        cited);
  }

  private void step(
      String reference, String role, String step, Map<String, Object> answers, Set<String> cited) {
    String task = of(reference, role, step).path("id").asText();
    cites(visitor(role), "/tasks/" + task, cited);
    done(api(role).post("/api/v1/tasks/" + task + "/complete", answers));
  }

  private JsonNode of(String reference, String role, String step) {
    for (JsonNode task : api(role).get("/api/v1/tasks").json().path("tasks")) {
      if (task.path("step").asText().equals(step)
          && task.path("reference").asText().equals(reference)) {
        return task;
      }
    }
    throw new AssertionError("No " + step + " for " + role + " in " + reference);
  }

  /** An open task of the steps with the parent. */
  private JsonNode ofSteps(String role, String step) {
    for (JsonNode task : api(role).get("/api/v1/tasks").json().path("tasks")) {
      if (task.path("step").asText().equals(step)
          && task.path("reference").asText().equals(ofSteps)) {
        return task;
      }
    }
    throw new AssertionError("No " + step + " for " + role + " in " + ofSteps);
  }

  private JsonNode only(String role, String step) {
    for (JsonNode task : api(role).get("/api/v1/tasks").json().path("tasks")) {
      if (task.path("step").asText().equals(step)) {
        return task;
      }
    }
    throw new AssertionError("No " + step + " for " + role);
  }

  private Set<String> keys(String select) {
    return new TreeSet<>(Scope.everywhere(() -> jdbc.sql(select).query(String.class).list()));
  }

  @Test
  @DisplayName("Its pages, cases and tasks cite its own clauses and numbered defaults alone")
  void citesItsOwn() {
    var deputy = visitor("deputy");
    var cited = new LinkedHashSet<String>();
    for (var page :
        List.of(
            "/policy",
            "/policy/settings",
            "/policy/rules",
            "/policy/rules/abuse-triage",
            "/policy/rules/succession",
            "/policy/clauses/QQ-001")) {
      cites(deputy, page, cited);
    }
    for (String process : keys("select distinct key_ from act_re_procdef")) {
      cites(deputy, "/policy/models/" + process, cited);
    }
    var reference = api("staff1").reports(SixthSchool.ID);
    cites(deputy, "/cases/" + reference, cited);
    for (var task : api("deputy").get("/api/v1/cases/" + reference).json().path("tasks")) {
      cites(deputy, "/tasks/" + task.path("id").asText(), cited);
    }
    assertThat(cited).hasSizeGreaterThan(200).allMatch(id -> id.startsWith("QQ-"));
    assertThat(deputy.get("/cases/" + reference).body()).contains("QQ-");
    assertThat(deputy.get("/policy/rules/abuse-triage").body()).contains("QQ-", "Default ");
  }

  @Test
  @DisplayName("It groups its kinds under headings of its own wherever one is chosen")
  void groupsItsKinds() {
    String report = visitor("staff1").get("/report").body();
    String reference = api("staff1").reports(SixthSchool.ID);
    String facts =
        visitor("deputy")
            .get("/tasks/" + api("deputy").task(reference, "Task_ConfirmFacts"))
            .body();
    for (String page : List.of(report, facts)) {
      assertThat(page.split(">What it says of somebody</p>", -1)).hasSize(2);
      assertThat(page.split(">About a child</p>", -1)).hasSize(2);
      assertThat(page)
          .containsSubsequence(
              ">What it says of somebody</p>",
              "value=\"racist\"",
              "value=\"sexist\"",
              "value=\"hate\"",
              ">About a child</p>",
              "value=\"sexual-approach\"",
              "value=\"identifies-child\"",
              ">Anything else</p>",
              "value=\"bullying\"");
    }
  }

  private String ofSteps = "";

  private static void cites(Visitor who, String page, Set<String> cited) {
    var seen = who.get(page);
    assertThat(seen.status()).as(page).isEqualTo(200);
    CLAUSE
        .matcher(seen.body().replaceAll(REFERENCES, ""))
        .results()
        .forEach(found -> cited.add(found.group()));
  }

  private Visitor visitor(String role) {
    return visitors.computeIfAbsent(role, it -> Visitor.signedIn(port, it + "@" + SixthSchool.ID));
  }

  private Api api(String role) {
    return new Api(port, role + "@" + SixthSchool.ID);
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
