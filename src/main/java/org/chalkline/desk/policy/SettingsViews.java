package org.chalkline.desk.policy;

import java.util.List;
import java.util.Map;
import org.chalkline.desk.policy.PolicyView.Link;
import org.chalkline.desk.policy.PolicyView.Lives;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.policy.NumberedDefault;
import org.chalkline.policy.NumberedDefaults;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the settings that follow from a school's policy together for their page. */
@Service
class SettingsViews {

  private final Questions questions;
  private final NumberedDefaults numbers;
  private final PolicyInForce inForce;
  private final PolicyViews policies;
  private final ClauseStates states;

  SettingsViews(
      Questions questions,
      NumberedDefaults numbers,
      PolicyInForce inForce,
      PolicyViews policies,
      ClauseStates states) {
    this.questions = questions;
    this.numbers = numbers;
    this.inForce = inForce;
    this.policies = policies;
    this.states = states;
  }

  /** The settings of a school's policy. */
  record SettingsView(
      String school, String schoolName, String title, List<Link> parts, List<Group> groups) {}

  /** A group of questions, as a policy is arranged. */
  record Group(String id, String name, List<Answered> questions) {}

  /**
   * A question with this school's answer.
   *
   * @param value the answer in words
   * @param words how the policy or the default puts it
   * @param rests the clauses and the default that it rests on
   * @param reason why the default is what it is; null where the answer rests on clauses alone
   * @param usual the default in words, where this school answers otherwise; null where it does not
   * @param waits what will read it; null where it is read already
   */
  record Answered(
      String key,
      String asks,
      String value,
      String words,
      List<Lives> rests,
      @Nullable String reason,
      @Nullable String usual,
      String changes,
      @Nullable String waits) {}

  /** The numbered defaults. */
  record DefaultsView(String school, List<Link> parts, List<NumberedDefault> defaults) {}

  /**
   * The settings of the policy of a school.
   *
   * @throws org.chalkline.web.NoSuchThing if this person holds no role there
   */
  @Transactional(readOnly = true)
  public SettingsView of(Me me, String school) {
    School here = inForce.school(me, school);
    Profile edition = inForce.edition(here);
    List<Group> groups =
        questions.groups().entrySet().stream()
            .map(group -> group(group, edition, here.id()))
            .toList();
    return new SettingsView(
        here.id(), here.name(), edition.name(), policies.parts(here.id()), groups);
  }

  /** The numbered defaults, for a reader of this school's policy. */
  @Transactional(readOnly = true)
  public DefaultsView defaults(Me me, String school) {
    School here = inForce.school(me, school);
    return new DefaultsView(here.id(), policies.parts(here.id()), List.copyOf(numbers.all()));
  }

  private Group group(Map.Entry<String, String> group, Profile edition, String school) {
    return new Group(
        group.getKey(),
        group.getValue(),
        questions.of(group.getKey()).stream()
            .map(question -> answered(question, edition, school))
            .toList());
  }

  private Answered answered(Question question, Profile edition, String school) {
    Setting setting = edition.setting(question.key());
    boolean otherwise = !setting.value().equals(question.value());
    return new Answered(
        question.key(),
        question.asks(),
        ClauseStates.capital(questions.say(edition, question.key())),
        setting.words(),
        states.rests(setting, school),
        setting.defaultNumber() == null ? null : question.reason(),
        otherwise ? ClauseStates.capital(question.say(question.value())) : null,
        question.changes(),
        waits(question));
  }

  private @Nullable String waits(Question question) {
    if (question.waitsFor() != null) {
      return states.say("desk.policy.waits", states.process(question.waitsFor()));
    }
    if (!question.through().isEmpty()) {
      return states.say(
          "desk.policy.through",
          String.join(
              " ", question.through().stream().map(key -> questions.get(key).asks()).toList()));
    }
    return question.kept();
  }
}
