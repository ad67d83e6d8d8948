package org.chalkline.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.abuse.AbuseRoutes;
import org.chalkline.abuse.AbuseRoutes.Route;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoves;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.CaseTimelines;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The case: what people do with it, where it stands, who may know of it, what has gone out. */
public class CaseSteps {

  private final World world;
  private final CaseFiles cases;
  private final CaseJoins caseJoins;
  private final CaseLinks caseLinks;
  private final CaseMoves caseMoves;
  private final CaseNotes caseNotes;
  private final CaseRows caseRows;
  private final CaseTimelines timelines;
  private final AbuseCases abuse;
  private final AbuseRoutes routes;
  private final Worklist worklist;
  private final TaskHolders taskHolders;
  private final Tasks tasks;
  private final Audit audit;
  private final Outbox outbox;
  private final JdbcClient jdbc;

  public CaseSteps(
      World world,
      CaseFiles cases,
      CaseJoins caseJoins,
      CaseLinks caseLinks,
      CaseMoves caseMoves,
      CaseNotes caseNotes,
      CaseRows caseRows,
      CaseTimelines timelines,
      AbuseCases abuse,
      AbuseRoutes routes,
      Worklist worklist,
      TaskHolders taskHolders,
      Tasks tasks,
      Audit audit,
      Outbox outbox,
      JdbcClient jdbc) {
    this.world = world;
    this.cases = cases;
    this.caseJoins = caseJoins;
    this.caseLinks = caseLinks;
    this.caseMoves = caseMoves;
    this.caseNotes = caseNotes;
    this.caseRows = caseRows;
    this.timelines = timelines;
    this.abuse = abuse;
    this.routes = routes;
    this.worklist = worklist;
    this.taskHolders = taskHolders;
    this.tasks = tasks;
    this.audit = audit;
    this.outbox = outbox;
    this.jdbc = jdbc;
  }

  // ---- what somebody does

  @When("{person} steps aside")
  public void stepsAside(Who who) {
    does(who, me -> cases.stepAside(me, world.reference(), ""));
  }

  @When("{person} adds the note {string}")
  public void addsNote(Who who, String words) {
    does(who, me -> caseNotes.note(me, world.reference(), world.filled(words), World.key()));
  }

  @When("{person} records a contact with {string}, reference {string}, saying {string}")
  public void recordsContact(Who who, String body, String reference, String words) {
    does(
        who,
        me ->
            caseNotes.contact(
                me, world.reference(), body, reference, world.filled(words), World.key()));
  }

  @When("{person} corrects the note {string} to {string} because {string}")
  public void correctsNote(Who who, String before, String after, String reason) {
    does(
        who,
        me -> {
          String id =
              caseNotes.notes(me, world.reference()).stream()
                  .filter(note -> note.words().equals(before))
                  .findFirst()
                  .orElseThrow()
                  .id();
          caseNotes.correct(me, world.reference(), id, after, reason, World.key());
        });
  }

  @When("{person} links the case to {string} because {string}")
  public void links(Who who, String other, String why) {
    does(
        who,
        me -> caseLinks.link(me, world.reference(), world.referenceOf(other), why, World.key()));
  }

  @When("{person} joins the case to {string} because {string}")
  public void joins(Who who, String other, String reason) {
    does(
        who,
        me -> caseJoins.join(me, world.reference(), world.referenceOf(other), reason, World.key()));
  }

  @When("{person} moves the case to {school} because {string}")
  public void moves(Who who, String school, String reason) {
    does(who, me -> caseMoves.move(me, world.reference(), school, reason, World.key()));
  }

  @When("{person} tries to move the case to {school} because {string}")
  public void triesToMove(Who who, String school, String reason) {
    world.tries(() -> moves(who, school, reason));
  }

  @When("{person} reopens the case because {string}")
  public void reopens(Who who, String reason) {
    does(who, me -> cases.reopen(me, world.reference(), reason, World.key()));
  }

  @When("{person} tries to reopen the case because {string}")
  public void triesToReopen(Who who, String reason) {
    world.tries(() -> reopens(who, reason));
  }

  @When("{person} makes new facts known:")
  public void makesNewFactsKnown(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    List<String> kinds = sheet.list("kinds", "");
    List<String> authors = sheet.list("authors", "");
    String name = sheet.take("name", "");
    String handle = sheet.take("handle", "");
    boolean illegal = sheet.yes("thought illegal", false);
    String words = sheet.take("words", "As stated.");
    sheet.allTaken();
    does(
        who,
        me ->
            abuse.learn(
                me, world.reference(), kinds, authors, name, handle, illegal, words, World.key()));
  }

