package org.chalkline.boundaries.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chalkline.boundaries.Attempts;
import org.chalkline.boundaries.Exceptions;
import org.chalkline.boundaries.FormerPupils;
import org.chalkline.identity.Me;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Setting;
import org.chalkline.web.Answers;
import org.chalkline.web.FormBuilder;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the pages about contact into words. */
@Component
class AttemptViews {

  private static final int LINE = 200;
  private static final int MOST = 4000;
  private static final int WHY = 2000;

  private final Schools schools;
  private final Policies policies;
  private final FormerPupils formerPupils;
  private final MessageSource messages;
  private final When when;
  private final Clock clock;

  AttemptViews(
      Schools schools,
      Policies policies,
      FormerPupils formerPupils,
      MessageSource messages,
      When when,
      Clock clock) {
    this.schools = schools;
    this.policies = policies;
    this.formerPupils = formerPupils;
    this.messages = messages;
    this.when = when;
    this.clock = clock;
  }

  /**
   * What a school's policy says about contact.
   *
   * @param rules question and answer, with the clauses it rests on
   */
  record Rules(String school, List<SummaryRow> rules) {}

  /**
   * An exception of the reader's.
   *
   * @param id null where it cannot be given up
   */
  record Excepted(@Nullable String id, String whom, List<SummaryRow> rows) {}

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }

  /** The rules of each school of this person. */
  List<Rules> rules(Me me) {
    return me.schools().stream()
        .map(schools::get)
        .map(school -> new Rules(school.name(), rules(school)))
        .toList();
  }

  private List<SummaryRow> rules(School school) {
    Profile profile =
        policies.inForce(school.policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
    return List.of(
        rule("learners", profile.setting("learner_contact.mode")),
        rule("parents", profile.setting("contact.parents_rule")),
        rule("former", profile.setting("contact.ex_pupil_rule")),
        rule("told", profile.setting("contact.attempt_notify")));
  }

  private SummaryRow rule(String what, Setting setting) {
    return new SummaryRow(say("boundaries.rule." + what), setting.words() + rests(setting));
  }

  private String rests(Setting setting) {
    return rests(setting.clauses(), setting.defaultNumber());
  }

  String rests(List<String> clauses, @Nullable Integer number) {
    if (!clauses.isEmpty()) {
      return " (" + String.join(", ", clauses) + ")";
    }
    return number == null ? "" : " (" + say("boundaries.rule.default", number) + ")";
  }

  /** Whether the page of the former pupil exists for this person. */
  boolean calculator(Me me) {
    return !formerPupils.schools(me).isEmpty();
  }

  FormBuilder reportForm(Me me) {
    return school(new FormBuilder("boundaries.report", messages), me)
        .code("direction", "boundaries.direction", Attempts.DIRECTIONS)
        .code("other", "boundaries.other", Attempts.OTHERS)
        .code("way", "boundaries.way", Attempts.WAYS)
        .line("platform", true, LINE)
        .text("said", MOST)
        .line("otherName", false, LINE)
        .line("staffName", false, LINE)
        .day("happenedOn", false)
        .tick("worrying");
  }

  FormBuilder askForm(Me me) {
    return school(new FormBuilder("boundaries.ask", messages), me)
        .code("relation", "boundaries.relation", Exceptions.RELATIONS)
        .line("whom", true, LINE)
        .text("why", WHY)
        .day("until", false);
  }

  private FormBuilder school(FormBuilder form, Me me) {
    List<Option> mine =
        me.schools().stream()
            .map(schools::get)
            .map(school -> new Option(school.id(), school.name()))
            .toList();
    return mine.size() > 1 ? form.one("school", mine) : form;
  }

  /** The school that was chosen, or the only one. */
  String school(Me me, Answers said) {
    return said.text("school").isEmpty() && !me.schools().isEmpty()
        ? me.schools().iterator().next()
        : said.text("school");
  }

  List<Excepted> exceptions(List<Exceptions.Mine> mine) {
    return mine.stream()
        .map(
            it ->
                new Excepted(
                    it.holds() ? it.id() : null,
                    it.whom(),
                    List.of(
                        row("relation", say("boundaries.relation." + it.relation())),
                        row("state", say("boundaries.exception.state." + it.state())),
                        row("until", it.until() == null ? "" : when.day(it.until())),
                        row("conditions", it.conditions()),
                        row("reason", it.reason()))))
        .toList();
  }

  private SummaryRow row(String what, String text) {
    return new SummaryRow(say("boundaries.exception." + what), text);
  }
}
