package org.chalkline.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.chalkline.casework.Completions;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.installation.Scope;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.Reports;
import org.chalkline.testing.TestClock;
import org.chalkline.web.Answers;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Forms;
import org.chalkline.web.Option;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases of abuse as tests tell them: reported, worked and asked about in the words of the school,
 * on the real engine and database. Each case is valid unless a test says otherwise.
 */
public final class Cases {

  private final BeanFactory beans;
  private final List<String> references = new ArrayList<>();

  /** Over the beans of a running application. */
  public Cases(BeanFactory beans) {
    this.beans = beans;
    init(beans.getBean(ProcessEngine.class));
  }

  /** The references of all cases reported so far. */
  public List<String> references() {
    return references;
  }

  /** A report, before it is made. */
  public Reporting aReport(String school) {
    return new Reporting(school);
  }

  /** The signed-in person of this user name. */
  public Me me(String userName) {
    People people = beans.getBean(People.class);
    return everywhere(
        () -> {
          var person = people.byUserName(userName).orElseThrow();
          return new Me(person, people.rolesOf(person.id()));
        });
  }

  /** What this person does within their schools. */
  public <T> T as(String userName, Function<Me, T> work) {
    Me me = me(userName);
    return Scope.of(me.schools(), () -> work.apply(me));
  }

  /** Looks at the database with every school in reach. */
  public <T> T everywhere(Supplier<T> work) {
    return Scope.everywhere(
        () -> beans.getBean(TransactionTemplate.class).execute(status -> work.get()));
  }

  /** Puts the clock where a test begins. */
  public void timeIs(String instant) {
    beans.getBean(TestClock.class).set(Instant.parse(instant));
  }

  /** Time goes by: what comes due runs in order, each thing at its own time. */
  public void timePassesTo(String instant) {
    Instant until = Instant.parse(instant);
    TestClock clock = beans.getBean(TestClock.class);
    beans
        .getBean(Workflows.class)
        .runDue(
            until,
            moment -> {
              if (moment.isAfter(clock.instant())) {
                clock.set(moment);
              }
            });
    clock.set(until);
  }

  /** A report that differs from the usual one only where a test says so. */
  public final class Reporting {

    private final String school;
    private String account = null;
    private String said = "What was said";
    private List<String> kinds = List.of("offensive");
    private final List<Suspect> behind = new ArrayList<>();
    private Target aimedAt = new Target("staff", "A teacher", null);
    private boolean danger;
    private boolean child;
    private boolean childImage;
    private boolean tellLineManager = true;
    private List<MakeReport.GivenFile> files = List.of();
    private String place = "A group of the town";

    private Reporting(String school) {
      this.school = school;
    }

    public Reporting onOwnAccount() {
      account = school + "-facebook";
      return this;
    }

    public Reporting of(String... codes) {
      kinds = List.of(codes);
      return this;
    }

    public Reporting saying(String words) {
      said = words;
      return this;
    }

    public Reporting at(String where) {
      place = where;
      return this;
    }

    public Reporting by(String kind, String words) {
      behind.add(new Suspect(kind, words, null, null, kind.equals("staff") ? "yes" : "no"));
      return this;
    }

    public Reporting byPost(String role) {
      behind.add(new Suspect("staff", "", null, role, "yes"));
      return this;
    }

    public Reporting aimedAt(String kind, String words, String person) {
      aimedAt = new Target(kind, words, person);
      return this;
    }

    public Reporting inDanger() {
      danger = true;
      return this;
    }

    public Reporting touchingAChild() {
      child = true;
      return this;
    }

    public Reporting perhapsAnImageOfAChild() {
      childImage = true;
      return this;
    }

    public Reporting withoutTheLineManager() {
      tellLineManager = false;
      return this;
    }

    public Reporting withACopy() {
      files = List.of(new MakeReport.GivenFile("post.png", Pictures.png()));
      return this;
    }

    /** Makes the report. */
    public Case reportedBy(String userName) {
      String reference =
          beans
              .getBean(Reports.class)
              .report(
                  me(userName),
                  new MakeReport(
                      school,
                      "Facebook",
                      account,
                      place,
                      null,
                      said,
                      null,
                      null,
                      behind,
                      List.of(aimedAt),
                      kinds,
                      danger,
                      child,
                      childImage,
                      tellLineManager,
                      files),
                  UUID.randomUUID().toString());
      references.add(reference);
      return new Case(reference, school);
    }
  }

  /** A case of another kind that is under way, by the model that runs it. */
  public Case underWay(String reference, String school, String model) {
    return new Case(reference, school, model);
  }

