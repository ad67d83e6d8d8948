package org.chalkline.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.Deadline;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.OpenStep;
import org.chalkline.engine.StepListener;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Place;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a step opens in a model: works out from the profile whose it is and until when, puts it on
 * the work list and starts its chase. When it closes: takes it off. All in the engine's
 * transaction.
 */
@Component
class StepsOpen implements StepListener {

  private final CaseByReference files;
  private final Assignments assignments;
  private final WorkItems items;
  private final Routing routing;
  private final Access access;
  private final OutsideCases outside;
  private final Policies policies;
  private final Traces traces;
  private final SchoolTime time;
  private final Chasing chasing;
  private final StepWorks works;
  private final Notices notices;
  private final Audit audit;
  private final Clock clock;

  StepsOpen(
      CaseByReference files,
      Assignments assignments,
      WorkItems items,
      Routing routing,
      Access access,
      OutsideCases outside,
      Policies policies,
      Traces traces,
      SchoolTime time,
      Chasing chasing,
      StepWorks works,
      Notices notices,
      Audit audit,
      Clock clock) {
    this.files = files;
    this.assignments = assignments;
    this.items = items;
    this.routing = routing;
    this.access = access;
    this.outside = outside;
    this.policies = policies;
    this.traces = traces;
    this.time = time;
    this.chasing = chasing;
    this.works = works;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void opened(OpenStep step, Actor actor) {
    CaseFile file = files.get(step.reference());
    Profile profile = policies.edition(file.policyEdition());
    Instant now = clock.instant();
    Optional<StepWork.Stricter> stricter =
        works.of(file, step.process()).flatMap(it -> it.stricter(file, step.step(), step.work()));
    String setting =
        stricter
            .map(StepWork.Stricter::setting)
            .orElse(step.properties().getOrDefault("limit", "abuse.triage_limit"));
    String limit = profile.text(setting);
    Deadline deadline = time.deadline(file.school(), Limit.parse(limit), from(file, step, now));
    boolean urgent =
        "true".equals(step.properties().get("urgent"))
            || stricter.map(StepWork.Stricter::urgent).orElse(false);
    Assignment work =
        new Assignment(
            step.id(),
            file.getId(),
            file.school(),
            step.process(),
            step.step(),
            step.name(),
            step.properties().getOrDefault("form", ""),
            clauses(profile, step),
            step.owner(),
            urgent,
            0,
            null,
            null,
            limit,
            deadline,
            deadline.due(),
            passesAt(file, deadline.due(), urgent),
            now,
            null,
            null,
            null,
            null,
            Map.of(),
            step.work());
    Routing.Routed routed = route(file, work);
    items.open(file, work, setting, routed);
    outside.settleIfWalled(file);
    chasing.opened(work);
    audit.record(
        Entry.ofCase(
            file.getId(),
            file.school(),
            actor,
            "task.opened",
            Map.of(
                "task", work.name(),
                "roles", String.join(",", routed.roles()),
                "due", deadline.due().toString(),
                "limit", limit)));
    if (urgent) {
      notices.workWaits(file, routed.persons());
    }
  }

  @Override
  public void closed(String stepId, boolean completed, Actor actor) {
    assignments
        .find(stepId)
        .ifPresent(
            work -> {
              items.remove(stepId);
              if (work.open()) {
                assignments.close(stepId, clock.instant(), actor.id(), "ended", Map.of());
              }
              chasing.end(work, actor);
            });
  }

  /** Where the work stands now, after walls and passing on. */
  Routing.Routed route(CaseFile file, Assignment work) {
    if (work.handedTo() != null && !access.walled(work.handedTo(), file.getId())) {
      Routing.Routed asNamed =
          routing.route(
              file.school(), owner(file, work), access.walledOut(file.getId()), work.level());
      List<String> first =
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(Grantee.person(work.handedTo())),
                  asNamed.grantees().stream())
              .distinct()
              .toList();
      return new Routing.Routed(first, asNamed.roles(), asNamed.persons());
    }
    return routing.route(
        file.school(), owner(file, work), access.walledOut(file.getId()), work.level());
  }

  /** Whether the step is for one person alone. */
  boolean alone(CaseFile file, Assignment work) {
    return owner(file, work).alone();
  }

  /** Who is told when somebody is late with what they alone can do: never they themselves. */
  Routing.Routed leads(CaseFile file, Assignment work) {
    List<String> apart = new ArrayList<>(access.walledOut(file.getId()));
    apart.addAll(owner(file, work).persons());
    String role = works.kind(file).map(kind -> kind.leads(file)).orElse("headteacher");
    return routing.route(file.school(), Owner.role(role), apart, 0);
  }

  /** When an open step is due under this limit, counted from where it was counted from. */
  Deadline deadline(CaseFile file, Assignment work, String limit) {
    return time.deadline(file.school(), Limit.parse(limit), work.deadline().from());
  }

  Instant passesAt(CaseFile file, Instant due, boolean urgent) {
    if (urgent) {
      return due;
    }
    String limit = policies.edition(file.policyEdition()).text("work.pass_limit");
    return time.deadline(file.school(), Limit.parse(limit), due).due();
  }

  private Instant from(CaseFile file, OpenStep step, Instant now) {
    return works
        .of(file, step.process())
        .flatMap(module -> module.countsFrom(file, step.step(), step.work()))
        .orElse(now);
  }

  private Owner owner(CaseFile file, Assignment work) {
    return owner(file, work.process(), work.owner(), work.work());
  }

  private Owner owner(CaseFile file, String process, String named, @Nullable String work) {
    if (named.startsWith(OpenStep.FOR_PERSON)) {
      int slash = named.indexOf('/');
      return Owner.personFirst(
          named.substring(OpenStep.FOR_PERSON.length(), slash),
          owner(file, process, named.substring(slash + 1), work).role());
    }
    if (named.startsWith("profile:")) {
      return Owner.role(policies.edition(file.policyEdition()).text(named.substring(8)));
    }
    return works
        .of(file, process)
        .flatMap(module -> module.owner(file, named, work))
        .orElseGet(() -> Owner.role(named));
  }

  /** What the case's own policy says about the step; the model's own list is for its reader. */
  private List<String> clauses(Profile profile, OpenStep step) {
    return traces.clauses(profile.policyId(), Place.step(step.process(), step.step())).stream()
        .map(Clause::id)
        .toList();
  }
}
