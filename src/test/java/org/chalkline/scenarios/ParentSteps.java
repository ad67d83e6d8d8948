package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.Tasks;
import org.chalkline.escalation.Ladders;
import org.chalkline.escalation.ParentAnswers;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.Letters;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.post.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps with a parent: what the school does, what the parent says and does, where it stands. */
public class ParentSteps {

  /** What each letter is for, as the models name it. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "Contact the parent", "contact",
          "Ask for removal and invite to talk", "removal-request",
          "Warn in writing", "warning",
          "Tell the outcome in writing", "meeting-outcome",
          "Tell the person", "block-notice",
          "Draft the notice to parents", "event-ban-notice",
          "Tell it in writing", "breach-decision",
          "Tell the outcome of the appeal", "breach-appeal");

  private static final String LINK = "the-link-of-their-letter";
  private static final String SAID = "removed|will come|another time|complaint|disagree";

  private final World world;
  private final TaskSteps taskSteps;
  private final Tasks tasks;
  private final CaseLinks caseLinks;
  private final Ladders ladders;
  private final ParentAnswers parentAnswers;
  private final Letters letters;
  private final Meetings meetings;
  private final Outbox outbox;
  private final org.chalkline.web.When when;
  private final MessageSource messages;
  private final JdbcClient jdbc;

  public ParentSteps(
      World world,
      TaskSteps taskSteps,
      Tasks tasks,
      CaseLinks caseLinks,
      Ladders ladders,
      ParentAnswers parentAnswers,
      Letters letters,
      Meetings meetings,
      Outbox outbox,
      org.chalkline.web.When when,
      MessageSource messages,
      JdbcClient jdbc) {
    this.world = world;
    this.taskSteps = taskSteps;
    this.tasks = tasks;
    this.caseLinks = caseLinks;
    this.ladders = ladders;
    this.parentAnswers = parentAnswers;
    this.letters = letters;
    this.meetings = meetings;
    this.outbox = outbox;
    this.when = when;
    this.messages = messages;
    this.jdbc = jdbc;
  }

  /** What a parent can answer. */
  @ParameterType(SAID)
  public String answer(String words) {
    return words.replace(' ', '-');
  }

  @ParameterType("offered|not offered")
  public boolean offered(String words) {
    return words.equals("offered");
  }

  // ---- how steps begin

  @When("{person} begins steps with a parent:")
  public void begins(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    String school = sheet.take("school", world.school());
    Matter post = matter(sheet);
    world.reported(
        world.as(who, me -> ladders.begin(me, new Ladders.BeginSteps(school, post), World.key())));
  }

  @When("{person} tries to begin steps with a parent:")
  public void triesToBegin(Who who, DataTable table) {
    world.tries(() -> begins(who, table));
  }

  @When("we turn to the steps with the parent")
  public void turnToTheSteps() {
    List<String> found = stepsLinked();
    assertThat(found).as("the steps with the parent").hasSize(1);
    world.reported(found.get(0));
  }

  @Then("there are no steps with the parent")
  public void noSteps() {
    assertThat(stepsLinked()).isEmpty();
  }

  @Then("this is the case {string}")
  public void isTheCase(String name) {
    assertThat(world.reference()).isEqualTo(world.referenceOf(name));
  }

  @Then("this is not the case {string}")
  public void isNotTheCase(String name) {
    assertThat(world.reference()).isNotEqualTo(world.referenceOf(name));
  }

  @When("{person} says that the parent is {string}")
  public void saysWhoItIs(Who who, String name) {
    taskSteps.complete(
        who,
        "Say who the parent is and how they are reached",
        Map.of(
            "begin", "yes",
            "parent", world.filled(name),
            "address", "1 Example Street\nExampleton",
            "alsostaff", "no"),
        false);
  }

  @When("{person} finds a further post by the same parent:")
  public void findsAFurtherPost(Who who, DataTable table) {
    Matter post = matter(new Sheet(table, world));
    does(who, me -> ladders.furtherPost(me, world.reference(), post, World.key()));
  }

  @When("{person} asks for the step {string} out of order because {string}")
  public void asksForTheStep(Who who, String rung, String reason) {
    does(who, me -> ladders.askToSkip(me, world.reference(), rung, reason, World.key()));
  }

