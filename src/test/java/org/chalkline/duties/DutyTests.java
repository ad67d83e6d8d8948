package org.chalkline.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalkline.duties.OutsideDuty.ASSESS_RISK;
import static org.chalkline.duties.OutsideDuty.HEAR_WORD;
import static org.chalkline.duties.OutsideDuty.TAKE_UP;
import static org.chalkline.duties.OutsideDuty.TELL_BODY;
import static org.chalkline.duties.OutsideDuty.TELL_PEOPLE;
import static org.chalkline.duties.OutsideDuty.TELL_REGULATOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chalkline.abuse.Cases;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.duties.Duty.State;
import org.chalkline.duties.Duty.Word;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.testing.CleanSlate;
import org.chalkline.testing.ModelFile;
import org.chalkline.testing.Passed;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Duties to bodies outside the school and breaches of personal data, on the real engine; the last
 * test names what none has passed.
 *
 * <p>The case is begun on Friday 18 September 2026 at 9am in London.
 */
@ChalklineTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DutyTests {

  private static final String SCHOOL = "wanborough";
  private static final String HEAD = "headteacher@wanborough";
  private static final String DSL = "dsl@wanborough";
  private static final String DPO = "dpo@wanborough";
  private static final Passed PASSED = new Passed();

  @Autowired BeanFactory beans;
  @Autowired Duties duties;
  @Autowired DutyKinds kinds;
  @Autowired DataBreaches breaches;
  @Autowired OutsideContacts contacts;
  @Autowired RoutingDefaults routing;
  @Autowired Policies policies;
  @Autowired Workflows workflows;

  private Cases cases;
  private Cases.Case it;

  @BeforeEach
  void aCase() {
    CleanSlate.make();
    cases = new Cases(beans);
    cases.timeIs("2026-09-18T08:00:00Z");
    it = cases.aReport(SCHOOL).by("parent", "A parent").withACopy().reportedBy("staff1@wanborough");
  }

  @AfterEach
  void remember() {
    PASSED.remember(beans);
  }

  @AfterAll
  static void leavesNothing() {
    CleanSlate.make();
  }

  // ---- words

  /** As a model that calls it does. */
  private void calledFor(String kind) {
    start(OutsideDuty.PROCESS, Map.of(OutsideDuty.KIND, kind));
  }

  private void start(String process, Map<String, String> ids) {
    cases.everywhere(() -> workflows.start(process, it.reference(), ids, Actor.CHALKLINE));
  }

  private Duty duty(String kind) {
    return cases.everywhere(() -> duties.latest(it.id(), kind)).orElseThrow();
  }

  private DataBreach breach() {
    List<DataBreach> all = cases.everywhere(() -> breaches.ofCase(it.id()));
    return all.get(all.size() - 1);
  }

  private static Map<String, Object> answers(Object... pairs) {
    Map<String, Object> answers = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      answers.put((String) pairs[i], pairs[i + 1]);
    }
    return answers;
  }

  private void told(String who, Object... more) {
    Map<String, Object> said =
        answers(
            "made",
            "yes",
            "body",
            "The council",
            "bodyReference",
            "L/7",
            "person",
            "Ms Day",
            "contactedAt",
            "2026-09-18T09:00");
    said.putAll(answers(more));
    it.done(who, TELL_BODY, said);
  }

  private void heard(String word) {
    it.done(
        HEAD,
        HEAR_WORD,
        answers("word", word, "answer", "Their words", "answeredAt", "2026-09-18T09:00"));
  }

  private <T> T as(String who, Function<Me, T> does) {
    return cases.as(who, does::apply);
  }

  /** A person turns out to be a subject. */
  private void keptOut(String who) {
    String person = as(who, Me::id);
    CaseFileRepository files = beans.getBean(CaseFileRepository.class);
    cases.everywhere(
        () ->
            beans
                .getBean(TransactionTemplate.class)
                .execute(
                    status -> {
                      beans
                          .getBean(Walls.class)
                          .keepOut(
                              files.findById(it.id()).orElseThrow(),
                              List.of(person),
                              Walls.Why.SUBJECT,
                              Actor.CHALKLINE);
                      return true;
                    }));
  }

  // ---- duties

  @Test
  @Order(1)
  @DisplayName(
      "The designated officer hears within a working day and nobody can say no; the school waits"
          + " for their word (default 34)")
  void lado() {
    calledFor("lado");
    assertThat(it.due(TELL_BODY)).isEqualTo("2026-09-21T08:00:00Z");
    assertThatThrownBy(
            () -> it.done(HEAD, TELL_BODY, answers("made", "no", "reason", "It seems small")))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo("made"));
    told(HEAD);
    assertThat(duty("lado").state()).isEqualTo(State.AWAITS_WORD);
    assertThat(duty("lado").made()).isTrue();
    assertThat(duty("lado").bodyReference()).isEqualTo("L/7");
    assertThat(it.due(HEAR_WORD)).isEqualTo("2026-09-25T08:00:00Z");

    heard("silent");
    assertThat(duty("lado").word()).isNull();
    heard("wait");
    assertThat(duty("lado").word()).isEqualTo(Word.WAIT);
    assertThat(it.open()).contains(HEAR_WORD);
    assertThatThrownBy(() -> heard("given-up")).isInstanceOf(InvalidInput.class);
    heard("proceed");
    assertThat(duty("lado").state()).isEqualTo(State.WORD_GIVEN);
    assertThat(duty("lado").word()).isEqualTo(Word.PROCEED);
    assertThat(it.open()).doesNotContain(TELL_BODY, HEAR_WORD);

    Contact outside = cases.everywhere(() -> contacts.ofCase(it.id())).get(0);
    assertThat(outside.kind()).isEqualTo(Body.LOCAL_AUTHORITY);
    assertThat(outside.entries())
        .extracting(Contact.Entry::what)
        .containsExactlyInAnyOrder("made", "asked-again", "answered", "answered");
  }

  @Test
  @Order(2)
  @DisplayName(
      "Each kind has its own limit and its own owner; where it is left to judgement the reason is"
          + " kept")
  void eachKind() {
    Map<String, String> due =
        Map.of(
            "police", "2026-09-18T15:30:00Z",
            "social-care", "2026-09-18T08:15:00Z",
            "ceop", "2026-09-18T22:59:59Z",
            "iwf", "2026-09-18T22:59:59Z",
            "report-remove", "2026-09-18T22:59:59Z",
            "prevent", "2026-09-18T22:59:59Z",
            "child-sexual-abuse", "2026-09-18T22:59:59Z",
            "tra", "2026-09-25T08:00:00Z");
    due.forEach(
        (kind, at) -> {
          String who = kind.equals("police") || kind.equals("tra") ? HEAD : DSL;
          calledFor(kind);
          assertThat(it.due(TELL_BODY)).as(kind).isEqualTo(at);
          it.done(who, TELL_BODY, answers("made", "no", "reason", "Considered: not this"));
          assertThat(duty(kind).state()).as(kind).isEqualTo(State.NOT_TOLD);
          assertThat(duty(kind).reason()).isEqualTo("Considered: not this");
          assertThat(it.open()).as(kind).doesNotContain(TELL_BODY);
        });
    calledFor("dbs");
    told(HEAD);
    assertThat(duty("dbs").state()).isEqualTo(State.TOLD);
    calledFor("fgm");
    told(DSL);
    assertThat(duty("fgm").compulsory()).isTrue();
    assertThat(it.timeline()).contains("duty.begun", "duty.not-told", "contact.made");
  }

  @Test
  @Order(3)
  @DisplayName(
      "The police, where the case leaves no choice: the same day, told or asked again; their word"
          + " may be given up with a reason (defaults 8 and 74)")
  void police() {
    start(OutsideDuty.PROCESS, Map.of(OutsideDuty.KIND, "police", OutsideDuty.COMPULSORY, "yes"));
    assertThat(it.due(TELL_BODY)).isEqualTo("2026-09-18T22:59:59Z");
    assertThatThrownBy(() -> it.done(HEAD, TELL_BODY, answers("made", "no", "reason", "No")))
        .isInstanceOf(InvalidInput.class);
    told(HEAD, "body", "Wiltshire Police");
    heard("given-up");
    assertThat(duty("police").state()).isEqualTo(State.GIVEN_UP);
  }

  @Test
  @Order(4)
  @DisplayName("The duty never falls to the subject: with the head walled out the chair is asked")
  void neverTheSubject() {
    calledFor("lado");
    keptOut(HEAD);
    assertThat(it.offers(HEAD, TELL_BODY)).isFalse();
    assertThat(it.offered(TELL_BODY)).contains("role:chair@wanborough");
    told(it.firstWho(TELL_BODY));
    assertThat(it.offered(HEAR_WORD)).contains("role:chair@wanborough");
    as(
        HEAD,
        me -> {
          assertThatThrownBy(() -> duties.ofCase(me, it.reference()))
              .isInstanceOf(NoSuchThing.class);
          return true;
        });
  }

  @Test
  @Order(5)
  @DisplayName(
      "A duty is begun by hand from any case, once at a time, and keeps the case from closing")
  void byHand() {
    begin("social-care");
    assertThatThrownBy(() -> begin("social-care"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Children’s social care");
    assertThatThrownBy(() -> begin("nobody")).isInstanceOf(NoSuchThing.class);
    it.factsConfirmed(HEAD, List.of("offensive"), List.of("unknown"));
    for (String step : it.open()) {
      if (!step.equals(TELL_BODY) && !step.equals("Task_CloseCase")) {
        it.declined(it.firstWho(step), step);
      }
    }
    assertThat(it.open()).containsExactlyInAnyOrder("Task_CloseCase", TELL_BODY);
    assertThatThrownBy(() -> it.done(HEAD, "Task_CloseCase"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Children’s social care is still to be told");
    it.done(DSL, TELL_BODY, answers("made", "no", "reason", "No child is at risk"));
    it.done(HEAD, "Task_CloseCase");
    assertThat(it.state()).isEqualTo("closed");
    assertThatThrownBy(() -> begin("police")).isInstanceOf(Refused.class);
  }

  private void begin(String kind) {
    as(HEAD, me -> duties.begin(me, it.reference(), kind, "A child may be hurt", Once.freshKey()));
  }

  @Test
  @Order(6)
  @DisplayName("Every kind has its body with condition, time, source and the day of its last check")
  void kindsAreData() {
    assertThat(kinds.all())
        .extracting(DutyKind::id)
        .containsExactly(
            "lado",
            "police",
            "social-care",
            "ceop",
            "iwf",
            "report-remove",
            "prevent",
            "fgm",
            "child-sexual-abuse",
            "dbs",
            "tra");
    for (DutyKind kind : kinds.all()) {
      assertThat(routing.get(kind.route()).source()).isNotBlank();
      assertThat(routing.words(routing.get(kind.route()))).contains("1 November 2026");
      assertThat(duties.name(kind.id())).isNotBlank();
      policies
          .all()
          .forEach(
              profile ->
                  assertThat(profile.keys())
                      .contains(kind.limit(), kind.limitIfCompulsory(), kind.owner()));
    }
  }

  // ---- breaches of personal data

  @Test
  @Order(10)
  @DisplayName(
      "The data protection officer hears the same day; 72 hours run by the clock from when the"
          + " school knew; a late report has its reason; with a high risk people hear (default 35)")
  void highRisk() {
    start(OutsideDuty.DATA_BREACH, Map.of());
    assertThat(it.due(TAKE_UP)).isEqualTo("2026-09-18T22:59:59Z");
    takenUp("2026-09-17T18:00");
    assertThat(it.due(ASSESS_RISK)).isEqualTo("2026-09-18T17:00:00Z");
    it.done(DPO, ASSESS_RISK, answers("risk", "high", "reason", "Addresses of children"));
    // Thursday 6pm to Sunday 6pm: no weekend stops these hours.
    assertThat(it.due(TELL_REGULATOR)).isEqualTo("2026-09-20T17:00:00Z");
    assertThat(it.due(TELL_PEOPLE)).isEqualTo("2026-09-21T08:00:00Z");
    cases.timePassesTo("2026-09-21T08:00:01Z");
    assertThatThrownBy(() -> regulator("contactedAt", "2026-09-21T09:00"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo("lateReason"));
    regulator("contactedAt", "2026-09-21T09:00", "lateReason", "Found out what it was on Sunday");
    assertThat(breach().logged()).isFalse();
    it.done(
        DPO,
        TELL_PEOPLE,
        answers(
            "told", "yes", "words", "All 30 families, by letter", "toldAt", "2026-09-21T09:00"));
    assertThat(breach().logged()).isTrue();
    assertThat(breach().regulator().told()).isTrue();
    assertThat(breach().regulator().lateReason()).isEqualTo("Found out what it was on Sunday");
    assertThat(breach().people().words()).isEqualTo("All 30 families, by letter");
    assertThat(cases.everywhere(() -> contacts.ofCase(it.id())))
        .extracting(Contact::bodyReference)
        .containsExactly("IC-1");
  }

  private void takenUp(String awareAt) {
    it.done(
        DPO,
        TAKE_UP,
        answers(
            "personal", "yes",
            "what", "A list was sent to everybody",
            "awareAt", awareAt,
            "whose", "30 children, addresses",
            "done", "Recalled"));
  }

  private void regulator(Object... more) {
    Map<String, Object> said = answers("told", "yes", "bodyReference", "IC-1");
    said.putAll(answers(more));
    it.done(DPO, TELL_REGULATOR, said);
  }

  @Test
  @Order(11)
  @DisplayName("Whatever was decided stands in the log, with its reason; only its keeper sees it")
  void alwaysLogged() {
    start(OutsideDuty.DATA_BREACH, Map.of());
    takenUp("2026-09-18T08:30");
    it.done(DPO, ASSESS_RISK, answers("risk", "risk", "reason", "Names"));
    it.done(DPO, TELL_REGULATOR, answers("told", "no", "reason", "All were called back unread"));
    start(OutsideDuty.DATA_BREACH, Map.of());
    takenUp("2026-09-18T08:30");
    it.done(DPO, ASSESS_RISK, answers("risk", "unlikely", "reason", "It was encrypted"));
    assertThat(it.open()).doesNotContain(TELL_REGULATOR, TELL_PEOPLE);
    start(OutsideDuty.DATA_BREACH, Map.of());
    it.done(DPO, TAKE_UP, answers("personal", "no", "what", "A timetable", "reason", "No names"));
    List<DataBreach> log = as(DPO, breaches::log);
    assertThat(log).hasSize(3).allMatch(DataBreach::logged);
    assertThat(log).extracting(DataBreach::personal).containsOnlyOnce(false);
    as(
        HEAD,
        me -> {
          assertThatThrownBy(() -> breaches.log(me)).isInstanceOf(NoSuchThing.class);
          return true;
        });
    keptOut(DPO);
    List<DataBreach> after = as(DPO, breaches::log);
    assertThat(after).isEmpty();
  }

  @Test
  @Order(12)
  @DisplayName("It is begun by hand, once at a time; high, and people are not told for a reason")
  void breachByHand() {
    as(HEAD, me -> breaches.begin(me, it.reference(), "A lost laptop", Once.freshKey()));
    assertThatThrownBy(
            () -> as(HEAD, me -> breaches.begin(me, it.reference(), "Again", Once.freshKey())))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> takenUp("2026-09-18T12:00")).isInstanceOf(InvalidInput.class);
    takenUp("2026-09-18T09:00");
    it.done(DPO, ASSESS_RISK, answers("risk", "high", "reason", "Health records"));
    it.done(DPO, TELL_PEOPLE, answers("told", "no", "reason", "It is found, never opened"));
    regulator("contactedAt", "2026-09-18T09:00");
    assertThat(breach().people().reason()).isEqualTo("It is found, never opened");
    assertThat(breach().regulator().lateReason()).isEmpty();
    assertThat(breach().why()).isEqualTo("A lost laptop");
  }

  @Test
  @Order(99)
  @DisplayName("These tests pass every element and flow of both models, whose names are the code's")
  void everythingIsPassed() {
    ModelFile duty = ModelFile.bpmn("duties/duty");
    ModelFile breach = ModelFile.bpmn("duties/data-breach");
    assertThat(PASSED.never(duty)).as("passed by no test").isEmpty();
    assertThat(PASSED.never(breach)).as("passed by no test").isEmpty();
    assertThat(duty.id()).isEqualTo(OutsideDuty.PROCESS);
    assertThat(breach.id()).isEqualTo(OutsideDuty.DATA_BREACH);
    List.of(TELL_BODY, HEAR_WORD)
        .forEach(step -> assertThat(duty.text()).contains("id=\"" + step + "\""));
    List.of(TAKE_UP, ASSESS_RISK, TELL_REGULATOR, TELL_PEOPLE)
        .forEach(step -> assertThat(breach.text()).contains("id=\"" + step + "\""));
  }
}
