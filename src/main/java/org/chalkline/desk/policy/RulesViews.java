package org.chalkline.desk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chalkline.desk.policy.PolicyView.Link;
import org.chalkline.desk.policy.PolicyView.Lives;
import org.chalkline.engine.Models;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.policy.Place;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Questions;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the tables and models in force into words, with the clauses of one school's policy. */
@Service
class RulesViews {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private final ModelTexts texts;
  private final Models models;
  private final Questions questions;
  private final PolicyInForce inForce;
  private final PolicyViews policies;
  private final ClauseStates states;

  RulesViews(
      ModelTexts texts,
      Models models,
      Questions questions,
      PolicyInForce inForce,
      PolicyViews policies,
      ClauseStates states) {
    this.texts = texts;
    this.models = models;
    this.questions = questions;
    this.inForce = inForce;
    this.policies = policies;
    this.states = states;
  }

  /** All tables and models, to choose from. */
  record Overview(
      String school, String schoolName, List<Link> parts, List<Named> tables, List<Named> models) {}

  /** A table or a model with what it is for. */
  record Named(String href, String name, String purpose) {}

  /** A decision table in words. */
  record TableView(
      String school,
      String schoolName,
      String id,
      String name,
      String purpose,
      String hits,
      List<RuleLine> rules) {}

  /** One rule: when it fits, what follows, why, and what stands behind it. */
  record RuleLine(String id, String words, List<Said> when, List<Said> then, List<Lives> behind) {}

  /** What is asked or decided, and the answer. */
  record Said(String label, String answer) {}

  /** A model in words. */
  record ModelView(
      String school,
      String schoolName,
      String id,
      String name,
      String purpose,
      String xml,
      List<PartLine> parts) {}

  /** An element of a model in words. */
  record PartLine(
      String id,
      String kind,
      String name,
      String purpose,
      @Nullable String owner,
      @Nullable String limit,
      List<Lives> rests,
      @Nullable String answers,
      List<Lives> behind) {}

  /** The tables and models, for a reader of this school's policy. */
  @Transactional(readOnly = true)
  public Overview overview(Me me, String school) {
    School here = inForce.school(me, school);
    return new Overview(
        here.id(),
        here.name(),
        policies.parts(here.id()),
        texts.tables().stream()
            .map(it -> named("/policy/rules/", it.id(), it.name(), it.purpose(), here.id()))
            .toList(),
        texts.processes().stream()
            .map(it -> named("/policy/models/", it.id(), it.name(), it.purpose(), here.id()))
            .toList());
  }

  private static Named named(String path, String id, String name, String purpose, String school) {
    return new Named(path + id + "?school=" + school, name, purpose);
  }

  /**
   * A table, with the clauses of this school's policy beside its rules.
   *
   * @throws NoSuchThing if there is no such table
   */
  @Transactional(readOnly = true)
  public TableView table(Me me, String school, String id) {
    School here = inForce.school(me, school);
    Profile edition = inForce.edition(here);
    ModelTexts.Table table = texts.table(id).orElseThrow(NoSuchThing::new);
    return new TableView(
        here.id(),
        here.name(),
        table.id(),
        table.name(),
        table.purpose(),
        states.say(table.one() ? "desk.rules.one" : "desk.rules.all"),
        table.rules().stream().map(rule -> line(table, rule, edition, here.id())).toList());
  }

  private RuleLine line(
      ModelTexts.Table table, ModelTexts.Rule rule, Profile edition, String school) {
    return new RuleLine(
        rule.id(),
        rule.words(),
        said(table.inputs(), rule.inputs()),
        said(table.outputs(), rule.outputs()),
        states.behind(edition.policyId(), Place.rule(table.id(), rule.id()), school));
  }

  private List<Said> said(List<String> labels, List<String> entries) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String entry = entries.get(i);
      if (!entry.isEmpty()) {
        said.add(new Said(labels.get(i), answer(entry)));
      }
    }
    return said;
  }

  /** An entry of a table in words: "racist or hate", "yes", "none of: staff, pupil". */
  private String answer(String entry) {
    List<String> codes = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(entry);
    while (quoted.find()) {
      codes.add(word(quoted.group(1)));
    }
    if (codes.isEmpty()) {
      return word(entry);
    }
    return entry.startsWith("not(")
        ? states.say("desk.rules.none-of", String.join(", ", codes))
        : String.join(states.say("desk.rules.or"), codes);
  }

  /** A code in words: of the tables, of routes, of roles, of kinds; the code itself otherwise. */
  private String word(String code) {
    for (String prefix : List.of("desk.rules.value.", "desk.case.route.")) {
      String words = states.say(prefix + code);
      if (!words.equals(prefix + code)) {
        return words;
      }
    }
    return Optional.ofNullable(questions.kinds().get(code))
        .or(() -> Optional.ofNullable(questions.roles().get(code)))
        .orElse(code);
  }

  /**
   * A model in words, with the owners and limits that this school's policy gives.
   *
   * @throws NoSuchThing if there is no such model
   */
  @Transactional(readOnly = true)
  public ModelView model(Me me, String school, String id) {
    School here = inForce.school(me, school);
    Profile edition = inForce.edition(here);
    ModelTexts.ProcessText process = texts.process(id).orElseThrow(NoSuchThing::new);
    return new ModelView(
        here.id(),
        here.name(),
        process.id(),
        process.name(),
        process.purpose(),
        "/policy/models/" + process.id() + ".bpmn",
        process.parts().stream().map(part -> line(process, part, edition, here.id())).toList());
  }

  private PartLine line(
      ModelTexts.ProcessText process, ModelTexts.Part part, Profile edition, String school) {
    boolean person = part.kind().equals("userTask");
    boolean timer = part.kind().equals("timer");
    Place place =
        timer ? Place.timer(process.id(), part.id()) : Place.step(process.id(), part.id());
    return new PartLine(
        part.id(),
        states.say("desk.rules.kind." + part.kind()),
        part.name(),
        part.purpose(),
        person ? owner(part.owner(), edition) : null,
        part.limit().isEmpty() ? null : questions.say(edition, part.limit()),
        part.limit().isEmpty() ? List.of() : states.rests(edition.setting(part.limit()), school),
        part.answers().isEmpty() ? null : String.join(", ", part.answers()),
        person || timer ? states.behind(edition.policyId(), place, school) : List.of());
  }

  private String owner(String named, Profile edition) {
    String role = named.startsWith("profile:") ? edition.text(named.substring(8)) : named;
    return role.equals("account")
        ? states.say("desk.rules.value.account")
        : questions.roles().getOrDefault(role, role);
  }

  /**
   * A model as BPMN, for its diagram.
   *
   * @throws NoSuchThing if there is no such model
   */
  String xml(String id) {
    try {
      return models.xml(id);
    } catch (IllegalArgumentException e) {
      throw new NoSuchThing();
    }
  }
}
