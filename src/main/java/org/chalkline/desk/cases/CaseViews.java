package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.AbuseRoutes;
import org.chalkline.abuse.AbuseTriage;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Access;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseTimelines;
import org.chalkline.casework.CaseWork;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.ReadBeside;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Trail;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.calendar.CountingViews;
import org.chalkline.desk.cases.CaseView.ClauseLine;
import org.chalkline.desk.cases.CaseView.Decision;
import org.chalkline.desk.cases.CaseView.Demand;
import org.chalkline.desk.cases.CaseView.Diagram;
import org.chalkline.desk.cases.CaseView.Linked;
import org.chalkline.desk.cases.CaseView.StepLine;
import org.chalkline.desk.policy.Citations;
import org.chalkline.identity.Me;
import org.chalkline.web.Cell;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case together for its page, from what the modules offer. */
@Service
class CaseViews {

  private static final Set<String> CONFIRMING =
      Set.of(AbuseHandling.CONFIRM_WHO_IS_MEANT, AbuseHandling.CONFIRM_WHO_ELSE_IS_MEANT);

  private final CaseFiles files;
  private final CaseLinks caseLinks;
  private final CaseTimelines timelines;
  private final OpenTasks openTasks;
  private final Tasks tasks;
  private final Access access;
  private final Walls walls;
  private final Trail trail;
  private final AbuseRoutes routes;
  private final AbuseTriage triage;
  private final Citations citations;
  private final ModelMap models;
  private final CaseContents contents;
  private final CaseActions actions;
  private final Timeline timeline;
  private final CountingViews counting;
  private final ObjectProvider<ReadBeside> besides;
  private final CaseWords words;
  private final When when;

  CaseViews(
      CaseFiles files,
      CaseLinks caseLinks,
      CaseTimelines timelines,
      OpenTasks openTasks,
      Tasks tasks,
      Access access,
      Walls walls,
      Trail trail,
      AbuseRoutes routes,
      AbuseTriage triage,
      Citations citations,
      ModelMap models,
      CaseContents contents,
      CaseActions actions,
      Timeline timeline,
      CountingViews counting,
      ObjectProvider<ReadBeside> besides,
      CaseWords words,
      When when) {
    this.files = files;
    this.caseLinks = caseLinks;
    this.timelines = timelines;
    this.openTasks = openTasks;
    this.tasks = tasks;
    this.access = access;
    this.walls = walls;
    this.trail = trail;
    this.routes = routes;
    this.triage = triage;
    this.citations = citations;
    this.models = models;
    this.contents = contents;
    this.actions = actions;
    this.timeline = timeline;
    this.counting = counting;
    this.besides = besides;
    this.words = words;
    this.when = when;
  }

  /**
   * The case as this person sees it; that they opened it is recorded.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional
  public CaseView open(Me me, String reference) {
    CaseFile file = files.read(me, reference);
    List<Assignment> steps = tasks.ofCase(me, reference);
    Map<String, List<String>> offers = tasks.offers(me, reference);
    List<Trail.Moved> moved = trail.of(file.getId());
    List<Recorded> record = timelines.timeline(me, reference);
    boolean confirms = confirms(me, steps);
    return new CaseView(
        CaseLists.LIST + "/" + file.reference(),
        file.reference(),
        file.title(),
        words.state(file.state()),
        CaseWords.stateColour(file.state()),
        file.severity().words(),
        CaseWords.colour(file.severity()),
        file.childTouched(),
        file.open(),
        what(me, file),
        done(steps),
        now(file, steps, offers),
        next(moved, steps),
        openTasks.outside(file.getId()),
        routes.of(file.getId()).stream().map(this::route).toList(),
        triage.decisions(file.getId()).stream().map(it -> decision(file, it)).toList(),
        diagrams(file, moved),
        contents.evidence(file),
        contents.notes(me, file),
        contents.parties(me, file),
        confirms ? keptOut(file) : null,
        caseLinks.linked(me, reference).stream()
            .map(
                row ->
                    new Linked(
                        CaseLists.LIST + "/" + row.reference(),
                        row.reference(),
                        row.title(),
                        words.state(row.state())))
            .toList(),
        demands(file, steps),
        timeline.doings(record, confirms, other -> visible(me, other)),
        timeline.lookings(record),
        actions.linksFor(me, file));
  }

  /** Whether somebody may see the case of this reference; nothing is recorded. */
  private boolean visible(Me me, String reference) {
    try {
      access.require(me, reference);
      return true;
    } catch (NoSuchThing unseen) {
      return false;
    }
  }

