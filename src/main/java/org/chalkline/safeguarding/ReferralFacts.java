package org.chalkline.safeguarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The summary of a referral, ready to print. */
@Component
class ReferralFacts {

  private final ReferralRows rows;
  private final People people;
  private final When when;
  private final MessageSourceAccessor words;

  ReferralFacts(ReferralRows rows, People people, When when, MessageSource messages) {
    this.rows = rows;
    this.people = people;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** Label and text, in the order in which they matter. */
  List<Fact> of(CaseFile file) {
    List<Fact> facts = new ArrayList<>(told(file));
    facts.addAll(decided(file));
    return facts;
  }

  /** What was told of the child. */
  List<Fact> told(CaseFile file) {
    List<Fact> facts = new ArrayList<>();
    List<Worry> worries = rows.worries(file.getId());
    for (int n = 0; n < worries.size(); n++) {
      Worry it = worries.get(n);
      String label = worries.size() == 1 ? say("told") : say("told.number", n + 1);
      facts.add(new Fact(label, worry(it)));
      if (it.danger()) {
        facts.add(new Fact(say("danger"), say("danger.text")));
      }
    }
    return facts;
  }

  private String worry(Worry it) {
    List<String> lines = new ArrayList<>();
    add(lines, it.child(), "child");
    lines.add(it.worry());
    add(lines, it.place(), "place");
    add(lines, it.behind(), "behind");
    lines.add(by(it.reporter(), it.at()));
    return String.join("\n", lines);
  }

  /** By whom something was told, and when; by another case where it is nobody. */
  String by(@Nullable String person, Instant at) {
    return person == null
        ? say("by.case", when.full(at))
        : say("by.person", people.find(person).map(it -> it.name()).orElse(""), when.full(at));
  }

  /** What was decided of the threshold, and why. */
  String threshold(Referral it) {
    return say("threshold." + it.threshold()) + "\n" + it.reason();
  }

  private void add(List<String> lines, String text, String code) {
    if (!text.isBlank()) {
      lines.add(say(code, text));
    }
  }

  private List<Fact> decided(CaseFile file) {
    Referral it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    if (it.decidedAt() == null) {
      facts.add(new Fact(say("threshold"), say("threshold.open")));
      return facts;
    }
    facts.add(new Fact(say("threshold"), threshold(it)));
    List<String> bodies = rows.bodies(file.getId());
    facts.add(
        new Fact(
            say("shared"),
            bodies.isEmpty()
                ? say("shared.none", it.notShared())
                : bodies.stream().map(this::body).collect(Collectors.joining("\n"))));
    if (!it.parents().isBlank()) {
      facts.add(
          new Fact(say("parents"), say("parents." + it.parents()) + "\n" + it.parentsReason()));
    }
    if (it.lookAgainOn() != null) {
      facts.add(new Fact(say("look-again"), when.day(it.lookAgainOn())));
    }
    return facts;
  }

  /** The name of a body, such as "Children's social care". */
  String body(String code) {
    return words.getMessage("safeguarding.body." + code);
  }

  private String say(String code, Object... with) {
    return words.getMessage("safeguarding.fact." + code, with);
  }
}