  /** A case that is under way. */
  public final class Case {

    private final String reference;
    private final String school;
    private final ProcessInstance started;

    private Case(String reference, String school) {
      this(reference, school, AbuseHandling.PROCESS);
    }

    private Case(String reference, String school, String model) {
      this.reference = reference;
      this.school = school;
      this.started = running(reference, model);
    }

    public String reference() {
      return reference;
    }

    public String id() {
      return one("select id from case_file where reference = ?");
    }

    public String state() {
      return one("select state from case_file where reference = ?");
    }

    public String severity() {
      return one("select severity from case_file where reference = ?");
    }

    private String one(String sql) {
      return everywhere(() -> jdbc().sql(sql).param(reference).query(String.class).single());
    }

    /** The steps that wait for a person now. */
    public List<String> open() {
      return everywhere(
          () ->
              jdbc()
                  .sql("select step from work_item where reference = ? order by step")
                  .param(reference)
                  .query(String.class)
                  .list());
    }

    /**
     * To whom an open step is offered, first owner first: {@code role:x@school} or {@code
     * person:id}.
     */
    public List<String> offered(String step) {
      return everywhere(
          () ->
              jdbc()
                  .sql(
                      """
                      select o.grantee from work_offer o join work_item i using (task_id)
                      where i.reference = ? and i.step = ? order by o.position
                      """)
                  .params(reference, step)
                  .query(String.class)
                  .list());
    }

    /** When an open step is due. */
    public Instant due(String step) {
      return everywhere(
          () ->
              jdbc()
                  .sql("select due_at from work_item where reference = ? and step = ?")
                  .params(reference, step)
                  .query((row, n) -> row.getTimestamp(1).toInstant())
                  .single());
    }

    /** Each route with its state, such as {@code police done}. */
    public List<String> routes() {
      return everywhere(
          () ->
              jdbc()
                  .sql(
                      """
                      select route || ' ' || r.state from abuse_route r
                      join case_file f on f.id = r.case_id where f.reference = ? order by route
                      """)
                  .param(reference)
                  .query(String.class)
                  .list());
    }

    /** What happened, as codes of the record, oldest first. */
    public List<String> timeline() {
      String id = id();
      return everywhere(
          () ->
              beans.getBean(org.chalkline.audit.Audit.class).of("case:" + id).stream()
                  .map(it -> it.what())
                  .toList());
    }

    /** The rules that fired, in all decisions so far. */
    public Set<String> rules() {
      return everywhere(
          () -> {
            Set<String> fired = new LinkedHashSet<>();
            jdbc()
                .sql(
                    """
                    select unnest(rules) from abuse_decision d
                    join case_file f on f.id = d.case_id where f.reference = ?
                    """)
                .param(reference)
                .query(String.class)
                .list()
                .forEach(fired::add);
            return fired;
          });
    }

    /** The process that the report started, for Camunda BPM Assert; it may have ended since. */
    public ProcessInstanceAssert process() {
      return BpmnAwareTests.assertThat(started);
    }

    /** The newest process of the case that follows this model and is under way. */
    public ProcessInstanceAssert process(String model) {
      return BpmnAwareTests.assertThat(running(reference, model));
    }

    /** The id of an open step as this person finds it in their list. */
    public String task(String userName, String step) {
      return as(
          userName,
          me -> {
            var rows =
                beans.getBean(Worklist.class).list(me, Worklist.Query.first(2000)).rows().stream()
                    .filter(row -> row.reference().equals(reference))
                    .toList();
            var row = rows.stream().filter(it -> it.step().equals(step)).findFirst();
            assertThat(row)
                .as("%s has %s; their list holds %s; open are %s", userName, step, rows, open())
                .isPresent();
            return row.get().taskId();
          });
    }

    /** Whether this person finds the step in their list. */
    public boolean offers(String userName, String step) {
      return as(
          userName,
          me ->
              beans.getBean(Worklist.class).list(me, Worklist.Query.first(2000)).rows().stream()
                  .anyMatch(row -> row.reference().equals(reference) && row.step().equals(step)));
    }

    /** A person completes a step; what the form demands beyond the answers given is filled in. */
    public Case done(String userName, String step, Map<String, Object> answers) {
      String task = task(userName, step);
      return as(
          userName,
          me -> {
            Tasks tasks = beans.getBean(Tasks.class);
            Tasks.Work work = tasks.find(me, task);
            Answers read = filledIn(tasks, work, answers);
            beans.getBean(Completions.class).complete(me, task, read, UUID.randomUUID().toString());
            return this;
          });
    }

