package org.chalkline.desk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chalkline.desk.policy.ClausePage.ClauseView;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.policy.Clause;
import org.chalkline.policy.Clauses;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Traces.State;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SummaryRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a clause into words, for people of a school whose policy it belongs to. */
@Service
class ClauseViews {

  /** Where a reader may have come from. */
  private static final Pattern FROM = Pattern.compile("/(?:tasks|cases)/[A-Za-z0-9-]{1,60}");

  private final Clauses clauses;
  private final PolicyInForce inForce;
  private final ClauseStates states;

  ClauseViews(Clauses clauses, PolicyInForce inForce, ClauseStates states) {
    this.clauses = clauses;
    this.inForce = inForce;
    this.states = states;
  }

  /**
   * The clause of this id.
   *
   * @param school the school whose policy is read; empty for any of this person's
   * @param from the task or case from which they came; anything else leads back to the policy
   * @throws NoSuchThing if it belongs to no policy of this person's schools
   */
  @Transactional(readOnly = true)
  public ClauseView of(Me me, String id, String school, String from) {
    Clause clause = clauses.find(id).orElseThrow(NoSuchThing::new);
    School here =
        inForce.schools(me).stream()
            .filter(it -> it.policyId().equals(clause.policy()))
            .filter(it -> school.isEmpty() || it.id().equals(school))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    Profile edition = inForce.edition(here);
    State state = states.state(clause, edition);
    return new ClauseView(
        clause.id(),
        FROM.matcher(from).matches() ? from : "/policy?school=" + here.id() + "#" + clause.id(),
        clause.obligation(),
        states.words(state),
        ClauseStates.colour(state),
        rows(clause, edition),
        states.lives(clause, edition, here.id()),
        state == State.WAITING || state == State.IN_PART ? states.waits(clause) : null);
  }

  private List<SummaryRow> rows(Clause clause, Profile edition) {
    List<SummaryRow> rows = new ArrayList<>();
    add(rows, "policy", edition.name());
    add(rows, "section", clause.section());
    add(rows, "actor", clause.actor());
    add(rows, "subject", clause.subject());
    add(rows, "trigger", clause.trigger());
    add(rows, "deadline", clause.deadline());
    add(rows, "outcome", clause.outcome());
    add(rows, "strength", states.say("desk.clause.strength." + clause.strength()));
    add(rows, "process", states.process(clause.process()));
    return rows;
  }

  private void add(List<SummaryRow> rows, String key, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(states.say("desk.clause." + key), text));
    }
  }
}
