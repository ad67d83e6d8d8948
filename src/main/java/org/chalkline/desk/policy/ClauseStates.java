package org.chalkline.desk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.desk.policy.PolicyView.Lives;
import org.chalkline.policy.Clause;
import org.chalkline.policy.NumberedDefaults;
import org.chalkline.policy.Place;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Setting;
import org.chalkline.policy.Traces;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a clause lives and how far it is carried out, in words and links. */
@Component
class ClauseStates {

  private final Traces traces;
  private final Questions questions;
  private final NumberedDefaults numbers;
  private final ModelTexts models;
  private final MessageSource messages;

  ClauseStates(
      Traces traces,
      Questions questions,
      NumberedDefaults numbers,
      ModelTexts models,
      MessageSource messages) {
    this.traces = traces;
    this.questions = questions;
    this.numbers = numbers;
    this.models = models;
    this.messages = messages;
  }

  /** How far it is carried out. */
  Traces.State state(Clause clause, Profile edition) {
    return traces.state(clause, edition, questions, id -> models.process(id).isPresent());
  }

  /** The state in words: "Carried out". */
  String words(Traces.State state) {
    return say("desk.policy.state." + state.name());
  }

  /** The colour of the state's tag. */
  static String colour(Traces.State state) {
    return switch (state) {
      case CARRIED -> "green";
      case IN_PART -> "blue";
      case WAITING -> "yellow";
      case GUIDANCE -> "grey";
    };
  }

  /** Every place where it lives under this edition, at a school whose pages are linked. */
  List<Lives> lives(Clause clause, Profile edition, String school) {
    List<Lives> lives = new ArrayList<>();
    traces.places(clause.id()).forEach(place -> lives.add(place(place, school)));
    traces
        .settings(edition, clause.id())
        .forEach(
            setting ->
                questions
                    .find(setting.key())
                    .ifPresent(question -> lives.add(setting(question, edition, school))));
    return lives;
  }

  /** What it waits for, in words; for a clause that is carried out, nothing. */
  String waits(Clause clause) {
    return say("desk.policy.waits", process(clause.process()));
  }

  /** A process by its name for people. */
  String process(String id) {
    return questions.processes().getOrDefault(id, id);
  }

  /** A place with its name and the way there. */
  Lives place(Place place, String school) {
    String kind = say("desk.policy.place." + place.kind().name().toLowerCase(Locale.ROOT));
    return switch (place.kind()) {
      case STEP, TIMER ->
          new Lives(
              kind,
              models.part(place).map(ModelTexts.Part::name).orElse(place.id()),
              "/policy/models/" + place.in() + "?school=" + school + "#" + place.id());
      case RULE ->
          new Lives(
              kind,
              models.rule(place).map(ModelTexts.Rule::words).orElse(place.id()),
              "/policy/rules/" + place.in() + "?school=" + school + "#" + place.id());
      case PAGE, LETTER ->
          new Lives(kind, say("desk.policy.place." + place.id()), "/" + place.id());
    };
  }

  private Lives setting(Question question, Profile edition, String school) {
    String kind =
        say(
            question.type() == Question.Type.LIMIT
                ? "desk.policy.place.deadline"
                : "desk.policy.place.setting");
    return new Lives(
        kind,
        question.asks() + " " + capital(questions.say(edition, question.key())) + ".",
        "/policy/settings?school=" + school + "#" + question.key());
  }

  /** What an answer rests on: clauses of the policy as links, a numbered default, or both. */
  List<Lives> rests(Setting setting, String school) {
    List<Lives> rests = new ArrayList<>();
    setting
        .clauses()
        .forEach(id -> rests.add(new Lives("", id, "/policy/clauses/" + id + "?school=" + school)));
    if (setting.defaultNumber() != null) {
      rests.add(numbered(setting.defaultNumber()));
    }
    return rests;
  }

  /** A numbered default as a link to its reason. */
  Lives numbered(int number) {
    return new Lives(
        numbers.get(number).question() + ": " + numbers.get(number).answer(),
        say("desk.policy.default", number),
        "/policy/defaults#default-" + number);
  }

  /** The clauses of a policy behind a place; where it has none, the numbered defaults. */
  List<Lives> behind(String policyId, Place place, String school) {
    List<Lives> own =
        traces.clauses(policyId, place).stream()
            .map(
                clause ->
                    new Lives(
                        clause.obligation(),
                        clause.id(),
                        "/policy/clauses/" + clause.id() + "?school=" + school))
            .toList();
    return own.isEmpty() ? traces.defaults(place).stream().map(this::numbered).toList() : own;
  }

  String say(String code, Object... arguments) {
    return String.valueOf(messages.getMessage(code, arguments, code, Locale.UK));
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