    /** A person completes a step in the ordinary way. */
    public Case done(String userName, String step) {
      return done(userName, step, Map.of());
    }

    /** A person ends a route with a reason. */
    public Case declined(String userName, String step) {
      return done(userName, step, Map.of("carriedOut", "no", "reason", "Not needed here"));
    }

    /** Whoever confirms facts confirms them: of these kinds, by these authors. */
    public Case factsConfirmed(String userName, List<String> kinds, List<String> authors) {
      return factsConfirmed(userName, kinds, authors, Map.of());
    }

    /** The same with further answers. */
    public Case factsConfirmed(
        String userName, List<String> kinds, List<String> authors, Map<String, Object> more) {
      Map<String, Object> answers =
          new LinkedHashMap<>(
              Map.of(
                  "kinds", kinds,
                  "authors", authors,
                  "danger", "no",
                  "childTouched", "no",
                  "queryOrComplaint", "no",
                  "thoughtIllegal", "no"));
      answers.putAll(more);
      return done(userName, AbuseHandling.CONFIRM_FACTS, answers);
    }

    /** Completes whatever is open, each step by the first person who has it, until nothing is. */
    public Case workedToTheEnd() {
      for (int round = 0; round < 60; round++) {
        List<String> open = open();
        if (open.isEmpty()) {
          return this;
        }
        String step = open.get(0);
        done(firstWho(step), step);
      }
      throw new AssertionError("still open: " + open());
    }

    /** The user name of the first person to whom a step is offered. */
    public String firstWho(String step) {
      String grantee = offered(step).get(0);
      People people = beans.getBean(People.class);
      return everywhere(
          () -> {
            if (grantee.startsWith("person:")) {
              return people.get(grantee.substring(7)).userName();
            }
            String role = grantee.substring(5, grantee.indexOf('@'));
            List<String> out =
                jdbc()
                    .sql("select person_id from case_wall where case_id = ? and until is null")
                    .param(idNow())
                    .query(String.class)
                    .list();
            return people.holding(role, school).stream()
                .filter(person -> !out.contains(person.id()))
                .findFirst()
                .orElseThrow()
                .userName();
          });
    }

    private String idNow() {
      return jdbc()
          .sql("select id from case_file where reference = ?")
          .param(reference)
          .query(String.class)
          .single();
    }
  }

  private ProcessInstance running(String reference, String model) {
    List<ProcessInstance> all =
        beans
            .getBean(ProcessEngine.class)
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(reference)
            .processDefinitionKey(model)
            .orderByProcessInstanceId()
            .desc()
            .list();
    assertThat(all).as("processes %s of %s under way", model, reference).isNotEmpty();
    return all.get(0);
  }

  private Answers filledIn(Tasks tasks, Tasks.Work work, Map<String, Object> given) {
    Map<String, List<Option>> options = tasks.options(work.file(), work.step());
    FormDefinition form = tasks.form(work.step()).asked(options);
    Map<String, Object> start = tasks.given(work.file(), work.step());
    Map<String, Object> json = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      boolean shown =
          field.shownWhen() == null
              || field.shownWhen().value().equals(json.get(field.shownWhen().key()));
      if (!shown) {
        continue;
      }
      if (given.containsKey(field.key())) {
        json.put(field.key(), given.get(field.key()));
      } else if (start.containsKey(field.key())) {
        json.put(field.key(), asSent(start.get(field.key())));
      } else if (field.required()) {
        json.put(field.key(), usual(field, options));
      }
    }
    assertThat(json.keySet()).as("answers that the form knows").containsAll(given.keySet());
    return beans.getBean(Forms.class).readJson(form, json, options);
  }

  /** A value as a form sends it: a moment by the clock in London. */
  private static Object asSent(Object value) {
    return value instanceof Instant at
        ? java.time.LocalDateTime.ofInstant(at, java.time.ZoneId.of("Europe/London")).toString()
        : value;
  }

  private static Object usual(Field field, Map<String, List<Option>> options) {
    List<Option> choices =
        field.optionsFrom() == null
            ? field.options()
            : options.getOrDefault(field.optionsFrom(), List.of());
    return switch (field.type()) {
      case "radio", "select" -> choices.get(0).value();
      case "checklist" -> List.of(choices.get(0).value());
      default -> "Written down by a test";
    };
  }

  private JdbcClient jdbc() {
    return beans.getBean(JdbcClient.class);
  }
}