  /** Whoever confirms who is meant, or has, may know who is outside until then. */
  private boolean confirms(Me me, List<Assignment> steps) {
    return steps.stream()
        .filter(step -> CONFIRMING.contains(step.step()))
        .anyMatch(
            step ->
                step.open()
                    ? tasks.find(me, step.taskId()).mayDo()
                    : me.id().equals(step.closedBy()) && "done".equals(step.ending()));
  }

  private List<SummaryRow> what(Me me, CaseFile file) {
    List<SummaryRow> rows = new ArrayList<>();
    tasks.kind(file).facts(file).forEach(fact -> add(rows, fact.label(), fact.text()));
    add(rows, words.say("desk.case.row.school"), words.school(file.school()));
    add(
        rows,
        words.say("desk.case.row.opened"),
        words.say(
            file.kind().equals(AbuseCases.KIND) ? "desk.case.opened" : "desk.case.begun",
            when.full(file.openedAt()),
            words.name(file.openedBy())));
    tasks.kind(file).toRead(file).ifPresent(it -> rows.add(read(it)));
    besides
        .orderedStream()
        .flatMap(module -> module.beside(me, file).stream())
        .forEach(it -> rows.add(read(it)));
    besides
        .orderedStream()
        .flatMap(module -> module.facts(me, file).stream())
        .forEach(it -> add(rows, it.label(), it.text()));
    edition(rows, "desk.case.row.policy", file.policyEdition());
    edition(rows, "desk.case.row.breach", file.breachEdition());
    if (file.closedAt() != null) {
      add(rows, words.say("desk.case.row.closed"), when.full(file.closedAt()));
    }
    if (file.outcome() != null) {
      add(rows, words.say("desk.case.row.outcome"), words.outcome(file.outcome()));
    }
    if (file.lesson() != null) {
      add(rows, words.say("desk.case.row.lesson"), file.lesson());
    }
    return rows;
  }

  private SummaryRow read(CaseWork.ToRead it) {
    return new SummaryRow(
        words.say("desk.case.row.read"), it.words(), it.href(), words.say("desk.case.row.open"));
  }

  private void edition(List<SummaryRow> rows, String label, String edition) {
    rows.add(
        new SummaryRow(
            words.say(label),
            words.edition(edition),
            "/policy/versions/" + edition,
            words.say("desk.case.row.open")));
  }

