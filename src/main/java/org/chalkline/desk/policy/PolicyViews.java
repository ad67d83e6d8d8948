package org.chalkline.desk.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.desk.policy.PolicyView.ClauseLine;
import org.chalkline.desk.policy.PolicyView.Filters;
import org.chalkline.desk.policy.PolicyView.Link;
import org.chalkline.desk.policy.PolicyView.Section;
import org.chalkline.desk.policy.PolicyView.TensionLine;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Traces.State;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a school's policy as it runs together for its page. */
@Service
class PolicyViews {

  private static final List<String> STRENGTHS = List.of("must", "should", "may");

  private final Clauses clauses;
  private final PolicyInForce inForce;
  private final ClauseStates states;
  private final When when;

  PolicyViews(Clauses clauses, PolicyInForce inForce, ClauseStates states, When when) {
    this.clauses = clauses;
    this.inForce = inForce;
    this.states = states;
    this.when = when;
  }

  /** What to leave out; empty words leave nothing out. */
  record Narrowed(String process, String strength, String state) {

    boolean any() {
      return !(process + strength + state).isEmpty();
    }
  }

  /**
   * The policy of a school, as this person may read it.
   *
   * @param school its id; empty for the first of this person's schools
   * @throws NoSuchThing if they hold no role there
   */
  @Transactional(readOnly = true)
  public PolicyView of(Me me, String school, Narrowed narrowed) {
    School here = inForce.school(me, school);
    Profile edition = inForce.edition(here);
    List<Clause> all = clauses.of(edition.policyId());
    Map<State, Integer> counts = new EnumMap<>(State.class);
    Map<String, List<ClauseLine>> sections = new LinkedHashMap<>();
    int shown = 0;
    for (Clause clause : all) {
      State state = states.state(clause, edition);
      counts.merge(state, 1, Integer::sum);
      if (fits(clause, state, narrowed)) {
        shown++;
        sections
            .computeIfAbsent(clause.section(), name -> new ArrayList<>())
            .add(line(clause, state, edition, here.id()));
      }
    }
    return new PolicyView(
        here.id(),
        here.name(),
        edition.name(),
        others(me, here),
        parts(here.id()),
        facts(edition),
        overdue(edition),
        counts(counts, all.size()),
        tensions(edition, here.id()),
        filters(all, narrowed),
        narrowed.any(),
        states.say("desk.policy.shown", shown, all.size()),
        sections.entrySet().stream()
            .map(entry -> new Section(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static boolean fits(Clause clause, State state, Narrowed narrowed) {
    return (narrowed.process().isEmpty() || clause.process().equals(narrowed.process()))
        && (narrowed.strength().isEmpty() || clause.strength().equals(narrowed.strength()))
        && (narrowed.state().isEmpty() || state.name().equals(narrowed.state()));
  }

  private ClauseLine line(Clause clause, State state, Profile edition, String school) {
    return new ClauseLine(
        clause.id(),
        "/policy/clauses/" + clause.id() + "?school=" + school,
        clause.obligation(),
        states.say("desk.clause.strength." + clause.strength()),
        states.process(clause.process()),
        state.name(),
        states.words(state),
        ClauseStates.colour(state),
        states.lives(clause, edition, school),
        state == State.WAITING || state == State.IN_PART ? states.waits(clause) : null);
  }

  private List<Link> others(Me me, School here) {
    return inForce.schools(me).stream()
        .filter(school -> !school.id().equals(here.id()))
        .map(school -> new Link("/policy?school=" + school.id(), school.name()))
        .toList();
  }

  /** The other pages about the policy of a school. */
  List<Link> parts(String school) {
    return List.of(
        new Link("/policy?school=" + school, states.say("desk.policy.part.clauses")),
        new Link("/policy/settings?school=" + school, states.say("desk.policy.part.settings")),
        new Link("/policy/rules?school=" + school, states.say("desk.policy.part.rules")),
        new Link("/policy/defaults?school=" + school, states.say("desk.policy.part.defaults")));
  }

  private List<SummaryRow> facts(Profile edition) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("edition", edition.name()));
    rows.add(row("from", when.day(edition.inForceFrom())));
    rows.add(
        row(
            "approved",
            edition.approved().map(when::day).orElse(states.say("desk.policy.approved.none"))));
    rows.add(
        row(
            "review",
            edition.reviewDue().map(when::day).orElse(states.say("desk.policy.review.none"))));
    return rows;
  }

  @org.jspecify.annotations.Nullable
  private String overdue(Profile edition) {
    LocalDate today = inForce.today();
    return edition
        .reviewDue()
        .filter(due -> due.isBefore(today))
        .map(due -> states.say("desk.policy.overdue", when.day(due)))
        .orElse(null);
  }

  private List<SummaryRow> counts(Map<State, Integer> counts, int all) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("count.all", String.valueOf(all)));
    for (State state : State.values()) {
      rows.add(new SummaryRow(states.words(state), String.valueOf(counts.getOrDefault(state, 0))));
    }
    return rows;
  }

  private SummaryRow row(String code, String text) {
    return new SummaryRow(states.say("desk.policy." + code), text);
  }

  private static List<TensionLine> tensions(Profile edition, String school) {
    return edition.tensions().stream()
        .map(
            it ->
                new TensionLine(
                    it.words(),
                    it.clauses().stream()
                        .map(id -> new Link("/policy/clauses/" + id + "?school=" + school, id))
                        .toList(),
                    it.reading()))
        .toList();
  }

  private Filters filters(List<Clause> all, Narrowed narrowed) {
    Set<String> named = new LinkedHashSet<>(all.stream().map(Clause::process).sorted().toList());
    return new Filters(
        narrowed.process(),
        options(named.stream().map(id -> new Option(id, states.process(id))).toList()),
        narrowed.strength(),
        options(
            STRENGTHS.stream()
                .map(it -> new Option(it, states.say("desk.clause.strength." + it)))
                .toList()),
        narrowed.state(),
        options(
            List.of(State.values()).stream()
                .map(it -> new Option(it.name(), states.words(it)))
                .toList()));
  }

  private List<Option> options(List<Option> some) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", states.say("desk.policy.filter.all")));
    options.addAll(some);
    return options;
  }
}
