package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.breach.BreachRegister;
import org.chalkline.breach.Breaches;
import org.chalkline.breach.Concerns;
import org.chalkline.breach.EnquiryChanges;
import org.chalkline.breach.NewBreach;
import org.chalkline.breach.Statements;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaches of the policy: reported, assessed, investigated, decided, appealed against. */
public class BreachSteps {

  private static final List<String> FLAGS =
      List.of("childharmed", "aboutchild", "illegal", "sexualapproach", "databroken");

  private static final List<String> FINDINGS =
      List.of("firstfinding", "secondfinding", "thirdfinding", "fourthfinding");

  private final World world;
  private final TaskSteps taskSteps;
  private final Breaches breaches;
  private final EnquiryChanges changes;
  private final Statements statements;
  private final BreachRegister register;
  private final Concerns concerns;
  private final SchoolAccounts accounts;
  private final JdbcClient jdbc;

  public BreachSteps(
      World world,
      TaskSteps taskSteps,
      Breaches breaches,
      EnquiryChanges changes,
      Statements statements,
      BreachRegister register,
      Concerns concerns,
      SchoolAccounts accounts,
      JdbcClient jdbc) {
    this.world = world;
    this.taskSteps = taskSteps;
    this.breaches = breaches;
    this.changes = changes;
    this.statements = statements;
    this.register = register;
    this.concerns = concerns;
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  // ---- how it begins

  @When("{person} reports a breach:")
  public void reports(Who who, DataTable table) {
    NewBreach given = read(new Sheet(table, world));
    world.reported(breaches.report(world.me(who), given, World.key()));
  }

  @When("{person} tries to report a breach:")
  public void triesToReport(Who who, DataTable table) {
    NewBreach given = read(new Sheet(table, world));
    world.tries(() -> breaches.report(world.me(who), given, World.key()));
  }

  private NewBreach read(Sheet sheet) {
    String school = sheet.take("school", world.school());
    String pupils = sheet.take("school of the pupil", "");
    String person = sheet.take("person", "");
    NewBreach it =
        new NewBreach(
            school,
            pupils.isEmpty() ? null : pupils,
            sheet.take("accused", ""),
            person.isEmpty() ? null : world.person(Who.read(person)).id(),
            sheet.take("role", "staff"),
            sheet.take("said", "What was said."),
            sheet.take("platform", "Facebook"),
            sheet.take("place", ""),
            null,
            sheet.has("posted") ? British.moment(sheet.take("posted", "")) : null,
            sheet.yes("a child may be harmed", false),
            sheet.yes("data", false),
            sheet.yes("a crime", false),
            sheet.yes("sexual approach", false),
            sheet.yes("name withheld", false));
    sheet.allTaken();
    return it;
  }

  @When("we turn to the investigation of the breach")
  public void turnToTheInvestigation() {
    String from = world.caseFile().getId();
    List<String> found =
        world.look(
            () ->
                jdbc.sql(
                        """
                        select f.reference from case_goes_on g join case_file f on f.id = g.case_id
                        where g.source_case_id = ? and f.kind = 'breach'
                        """)
                    .param(from)
                    .query(String.class)
                    .list());
    assertThat(found).as("the investigation of the breach").hasSize(1);
    world.reported(found.get(0));
  }

  // ---- assessment

  @When("{person} assesses the breach:")
  public void assesses(Who who, DataTable table) {
    taskSteps.complete(who, "Make the first assessment", assessment(table), false);
  }

  @When("{person} tries to assess the breach:")
  public void triesToAssess(Who who, DataTable table) {
    Map<String, String> cells = assessment(table);
    world.tries(() -> taskSteps.complete(who, "Make the first assessment", cells, false));
  }

  private Map<String, String> assessment(DataTable table) {
    Map<String, String> cells = new LinkedHashMap<>(Map.of("interest", "no", "scope", "official"));
    FLAGS.forEach(flag -> cells.put(flag, "no"));
    cells.putAll(new Sheet(table, world).left());
    return cells;
  }

  // ---- the enquiry

  @When("{person} appoints {person}, who has no interest and plans")
  public void appoints(Who who, Who investigator) {
    names(who, investigator);
    taskSteps.complete(
        investigator, "Say whether you have an interest", Map.of("interest", "no"), false);
    taskSteps.complete(
        investigator, "Plan the enquiry and have the evidence kept", Map.of(), false);
  }

  @When("{person} names {person} to investigate")
  public void names(Who who, Who investigator) {
    taskSteps.complete(
        who,
        "Appoint who investigates",
        Map.of("interest", "no", "investigator", world.person(investigator).id()),
        false);
  }

  @When("{person} tries to name {person} to investigate")
  public void triesToName(Who who, Who investigator) {
    world.tries(() -> names(who, investigator));
  }

  @When("{person} takes down what {person} said")
  public void takesDown(Who who, Who witness) {
    does(
        who,
        me ->
            statements.take(
                me,
                world.reference(),
                new Statements.Taken(
                    "statement", world.person(witness).id(), "", "What I saw and heard."),
                World.key()));
  }

  @When("{person} tries to take down what {person} said")
  public void triesToTakeDown(Who who, Who witness) {
    world.tries(() -> takesDown(who, witness));
  }

  @When("{person} takes down on paper what {string} said")
  public void takesDownOnPaper(Who who, String name) {
    does(
        who,
        me ->
            statements.take(
                me,
                world.reference(),
                new Statements.Taken("statement", null, name, "What I saw and heard."),
                World.key()));
  }

  @When("{person} confirms their own statement")
  public void confirms(Who who) {
    Me me = world.me(who);
    statements.answer(me, statements.mine(me).get(0).id(), true, "", World.key());
  }

  @When("{person} puts their own statement right: {string}")
  public void putsRight(Who who, String words) {
    Me me = world.me(who);
    statements.answer(me, statements.mine(me).get(0).id(), false, words, World.key());
  }

  @Then("{person} sees {int} statement(s) of their own and nothing else of the case")
  public void seesOwn(Who who, int many) {
    Me me = world.me(who);
    assertThat(statements.mine(me)).hasSize(many);
  }

  @When("{person} finds {string} on each allegation")
  public void finds(Who who, String finding) {
    taskSteps.complete(who, "Find on each allegation", findings(finding), false);
  }

  @When("{person} tries to find {string} on each allegation")
  public void triesToFind(Who who, String finding) {
    world.tries(() -> finds(who, finding));
  }

  private Map<String, String> findings(String finding) {
    String id = world.caseFile().getId();
    int many =
        world.look(
            () ->
                jdbc.sql("select count(*) from breach_allegation where case_id = ?")
                    .param(id)
                    .query(Integer.class)
                    .single());
    Map<String, String> cells = new HashMap<>();
    FINDINGS.subList(0, many).forEach(field -> cells.put(field, finding));
    return cells;
  }

  // ---- what happens beside it

  @When("{person} pauses the enquiry because {string}")
  public void pauses(Who who, String reason) {
    does(who, me -> changes.pause(me, world.reference(), reason, World.key()));
  }

  @When("{person} has somebody else investigate because {string}")
  public void replaces(Who who, String reason) {
    does(who, me -> changes.replaceInvestigator(me, world.reference(), reason, World.key()));
  }

  @When("{person} enters that the reporter takes it back, saying {string}")
  public void withdraws(Who who, String words) {
    does(who, me -> changes.reporterWithdraws(me, world.reference(), words, World.key()));
  }

  @When("{person} enters that the accused has left, saying {string}")
  public void left(Who who, String words) {
    does(who, me -> changes.accusedLeft(me, world.reference(), words, World.key()));
  }

  @When("{person} learns that a child may be harmed")
  public void learnsOfHarm(Who who) {
    learns(who, new EnquiryChanges.Learnt(true, false, false, "A pupil was hurt."));
  }

  @When("{person} learns that it may be a crime")
  public void learnsOfCrime(Who who) {
    learns(who, new EnquiryChanges.Learnt(false, true, false, "It is a threat."));
  }

  private void learns(Who who, EnquiryChanges.Learnt it) {
    does(who, me -> changes.learn(me, world.reference(), it, World.key()));
  }

  @When("{person} enters the appeal against the decision: {string}")
  public void appeals(Who who, String words) {
    does(who, me -> changes.appeal(me, world.reference(), words, World.key()));
  }

  @When("{person} tries to enter the appeal against the decision: {string}")
  public void triesToAppeal(Who who, String words) {
    world.tries(() -> appeals(who, words));
  }

  @When("{person} tells the body outside")
  public void tellsOutside(Who who) {
    taskSteps.complete(
        who,
        "Tell the body outside",
        Map.of(
            "made",
            "yes",
            "body",
            "The county",
            "how",
            "telephone",
            "contactedat",
            now(),
            "words",
            "What was known."),
        false);
  }

  @When("{person} hears from the body outside {string}")
  public void hearsOutside(Who who, String word) {
    taskSteps.complete(
        who,
        "Hear their word",
        Map.of("word", word, "answeredat", now(), "answer", "What they said."),
        false);
  }

  private String now() {
    return world
        .clock
        .instant()
        .atZone(British.LONDON)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  // ---- the decision

  @When("{person} decides {string} on the breach")
  public void decides(Who who, String outcomes) {
    taskSteps.complete(
        who,
        "Decide what follows",
        Map.of("interest", "no", "outcomes", outcomes, "barring", "no", "teaching", "no"),
        false);
  }

  @When("{person} tries to decide {string} on the breach")
  public void triesToDecide(Who who, String outcomes) {
    world.tries(() -> decides(who, outcomes));
  }

  @When("{person} declares an interest in {string}")
  public void declares(Who who, String task) {
    taskSteps.complete(who, task, Map.of("interest", "yes"), false);
  }

  // ---- what must be so

  @Then("the register of breaches of {person} holds {int} entry/entries")
  public void registerHolds(Who who, int many) {
    assertThat(world.as(who, register::rows)).hasSize(many);
  }

  @Then("{person} reads {int} low-level concern(s) about the same person")
  public void concernsTogether(Who who, int many) {
    assertThat(world.as(who, concerns::register))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.together()).isEqualTo(many));
  }

