package org.chalkline.nearmiss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.nearmiss.Actions.Action;
import org.chalkline.nearmiss.NearMissRows.Miss;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The summary of a near miss, ready to print. */
@Component
class NearMissFacts {

  private final NearMissRows rows;
  private final Actions actions;
  private final People people;
  private final MessageSourceAccessor words;
  private final When when;

  NearMissFacts(
      NearMissRows rows, Actions actions, People people, MessageSource messages, When when) {
    this.rows = rows;
    this.actions = actions;
    this.people = people;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  /** Label and text, in the order in which they matter. */
  List<Fact> of(CaseFile file, int scale) {
    Miss it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("What it was", words.getMessage("nearmiss.kind." + it.kind())));
    facts.add(
        new Fact(
            "Where",
            words.getMessage("nearmiss.platform." + it.platform())
                + ", "
                + words.getMessage("nearmiss.place." + it.place())
                + (it.happenedOn() == null ? "" : ", " + when.day(it.happenedOn()))));
    facts.add(new Fact("What happened", it.said()));
    facts.add(new Fact("Reported by", reporter(it)));
    if (it.kind().equals("picture")) {
      facts.add(new Fact("The picture", it.deleted() ? "Deleted" : "Not yet deleted"));
    }
    if (it.assessed()) {
      facts.add(
          new Fact(
              "Risk",
              new NearMissWork.Risk(it.likelihood(), it.severity(), scale).words()
                  + ", assessed by "
                  + name(it.assessor())
                  + "\n"
                  + it.why()));
    }
    add(facts, "Clause", it.clause());
    actions.of(it.caseId()).forEach(action -> facts.add(fact(action)));
    add(facts, "Lesson", it.lesson());
    if (it.keptReviews() > 0) {
      facts.add(
          new Fact(
              "Kept",
              it.keptReviews() == 1
                  ? "Until the next review of the policy"
                  : "Until %d reviews of the policy later".formatted(it.keptReviews())));
    }
    return facts;
  }

  private String reporter(Miss it) {
    if (it.withheld()) {
      return "Name withheld: it is kept nowhere";
    }
    return it.reporter() == null ? "Found in another case" : name(it.reporter());
  }

  private String name(@Nullable String person) {
    return person == null ? "" : people.find(person).map(Person::name).orElse("");
  }

  private Fact fact(Action it) {
    return new Fact(
        words.getMessage("nearmiss.action." + it.state()),
        "%s\n%s, by %s%s"
            .formatted(
                it.what(),
                name(it.owner()),
                when.day(it.due()),
                it.words().isBlank() ? "" : "\n" + it.words()));
  }

  private static void add(List<Fact> facts, String label, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(label, text));
    }
  }

  /** The steps of a scale, from 1 on. */
  List<Option> scale(String what, int size) {
    return NearMissWork.steps(size)
        .mapToObj(
            step ->
                new Option(
                    String.valueOf(step),
                    step + ", " + words.getMessage("nearmiss." + what + "." + size + "." + step)))
        .toList();
  }
}
