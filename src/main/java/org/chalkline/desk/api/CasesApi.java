package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoves;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.CaseTimelines;
import org.chalkline.casework.EditionMoves;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Trail;
import org.chalkline.casework.Walls;
import org.chalkline.desk.api.CaseViews.CaseLine;
import org.chalkline.desk.api.CaseViews.CasePage;
import org.chalkline.desk.api.CaseViews.CaseView;
import org.chalkline.desk.api.CaseViews.EvidenceLine;
import org.chalkline.desk.api.CaseViews.Happened;
import org.chalkline.desk.api.CaseViews.NoteView;
import org.chalkline.desk.api.CaseViews.StepLine;
import org.chalkline.desk.api.CaseViews.Timeline;
import org.chalkline.desk.api.CaseViews.Way;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Clauses;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases: read them, and do with them what the case page does. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "Cases")
class CasesApi {

  private static final List<String> STATES = List.of("open", "closed", "joined");

  private final CaseFiles files;
  private final CaseJoins caseJoins;
  private final CaseLinks caseLinks;
  private final CaseMoves caseMoves;
  private final CaseNotes caseNotes;
  private final CaseRows caseRows;
  private final CaseTimelines timelines;
  private final EditionMoves editions;
  private final Tasks tasks;
  private final Trail trail;
  private final EvidenceLocker locker;
  private final Schools schools;
  private final Clauses clauses;
  private final People people;
  private final OnceOnly once;

  CasesApi(
      CaseFiles files,
      CaseJoins caseJoins,
      CaseLinks caseLinks,
      CaseMoves caseMoves,
      CaseNotes caseNotes,
      CaseRows caseRows,
      CaseTimelines timelines,
      EditionMoves editions,
      Tasks tasks,
      Trail trail,
      EvidenceLocker locker,
      Schools schools,
      Clauses clauses,
      People people,
      OnceOnly once) {
    this.files = files;
    this.caseJoins = caseJoins;
    this.caseLinks = caseLinks;
    this.caseMoves = caseMoves;
    this.caseNotes = caseNotes;
    this.caseRows = caseRows;
    this.timelines = timelines;
    this.editions = editions;
    this.tasks = tasks;
    this.trail = trail;
    this.locker = locker;
    this.schools = schools;
    this.clauses = clauses;
    this.people = people;
    this.once = once;
  }

  @GetMapping
  @Operation(
      summary = "The cases that you may see, newest first",
      description = "q: part of the subject line, or a reference. state: open, closed or joined.")
  CasePage list(
      Me me,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Asked.most(limit);
    Key after = Key.read(next);
    List<CaseLine> found =
        caseRows
            .list(
                me,
                Asked.text(Asked.filter("q", q)),
                Asked.oneOf("state", state, "", STATES),
                after == null ? null : after.openedAt(),
                after == null ? "~" : after.reference(),
                most + 1)
            .stream()
            .map(CaseLine::of)
            .toList();
    if (found.size() <= most) {
      return new CasePage(found, null);
    }
    List<CaseLine> page = found.subList(0, most);
    CaseLine last = page.get(most - 1);
    return new CasePage(page, new Key(last.openedAt(), last.reference()).text());
  }

  /** Where a page of cases ended. */
  private record Key(Instant openedAt, String reference) {

    String text() {
      return openedAt + "_" + reference;
    }

    static @Nullable Key read(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      String[] parts = text.split("_", 2);
      try {
        if (parts.length == 2 && parts[1].matches("[A-Z0-9-]{1,20}")) {
          return new Key(Instant.parse(parts[0]), parts[1]);
        }
      } catch (DateTimeException e) {
        // refused below like any other
      }
      throw new InvalidInput("next", "Send what the page before gave as next, unchanged");
    }
  }

  @GetMapping("/{reference}")
  @Transactional
  @Operation(summary = "A case; that you read it is recorded")
  CaseView read(Me me, @PathVariable String reference) {
    var file = files.read(me, reference);
    Who.Names names = new Who.Names(people);
    String policy = schools.get(file.school()).policyId();
    return new CaseView(
        file.reference(),
        file.title(),
        file.school(),
        file.kind(),
        file.state(),
        file.severity().code(),
        file.childTouched(),
        file.openedAt(),
        names.of(file.openedBy()),
        file.policyEdition(),
        file.breachEdition(),
        file.closedAt(),
        file.outcome(),
        file.lesson(),
        tasks.kind(file).facts(file),
        tasks.ofCase(me, reference).stream()
            .map(it -> StepLine.of(it, ours(policy, it.clauses()), names))
            .toList(),
        caseNotes.notes(me, reference).stream().map(it -> NoteView.of(it, names)).toList(),
        locker.of(file.getId()).stream().map(it -> EvidenceLine.of(it, names)).toList(),
        caseLinks.linked(me, reference).stream().map(CaseLine::of).toList());
  }

  private List<String> ours(String policy, List<String> ids) {
    return ids.stream()
        .filter(id -> clauses.find(id).filter(it -> it.policy().equals(policy)).isPresent())
        .toList();
  }