  @Then("{person} runs no account of the school")
  public void runsNone(Who who) {
    Person person = world.person(who);
    assertThat(world.look(() -> accounts.at(world.school())))
        .allSatisfy(one -> assertThat(one.runners()).doesNotContain(person.id()));
  }

  @Then("the accused stands in the case as {string}")
  public void accusedAs(String role) {
    assertThat(one("role")).isEqualTo(role);
  }

  @Then("the alleged breaches are {string}")
  public void alleged(String clauses) {
    String id = world.caseFile().getId();
    assertThat(
            world.look(
                () ->
                    jdbc.sql(
                            "select clause from breach_allegation where case_id = ? order by position")
                        .param(id)
                        .query(String.class)
                        .list()))
        .containsExactlyElementsOf(Sheet.split(clauses, ","));
  }

  @Then("an appeal can be made until {moment}")
  public void appealUntil(Instant until) {
    String id = world.caseFile().getId();
    assertThat(
            world.look(
                () ->
                    jdbc.sql("select appeal_until from breach where case_id = ?")
                        .param(id)
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .single()))
        .isEqualTo(until);
  }

  private String one(String column) {
    String id = world.caseFile().getId();
    return world.look(
        () ->
            jdbc.sql("select " + column + " from breach where case_id = ?")
                .param(id)
                .query(String.class)
                .single());
  }

  private void does(Who who, Consumer<Me> what) {
    world.as(
        who,
        me -> {
          what.accept(me);
          return true;
        });
  }
}