  @When("{person} tries to ask for the step {string} out of order because {string}")
  public void triesToAskForTheStep(Who who, String rung, String reason) {
    world.tries(() -> asksForTheStep(who, rung, reason));
  }

  @When("{person} asks about the police because {string}")
  public void asksAboutThePolice(Who who, String reason) {
    does(who, me -> ladders.askAboutPolice(me, world.reference(), reason, World.key()));
  }

  @When("{person} tries to ask about the police because {string}")
  public void triesToAskAboutThePolice(Who who, String reason) {
    world.tries(() -> asksAboutThePolice(who, reason));
  }

  @When("{person} enters the appeal {string}")
  public void entersTheAppeal(Who who, String words) {
    does(who, me -> ladders.appeal(me, world.reference(), words, World.key()));
  }

  @When("{person} tries to enter the appeal {string}")
  public void triesToEnterTheAppeal(Who who, String words) {
    world.tries(() -> entersTheAppeal(who, words));
  }

  // ---- what the parent says

  @When("the parent answers {answer}")
  public void answers(String kind) {
    answers(kind, "");
  }

  @When("the parent answers {answer}, saying {string}")
  public void answers(String kind, String words) {
    String caseId = world.caseFile().getId();
    Scope.everywhere(
        () -> {
          parentAnswers.answer(caseId, new ParentAnswers.Given(kind, words), LINK, World.key());
          return true;
        });
  }

  @When("{person} writes down that the parent answered {answer} on the telephone, saying {string}")
  public void toldOnTheTelephone(Who who, String kind, String words) {
    told(who, kind, words, "telephone");
  }

  @When("{person} writes down that the parent answered {answer} in a letter, saying {string}")
  public void toldInALetter(Who who, String kind, String words) {
    told(who, kind, words, "paper");
  }

  private void told(Who who, String kind, String words, String cameBy) {
    ParentAnswers.Given given = new ParentAnswers.Given(kind, words);
    ParentAnswers.Heard heard =
        new ParentAnswers.Heard(cameBy, "The parent", world.clock.instant());
    does(who, me -> parentAnswers.told(me, world.reference(), given, heard, World.key()));
  }

  // ---- letters

  @When("the letter {string} goes, signed by {person}")
  public void letterGoes(String name, Who who) {
    String letter = waiting(name);
    step(letter, "Write the letter", offersToSign(letter) ? sign() : pass());
    step(letter, "Check the letter", Map.of("right", "yes"));
    if (open(letter, "Sign the letter")) {
      stepBy(world.me(who), letter, "Sign the letter", sign());
    }
    step(letter, "Print and post the letter", Map.of("gone", "yes", "postedon", today()));
    LetterRow row = look(letter);
    assertThat(row.sentAt()).as("the letter " + name + " went").isNotNull();
    assertThat(row.signedBy()).isEqualTo(world.person(who).id());
  }

  @When("{person} tries to send the letter {string}")
  public void triesToSend(Who who, String name) {
    String letter = waiting(name);
    world.tries(() -> stepBy(world.me(who), letter, "Write the letter", sign()));
  }

  @Then("a letter {string} waits to be written")
  public void letterWaits(String name) {
    assertThat(look(waiting(name)).sentAt()).isNull();
  }

  @Then("no letter waits")
  public void noLetterWaits() {
    assertThat(taskSteps.open())
        .extracting(TaskSteps.Open::name)
        .doesNotContain("Write the letter", "Check the letter", "Sign the letter")
        .doesNotContain("Print and post the letter");
  }

  @Then("the letter {word} was sent")
  public void letterWasSent(String number) {
    assertThat(letterNumbers()).contains(number);
  }

  @Then("the letters {string} were sent and no others")
  public void lettersWereSent(String numbers) {
    assertThat(letterNumbers()).containsExactlyElementsOf(Sheet.split(numbers, ","));
  }

  @Then("no letter was sent")
  public void noLetterWasSent() {
    assertThat(letterNumbers()).isEmpty();
  }

  @Then("the last letter says {string}")
  public void lastLetterSays(String words) {
    List<LetterRow> gone = gone();
    String id = gone.get(gone.size() - 1).id();
    assertThat(world.look(() -> letters.get(id)).blocks().toString()).contains(world.filled(words));
  }