  /** Whoever made a wall or stepped aside is the one whose doing moved the work. */
  private static String doer(Recorded it) {
    return it.what().equals("task.offered") ? Actor.CHALKLINE.id() : it.actor();
  }

  @GetMapping("/{reference}/timeline")
  @Operation(summary = "What happened in the case, oldest first")
  Timeline timeline(Me me, @PathVariable String reference) {
    Who.Names names = new Who.Names(people);
    return new Timeline(
        timelines.timeline(me, reference).stream()
            // Who is outside is for whoever confirms who is meant; the page shows it to them.
            .filter(it -> !Walls.RECORDED.contains(it.what()))
            .map(
                it ->
                    new Happened(
                        it.sequence(),
                        it.at(),
                        names.of(doer(it)),
                        it.what(),
                        it.clause(),
                        it.words()))
            .toList());
  }

  @GetMapping("/{reference}/way")
  @Transactional
  @Operation(summary = "The way the case came through its models, for a diagram")
  Way way(Me me, @PathVariable String reference) {
    return new Way(trail.of(files.read(me, reference).getId()));
  }

  @PostMapping("/{reference}/notes")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a note")
  Done note(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.run(
        me,
        reference,
        key,
        Done.class,
        () -> new Done(caseNotes.note(me, reference, Asked.text(body.words()), fresh()), "added"));
  }

  @PostMapping("/{reference}/notes/{note}/corrections")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Correct a note, with a reason; the original stays")
  Done correct(
      Me me,
      @PathVariable String reference,
      @PathVariable String note,
      @RequestBody CaseBodies.Correction body,
      IdempotencyKey key) {
    return once.run(
        me,
        reference,
        key,
        Done.class,
        () ->
            new Done(
                caseNotes.correct(
                    me,
                    reference,
                    note,
                    Asked.text(body.words()),
                    Asked.text(body.reason()),
                    fresh()),
                "corrected"));
  }

  @PostMapping("/{reference}/contacts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Record a contact with an outside body: police, platform, local authority")
  Done contact(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Contact body,
      IdempotencyKey key) {
    return once.run(
        me,
        reference,
        key,
        Done.class,
        () ->
            new Done(
                caseNotes.contact(
                    me,
                    reference,
                    Asked.text(body.body()),
                    Asked.text(body.bodyReference()),
                    Asked.text(body.words()),
                    fresh()),
                "added"));
  }

  @PostMapping("/{reference}/links")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Link the case to another that you may see")
  Done link(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Link body,
      IdempotencyKey key) {
    return act(
        me,
        reference,
        key,
        "linked",
        once ->
            caseLinks.link(me, reference, Asked.text(body.other()), Asked.text(body.why()), once));
  }

  @PostMapping("/{reference}/step-aside")
  @Operation(
      summary = "Step aside",
      description =
          "From then on the case does not exist for you, and your work on it moves on. With a"
              + " reason or without.")
  Done stepAside(
      Me me,
      @PathVariable String reference,
      @RequestBody(required = false) CaseBodies.@Nullable Reason body,
      IdempotencyKey key) {
    String reason = body == null ? "" : Asked.text(body.reason());
    return act(me, reference, key, "stepped-aside", once -> files.stepAside(me, reference, reason));
  }

  @PostMapping("/{reference}/join")
  @Operation(summary = "Join the case to another that deals with the same post")
  Done join(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Join body,
      IdempotencyKey key) {
    return act(
        me,
        reference,
        key,
        "joined",
        once ->
            caseJoins.join(
                me, reference, Asked.text(body.other()), Asked.text(body.reason()), once));
  }

  @PostMapping("/{reference}/move")
  @Operation(summary = "Move the case to the school of the same federation that it belongs to")
  Done move(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Move body,
      IdempotencyKey key) {
    return act(
        me,
        reference,
        key,
        "moved",
        once ->
            caseMoves.move(
                me, reference, Asked.text(body.school()), Asked.text(body.reason()), once));
  }

  @PostMapping("/{reference}/edition")
  @Operation(
      summary = "Move the case to other versions of the policy",
      description =
          "By the headteacher, with a reason. Deadlines of open tasks are counted anew where the"
              + " version under which the case is worked changes.")
  Done moveEdition(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Editions body,
      IdempotencyKey key) {
    return act(
        me,
        reference,
        key,
        "moved",
        once ->
            editions.move(
                me,
                reference,
                Asked.text(body.policy()),
                Asked.text(body.breach()),
                Asked.text(body.reason()),
                once));
  }

  @PostMapping("/{reference}/reopen")
  @Operation(summary = "Open a closed case again, within the months that its policy names")
  Done reopen(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return act(
        me,
        reference,
        key,
        "reopened",
        once -> files.reopen(me, reference, Asked.text(body.reason()), once));
  }

  private Done act(
      Me me, String reference, IdempotencyKey key, String state, Consumer<String> effect) {
    return once.onCase(me, reference, key, state, effect);
  }

  private static String fresh() {
    return Once.freshKey();
  }
}
