package org.chalkline.boundaries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chalkline.boundaries.AttemptRows.Attempt;
import org.chalkline.boundaries.ExceptionRows.Asked;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The summary of an attempt at contact, ready to print. */
@Component
class AttemptFacts {

  private final AttemptRows rows;
  private final ExceptionRows exceptions;
  private final Walls walls;
  private final People people;
  private final MessageSourceAccessor words;
  private final When when;

  AttemptFacts(
      AttemptRows rows,
      ExceptionRows exceptions,
      Walls walls,
      People people,
      MessageSource messages,
      When when) {
    this.rows = rows;
    this.exceptions = exceptions;
    this.walls = walls;
    this.people = people;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  /** Label and text, in the order in which they matter. */
  List<Fact> of(CaseFile file) {
    Attempt it = rows.get(file.getId());
    List<Fact> facts = new ArrayList<>();
    if (it.worrying()) {
      facts.add(new Fact("Worrying", "Yes: the safeguarding lead has it, and decides who is told"));
    }
    facts.add(new Fact("Which way", words.getMessage("boundaries.direction." + it.direction())));
    facts.add(
        new Fact(
            words.getMessage("boundaries.other." + it.other()),
            it.otherName().isBlank() ? "Not named" : it.otherName()));
    add(facts, "Member of staff", it.byStaff() ? it.staffWords() : contacted(it));
    facts.add(
        new Fact(
            "What happened",
            words.getMessage("boundaries.way." + it.way())
                + ", "
                + it.platform()
                + (it.happenedOn() == null ? "" : ", " + when.day(it.happenedOn()))
                + "\n"
                + it.said()));
    exceptions
        .holding(file.school(), staffOf(file), day(file))
        .forEach(asked -> facts.add(new Fact("An exception may cover this", covers(asked))));
    add(facts, "Parents", parents(it));
    if (it.safeguardingAt() != null) {
      facts.add(new Fact("With the safeguarding lead since", when.full(it.safeguardingAt())));
    }
    if (!it.found().isEmpty()) {
      facts.add(new Fact("Found to be", words.getMessage("boundaries.found." + it.found())));
    }
    return facts;
  }

  private @Nullable String contacted(Attempt it) {
    return it.contacted() == null
        ? it.staffWords()
        : people.find(it.contacted()).map(Person::name).orElse(it.staffWords());
  }

  private @Nullable String parents(Attempt it) {
    if (it.parentsToldOn() != null) {
      return "Told on " + when.day(it.parentsToldOn()) + ": " + it.parentsWords();
    }
    if (!it.parentsWords().isBlank()) {
      return "Not told: " + it.parentsWords();
    }
    return it.parentsOwed() ? "Still to be told" : null;
  }

  /** Those of the school whom it is about, as far as it is known. */
  Set<String> staffOf(CaseFile file) {
    Attempt it = rows.get(file.getId());
    Set<String> staff = new LinkedHashSet<>();
    if (it.contacted() != null) {
      staff.add(it.contacted());
    }
    if (it.byStaff()) {
      walls.of(file.getId()).stream()
          .filter(wall -> wall.why() != Walls.Why.STEPPED_ASIDE)
          .forEach(wall -> staff.add(wall.person()));
    }
    return staff;
  }

  /** The day on which it happened, or was reported. */
  LocalDate day(CaseFile file) {
    LocalDate on = rows.get(file.getId()).happenedOn();
    return on == null ? LocalDate.ofInstant(file.openedAt(), When.LONDON) : on;
  }

  /** What an exception covers, in words. */
  String covers(Asked it) {
    return "%s: %s, %s, until %s"
        .formatted(
            people.find(it.askedBy()).map(Person::name).orElse(""),
            words.getMessage("boundaries.relation." + it.relation()),
            it.whom(),
            it.until() == null ? "" : when.day(it.until()));
  }

  private static void add(List<Fact> facts, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Fact(label, text));
    }
  }
}