  @When("{person} names a further person:")
  public void namesAFurtherPerson(Who who, DataTable table) {
    Sheet sheet = new Sheet(table, world);
    String words = sheet.take("words", "");
    String person = sheet.take("person", "");
    String post = sheet.take("post", "");
    sheet.allTaken();
    String personId = person.isEmpty() ? null : world.person(Who.read(person)).id();
    does(
        who,
        me ->
            abuse.suspect(
                me, world.reference(), words, personId, post.isEmpty() ? null : post, World.key()));
  }

  // ---- where it stands

  @Then("the case has severity {severity}")
  public void hasSeverity(String severity) {
    assertThat(world.caseFile().severity().code()).isEqualTo(severity);
  }

  @Then("the case is open")
  public void isOpen() {
    assertThat(world.caseFile().state()).isEqualTo("open");
  }

  @Then("the case is closed with the outcome {string}")
  public void isClosed(String outcome) {
    assertThat(world.caseFile().state()).isEqualTo("closed");
    assertThat(world.caseFile().outcome()).isEqualTo(outcome);
  }

  @Then("the case is joined to {string}")
  public void isJoinedTo(String other) {
    assertThat(world.caseFile().state()).isEqualTo("joined");
    String joinedTo = world.caseFile().joinedTo();
    world.turnTo(other);
    assertThat(world.caseFile().getId()).isEqualTo(joinedTo);
  }

  @Then("the case belongs to {school}")
  public void belongsTo(String school) {
    assertThat(world.caseFile().school()).isEqualTo(school);
  }

  @Then("the route {string} is compulsory")
  public void isCompulsory(String route) {
    assertThat(route(route)).extracting(Route::compulsory).containsExactly(true);
  }

  @Then("the route {string} is optional")
  public void isOptional(String route) {
    assertThat(route(route)).extracting(Route::compulsory).containsExactly(false);
  }

  @Then("the route {string} is left to judgement")
  public void isLeftToJudgement(String route) {
    assertThat(route(route)).isEmpty();
    assertThat(route(route + " judgement")).hasSize(1);
  }

  @Then("the route {string} is not demanded")
  public void isNotDemanded(String route) {
    assertThat(route(route)).isEmpty();
    assertThat(route(route + " judgement")).isEmpty();
  }

  @Then("the route {string} was carried out")
  public void wasCarriedOut(String route) {
    assertThat(route(route)).extracting(Route::state).containsExactly("done");
  }

  @Then("the route {string} was ended because {string}")
  public void wasEnded(String route, String reason) {
    assertThat(route(route)).extracting(Route::state).containsExactly("ended");
    assertThat(route(route)).extracting(Route::reason).containsExactly(reason);
  }

  @Then("the routes are {string}")
  public void routesAre(String all) {
    assertThat(routes().stream().map(route -> route.route().replace('-', ' ')))
        .containsExactlyInAnyOrderElementsOf(Sheet.split(all, ","));
  }

  // ---- what is on record

  @Then("the timeline says {string}")
  public void timelineSays(String words) {
    assertThat(timeline()).anySatisfy(line -> assertThat(line).contains(plain(words)));
  }

  @Then("the timeline does not say {string}")
  public void timelineDoesNotSay(String words) {
    assertThat(timeline()).noneSatisfy(line -> assertThat(line).contains(plain(words)));
  }

  @Then("the timeline says {string} {int} time(s)")
  public void timelineSays(String words, int times) {
    assertThat(timeline().stream().filter(line -> line.contains(plain(words)))).hasSize(times);
  }

  @Then("the timeline said {string} on {moment}")
  public void timelineSaidOn(String words, java.time.Instant at) {
    assertThat(
            entries().stream()
                .filter(entry -> line(entry).contains(plain(words)))
                .map(entry -> British.written(entry.at())))
        .contains(British.written(at));
  }

  // ---- who may know of it

  @Then("the case exists for {person}")
  public void existsFor(Who who) {
    world.as(
        who,
        me -> {
          assertThat(listed(me)).isTrue();
          assertThat(cases.read(me, world.reference()).reference()).isEqualTo(world.reference());
          return true;
        });
  }

  @Then("the case does not exist for {person}")
  public void doesNotExistFor(Who who) {
    world.as(
        who,
        me -> {
          notInLists(me);
          notAtDoors(me);
          return true;
        });
  }

  private void notInLists(Me me) {
    var page = worklist.list(me, Worklist.Query.first(200));
    assertThat(page.rows()).noneMatch(row -> row.reference().equals(world.reference()));
    assertThat(page.total()).isEqualTo(page.rows().size());
    assertThat(worklist.total(me)).isEqualTo(page.rows().size());
    assertThat(listed(me)).isFalse();
    assertThat(caseRows.list(me, world.reference(), "", null, 200)).isEmpty();
    assertThat(caseRows.list(me, world.caseFile().title(), "", null, 200))
        .noneMatch(row -> row.reference().equals(world.reference()));
    for (CaseRows.CaseRow other : caseRows.list(me, "", "", null, 200)) {
      assertThat(caseLinks.linked(me, other.reference()))
          .noneMatch(row -> row.reference().equals(world.reference()));
    }
  }