  private List<LetterRow> gone() {
    String caseId = world.caseFile().getId();
    return world.look(() -> letters.gone(caseId));
  }

  private List<String> letterNumbers() {
    return gone().stream().map(LetterRow::name).toList();
  }

  /** Neither a letter's mail nor an invitation nor a reminder. */
  @Then("the parent has been sent no mail")
  public void parentSentNoMail() {
    assertThat(world.look(() -> outbox.latest(1000)))
        .allSatisfy(mail -> assertThat(mail.personId()).isNotNull());
  }

  private LetterRow look(String letter) {
    return world.look(() -> letters.get(letter)).row();
  }

  private String today() {
    return world.clock.instant().atZone(British.LONDON).toLocalDate().toString();
  }

  private static Map<String, String> sign() {
    return Map.of("sign", "yes", "channel", "paper");
  }

  private static Map<String, String> pass() {
    return Map.of("sign", "no");
  }

  /** The letter of this kind that somebody has to write. */
  private String waiting(String name) {
    String kind = LETTERS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("Letters are " + LETTERS.keySet() + ", not " + name);
    }
    return lettersWith("Write the letter").stream()
        .filter(letter -> look(letter).kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "No letter " + name + " waits to be written, but " + taskSteps.open()));
  }

  /** The letters of which a task of this name is open. */
  private List<String> lettersWith(String task) {
    return world.look(
        () ->
            jdbc.sql(
                    """
                    select work from assignment
                    where case_id = ? and name = ? and closed_at is null order by opened_at
                    """)
                .params(world.caseFile().getId(), task)
                .query(String.class)
                .list());
  }

  private boolean open(String letter, String task) {
    return lettersWith(task).contains(letter);
  }

  /** Whether whoever writes it may sign it too: nobody checks it first. */
  private boolean offersToSign(String letter) {
    Me me = whoHas(letter, "Write the letter").orElseThrow();
    Tasks.Work it = world.as(me, one -> find(one, letter, "Write the letter")).orElseThrow();
    return world.look(() -> tasks.options(it.file(), it.step())).get("next").stream()
        .anyMatch(option -> option.value().equals("yes"));
  }

  private Optional<Tasks.Work> find(Me me, String letter, String task) {
    return taskSteps.rows(me).stream()
        .filter(row -> row.name().equals(task))
        .map(row -> tasks.find(me, row.taskId()))
        .filter(work -> letter.equals(work.step().work()))
        .findFirst();
  }

  /** Whoever has this task of this letter; most often that is the headteacher. */
  private Optional<Me> whoHas(String letter, String task) {
    if (!open(letter, task)) {
      return Optional.empty();
    }
    Person head = world.person(Who.read("the headteacher"));
    return Stream.concat(Stream.of(head), world.everybody().stream())
        .map(world::me)
        .filter(me -> world.as(me, it -> find(it, letter, task)).isPresent())
        .findFirst();
  }

  /** Does the step of this letter, by whoever has it; nothing if nobody has. */
  private void step(String letter, String task, Map<String, String> cells) {
    whoHas(letter, task).ifPresent(me -> stepBy(me, letter, task, cells));
  }

  private void stepBy(Me me, String letter, String task, Map<String, String> cells) {
    world.as(
        me,
        it -> {
          Tasks.Work work =
              find(it, letter, task)
                  .orElseThrow(() -> new AssertionError(me.id() + " does not have " + task));
          return taskSteps.completeById(it, work.step().taskId(), cells, false);
        });
  }

  // ---- meetings

  @When("{person} offers a meeting on {moment}")
  public void offersAMeeting(Who who, Instant at) {
    taskSteps.complete(who, "Offer times", times(who, at), false);
  }

  @When("{person} tries to offer a meeting on {moment}")
  public void triesToOfferAMeeting(Who who, Instant at) {
    world.tries(() -> offersAMeeting(who, at));
  }

  @When("the parent chooses the time {moment}")
  public void chooses(Instant at) {
    Meeting it = meeting();
    Scope.everywhere(
        () -> {
          meetings.choose(it.id(), at, "", Actor.of(OneTimeLinks.ACTOR + LINK));
          return true;
        });
  }

  @When("the parent asks for another time, saying {string}")
  public void asksForAnotherTime(String words) {
    Meeting it = meeting();
    Scope.everywhere(
        () -> {
          meetings.anotherTime(it.id(), words, Actor.of(OneTimeLinks.ACTOR + LINK));
          return true;
        });
  }

  @When("{person} moves the meeting to {moment} because {string}")
  public void movesTheMeeting(Who who, Instant to, String reason) {
    Meeting it = meeting();
    does(who, me -> meetings.move(me, world.reference(), it.id(), to, reason, World.key()));
  }

  @When("{person} meets the parent on {moment}, with the outcome {string}")
  public void meets(Who who, Instant at, String outcome) {
    offersAMeeting(who, at);
    chooses(at);
    world.time.to(at);
    records(who, outcome);
  }

  @When("{person} records the meeting, with the outcome {string}")
  public void records(Who who, String outcome) {
    Map<String, String> cells = new HashMap<>();
    cells.put("what", "held");
    cells.put("present", "The parent and the headteacher");
    cells.put("evidenceshown", "yes");
    cells.put("schoolnotes", "What the school said");
    cells.put("parentnotes", "What the parent said");
    cells.put("outcome", outcome);
    cells.put("agreed", "What was agreed");
    if (outcome.equals("will-remove")) {
      cells.put(
          "removeby",
          world.clock.instant().atZone(British.LONDON).toLocalDate().plusDays(2).toString());
    }
    taskSteps.complete(who, "Record the meeting", cells, false);
  }

  @When("{person} waits for the parent on {moment} in vain")
  public void waitsInVain(Who who, Instant at) {
    offersAMeeting(who, at);
    chooses(at);
    world.time.to(at);
    taskSteps.complete(who, "Record the meeting", Map.of("what", "not-come"), false);
  }

  @When("{person} hears no answer to the invitation for {moment}")
  public void hearsNoAnswer(Who who, Instant at) {
    offersAMeeting(who, at);
    world.time.to(java.util.Objects.requireNonNull(meeting().answerBy()));
    taskSteps.complete(
        who, "Fix the time or ask again", Map.of("said", "none", "reason", "Rang twice"), false);
  }

  @Then("the meeting is on {moment}")
  public void meetingIsOn(Instant at) {
    assertThat(meeting().startsAt()).isEqualTo(at);
  }

  @Then("{int} meeting(s) was/were missed")
  public void missed(int many) {
    String caseId = world.caseFile().getId();
    assertThat(world.look(() -> meetings.missed(caseId))).isEqualTo(many);
  }

  private Meeting meeting() {
    String caseId = world.caseFile().getId();
    return world.look(() -> meetings.latest(caseId)).orElseThrow();
  }

  private Map<String, String> times(Who who, Instant at) {
    Person person = world.person(who);
    return Map.of(
        "first", at.atZone(British.LONDON).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES) + "",
        "minutes", "45",
        "place", "The school office",
        "agenda", "What was posted, and what led to it",
        "schoolside", person.id());
  }

  // ---- where it stands

  @Then("contact with the parent is held")
  public void contactIsHeld() {
    assertThat(facts()).extracting(Fact::label).contains("Hold contact");
  }

  @Then("contact with the parent is allowed")
  public void contactIsAllowed() {
    assertThat(facts()).extracting(Fact::label).doesNotContain("Hold contact");
  }

  /** Removal, meeting and so on: the codes of the rungs, in the order in which they were taken. */
  @Then("the steps taken are {string}")
  public void stepsTaken(String rungs) {
    String words =
        Sheet.split(rungs, ",").stream()
            .map(rung -> word("parent.rung." + rung))
            .reduce((one, next) -> one + ", then " + next)
            .orElseThrow();
    assertThat(fact("Steps taken so far")).isEqualTo(words);
  }

  @Then("no step was taken with the parent")
  public void noStepTaken() {
    assertThat(fact("Steps taken so far")).isEqualTo("None yet");
  }

  @Then("the post is to be removed by {moment}")
  public void toBeRemovedBy(Instant due) {
    assertThat(fact("To be removed by")).isEqualTo(when.full(due));
  }

  @Then("it is to stay quiet until {moment}")
  public void quietUntil(Instant until) {
    assertThat(fact("Quiet until")).isEqualTo(when.full(until));
  }

  @Then("the parent has refused: {string}")
  public void hasRefused(String why) {
    assertThat(fact("Refused")).endsWith(": " + why);
  }

  @Then("the parent has not refused")
  public void hasNotRefused() {
    assertThat(facts()).extracting(Fact::label).doesNotContain("Refused");
  }

  /** STATE: taken, declined, standing, done, not-carried-out, lifted. */
  @Then("the measure {string} is {word}")
  public void measureIs(String measure, String state) {
    assertThat(measures(measure)).last().asString().startsWith(word("measure.state." + state));
  }

  @Then("the measure {string} was declined because {string}")
  public void measureWasDeclined(String measure, String reason) {
    assertThat(measures(measure)).last().isEqualTo(word("measure.state.declined") + ": " + reason);
  }

  @Then("the measure {string} is looked at again on {moment}")
  public void measureIsLookedAtAgain(String measure, Instant at) {
    assertThat(measures(measure)).last().asString().contains("looked at again " + when.full(at));
  }

  @Then("the measure {string} was never decided")
  public void measureWasNeverDecided(String measure) {
    assertThat(measures(measure)).isEmpty();
  }

  @Then("a block is {offered}")
  public void blockOffered(boolean offered) {
    assertThat(measuresOffered().contains("block")).isEqualTo(offered);
  }

  @Then("a ban of cameras is {offered}")
  public void banOffered(boolean offered) {
    assertThat(measuresOffered().contains("eventBan")).isEqualTo(offered);
  }

  /** The fields of the task in which each measure is taken or declined, those that are shown. */
  private Set<String> measuresOffered() {
    return world.look(
        () ->
            world.everybody().stream()
                .map(world::me)
                .flatMap(
                    me ->
                        taskSteps.rows(me).stream()
                            .filter(row -> row.name().equals("Take or decline each measure"))
                            .map(row -> tasks.find(me, row.taskId())))
                .findFirst()
                .map(it -> tasks.options(it.file(), it.step()).keySet())
                .orElseThrow(() -> new AssertionError("Nobody decides about measures")));
  }

  private List<String> measures(String measure) {
    String label = word("measure." + measure);
    return facts().stream().filter(it -> it.label().equals(label)).map(Fact::text).toList();
  }

  private List<Fact> facts() {
    return world.look(() -> tasks.kind(world.caseFile()).facts(world.caseFile()));
  }

  private String fact(String label) {
    return facts().stream()
        .filter(it -> it.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing is said of " + label + ": " + facts()))
        .text();
  }

  private String word(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }

  // ---- how

  private List<String> stepsLinked() {
    Me head = world.me(Who.read("the headteacher"));
    return linked(head).stream()
        .map(CaseRows.CaseRow::reference)
        .filter(reference -> reference.startsWith("PAR-"))
        .distinct()
        .toList();
  }

  private List<CaseRows.CaseRow> linked(Me me) {
    try {
      return world.as(me, it -> caseLinks.linked(it, world.reference()));
    } catch (org.chalkline.web.NoSuchThing outside) {
      return List.of();
    }
  }

  private Matter matter(Sheet sheet) {
    String posted = sheet.take("posted", "");
    String seen = sheet.take("seen", "");
    Matter matter =
        new Matter(
            sheet.take("platform", "Facebook"),
            sheet.take("place", ""),
            sheet.yes("own forum", false),
            null,
            sheet.take("said", "What was said of the school"),
            posted.isEmpty() ? null : British.moment(posted),
            seen.isEmpty() ? world.clock.instant() : British.moment(seen),
            Arrays.asList(sheet.take("kinds", "offensive").split(" *, *")),
            sheet.yes("danger", false),
            sheet.yes("touches a child", false),
            sheet.yes("thought illegal", false),
            false);
    sheet.allTaken();
    return matter;
  }

  private void does(Who who, Consumer<Me> deed) {
    world.as(
        who,
        me -> {
          deed.accept(me);
          return true;
        });
  }
}