  private static void add(List<SummaryRow> rows, String label, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(label, text));
    }
  }

  private List<StepLine> done(List<Assignment> steps) {
    return steps.stream()
        .filter(step -> step.closedAt() != null)
        .sorted(Comparator.comparing(step -> Objects.requireNonNull(step.closedAt())))
        .map(step -> new StepLine(step.name(), href(step), ended(step), false, null))
        .toList();
  }

  private String ended(Assignment step) {
    String at = when.full(Objects.requireNonNull(step.closedAt()));
    return "done".equals(step.ending())
        ? words.say("desk.case.done.by", words.name(String.valueOf(step.closedBy())), at)
        : words.say("desk.case.done.ended", at);
  }

  private List<StepLine> now(
      CaseFile file, List<Assignment> steps, Map<String, List<String>> offers) {
    return steps.stream()
        .filter(Assignment::open)
        .sorted(Comparator.comparing(Assignment::due))
        .map(
            step ->
                new StepLine(
                    step.name(),
                    href(step),
                    waits(step, offers.getOrDefault(step.taskId(), List.of())),
                    when.late(step.due()),
                    counting.of(file, step, here(file))))
        .toList();
  }

  private String waits(Assignment step, List<String> offered) {
    String whose =
        offered.isEmpty()
            ? words.say("desk.case.now.outside")
            : words.say(
                "desk.case.now.for",
                offered.stream().map(words::grantee).distinct().collect(Collectors.joining(", ")));
    String holder = step.holder();
    String held =
        holder == null
            ? words.say("desk.case.now.free")
            : words.say("desk.case.now.held", words.name(holder));
    return Stream.of(
            whose,
            held,
            words.say("desk.case.now.due", when.full(step.due()), when.due(step.due())))
        .collect(Collectors.joining(" "));
  }

  private static String href(Assignment step) {
    return "/tasks/" + step.taskId();
  }

  /** What may follow, nearest first: the model that was begun last leads back into the others. */
  private List<String> next(List<Trail.Moved> moved, List<Assignment> steps) {
    Set<String> done =
        steps.stream()
            .filter(step -> "done".equals(step.ending()))
            .map(Assignment::step)
            .collect(Collectors.toSet());
    List<String> nearest = new ArrayList<>(processes(moved));
    Collections.reverse(nearest);
    return nearest.stream()
        .flatMap(
            process -> models.next(process, Way.of(models, process, moved).now(), done).stream())
        .distinct()
        .toList();
  }

  /**
   * The models through which the case came, the leading one first; how tasks are chased is none.
   */
  private List<String> processes(List<Trail.Moved> moved) {
    return moved.stream()
        .map(Trail.Moved::process)
        .distinct()
        .filter(process -> models.knows(process) && !process.equals("work-chase"))
        .toList();
  }

  private List<Cell> route(AbuseRoutes.Route route) {
    return List.of(
        Cell.of(words.route(route.route())),
        Cell.of(words.say(route.compulsory() ? "desk.case.compulsory" : "desk.case.judgement")),
        Cell.tag(words.coded("desk.case.route-state.", route.state()), routeColour(route.state())),
        Cell.of(route.reason() == null ? "" : route.reason()));
  }

  private static String routeColour(String state) {
    return switch (state) {
      case "done" -> "green";
      case "begun" -> "blue";
      case "ended" -> "grey";
      default -> "yellow";
    };
  }

  private Decision decision(CaseFile file, AbuseTriage.Kept kept) {
    return new Decision(
        words.coded("desk.case.asked.", kept.asked()),
        when.full(kept.at()),
        org.chalkline.casework.Severity.of(kept.severity()).words(),
        kept.routes().isEmpty()
            ? words.say("desk.case.decision.no-routes")
            : words.routes(kept.routes()),
        kept.rules().stream().distinct().map(id -> fired(file, id)).toList());
  }

  private CaseView.Fired fired(CaseFile file, String rule) {
    return new CaseView.Fired(
        Citations.plain(models.rule(rule).map(ModelMap.Rule::description).orElse(rule)),
        lines(citations.rule(file, AbuseHandling.TRIAGE, rule, here(file))));
  }

  private List<Diagram> diagrams(CaseFile file, List<Trail.Moved> moved) {
    return processes(moved).stream()
        .map(process -> diagram(file, process, Way.of(models, process, moved)))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Diagram diagram(CaseFile file, String process, Way way) {
    return way.begun()
        ? new Diagram(
            words.coded("desk.case.diagram.", process),
            CaseLists.LIST + "/" + file.reference() + "/diagram/" + process + ".bpmn",
            String.join(",", way.done()),
            String.join(",", way.now()))
        : null;
  }

  private List<SummaryRow> keptOut(CaseFile file) {
    return walls.of(file.getId()).stream()
        .map(
            wall ->
                new SummaryRow(
                    words.name(wall.person()), words.coded("desk.case.wall.", wall.why().name())))
        .toList();
  }

  private List<Demand> demands(CaseFile file, List<Assignment> steps) {
    Map<String, List<ClauseLine>> demanded = new LinkedHashMap<>();
    for (Assignment step : steps) {
      demanded.putIfAbsent(
          step.name(), lines(citations.step(file, step.process(), step.step(), here(file))));
    }
    return demanded.entrySet().stream().map(it -> new Demand(it.getKey(), it.getValue())).toList();
  }

  private static String here(CaseFile file) {
    return CaseLists.LIST + "/" + file.reference();
  }

  private static List<ClauseLine> lines(List<Citations.Cited> cited) {
    return cited.stream().map(it -> new ClauseLine(it.label(), it.href(), it.words())).toList();
  }
}