  private void notAtDoors(Me me) {
    String reference = world.reference();
    String absent = "ABU-2222-2222";
    List<ThrowingCallable> doors = new ArrayList<>();
    for (String asked : List.of(reference, absent)) {
      doors.add(() -> cases.read(me, asked));
      doors.add(() -> timelines.timeline(me, asked));
      doors.add(() -> caseNotes.notes(me, asked));
      doors.add(() -> caseNotes.note(me, asked, "A note", World.key()));
      doors.add(() -> caseLinks.linked(me, asked));
      doors.add(() -> cases.stepAside(me, asked, ""));
      doors.add(() -> tasks.ofCase(me, asked));
    }
    tasks()
        .forEach(
            task -> {
              doors.add(() -> tasks.find(me, task));
              doors.add(() -> taskHolders.claim(me, task));
            });
    doors.forEach(door -> assertThatThrownBy(door).isInstanceOf(NoSuchThing.class));
  }

  private List<String> tasks() {
    return world.look(
        () ->
            jdbc.sql(
                    """
                    select a.task_id from assignment a join case_file f on f.id = a.case_id
                    where f.reference = ?
                    """)
                .param(world.reference())
                .query(String.class)
                .list());
  }

  private boolean listed(Me me) {
    return caseRows.list(me, "", "", null, 200).stream()
        .anyMatch(row -> row.reference().equals(world.reference()));
  }

  // ---- what has gone out

  @Then("{person} has been sent a mail {string}")
  public void hasBeenSent(Who who, String subject) {
    assertThat(mails(who)).extracting(Sent::subject).contains(subject);
  }

  @Then("{person} has been sent no mail")
  public void hasBeenSentNoMail(Who who) {
    assertThat(mails(who)).extracting(Sent::subject).isEmpty();
  }

  @Then("no mail says anything of the case")
  public void noMailSaysAnything() {
    List<String> secrets =
        world.look(
            () ->
                jdbc.sql(
                        """
                        select unnest(array[f.reference, f.title, a.said]) from case_file f
                        join abuse_case a on a.case_id = f.id
                        union select words from case_word where words <> ''
                        """)
                    .query(String.class)
                    .list());
    List<Sent> sent = world.look(() -> outbox.latest(1000));
    assertThat(sent).isNotEmpty();
    for (Sent mail : sent) {
      assertThat(mail.subject() + " " + mail.body())
          .satisfies(
              text ->
                  secrets.forEach(secret -> assertThat(text).doesNotContainIgnoringCase(secret)));
    }
  }

  private List<Sent> mails(Who who) {
    String id = world.person(who).id();
    return world.look(() -> outbox.latest(1000)).stream()
        .filter(mail -> mail.personId().equals(id))
        .toList();
  }

  // ---- refusals

  @Then("it is refused with {string}")
  public void isRefusedWith(String words) {
    RuntimeException refusal = world.refusal();
    String said =
        refusal instanceof InvalidInput input
            ? input.errors().stream().map(FieldError::message).collect(Collectors.joining("; "))
            : String.valueOf(refusal.getMessage());
    assertThat(said).contains(world.filled(words));
  }

  @Then("the answer is that there is no such case")
  public void noSuchCase() {
    assertThat(world.refusal()).isInstanceOf(NoSuchThing.class);
  }

  // ---- how

  private void does(Who who, java.util.function.Consumer<Me> deed) {
    world.as(
        who,
        me -> {
          deed.accept(me);
          return true;
        });
  }

  private List<Route> routes() {
    return world.look(() -> routes.of(world.caseFile().getId()));
  }

  private List<Route> route(String words) {
    String code = words.replace(' ', '-');
    return routes().stream().filter(route -> route.route().equals(code)).toList();
  }

  private List<Recorded> entries() {
    return world.look(() -> audit.of("case:" + world.caseFile().getId()));
  }

  private List<String> timeline() {
    return entries().stream().map(CaseSteps::line).toList();
  }

  private static String line(Recorded entry) {
    String what = entry.what().replace('.', ' ').replace('-', ' ');
    return plain(
        Stream.concat(Stream.of(what), entry.words().values().stream())
            .collect(Collectors.joining(": ")));
  }

  private static String plain(String words) {
    return words.toLowerCase(Locale.ROOT);
  }
}
