package org.chalkline.review.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Profile;
import org.chalkline.policy.Question;
import org.chalkline.policy.Questions;
import org.chalkline.policy.Setting;
import org.chalkline.review.Reviews;
import org.chalkline.review.Reviews.Version;
import org.chalkline.web.Cell;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the versions of a policy into words, ready to print. */
@Component
class VersionViews {

  static final String LIST = "/policy/versions";

  private final Reviews reviews;
  private final Questions questions;
  private final People people;
  private final Schools schools;
  private final MessageSource messages;
  private final When when;

  VersionViews(
      Reviews reviews,
      Questions questions,
      People people,
      Schools schools,
      MessageSource messages,
      When when) {
    this.reviews = reviews;
    this.questions = questions;
    this.people = people;
    this.schools = schools;
    this.messages = messages;
    this.when = when;
  }

  /** The versions of one policy. */
  record PolicyList(
      String policy, String schools, List<String> heads, List<List<Cell>> rows, boolean drafts) {}

  /** The questions of one group with their answers. */
  record Group(String id, String name, List<SummaryRow> rows) {}

  /**
   * A version.
   *
   * @param against versions with which it can be compared: words and address
   * @param said what was said of it, where it was put forward
   */
  record VersionView(
      String href,
      String name,
      String state,
      String colour,
      boolean drafts,
      boolean withdraws,
      List<SummaryRow> facts,
      List<Group> groups,
      List<SummaryRow> kinds,
      List<SummaryRow> said,
      List<SummaryRow> changes,
      List<SummaryRow> against) {}

  /** What differs between two versions. */
  record Comparison(String href, String title, String before, String after, List<Change> changes) {}

  /** One difference. */
  record Change(String group, String question, String before, String after, String why) {}

  List<PolicyList> lists(Me me) {
    return reviews.policies(me).stream()
        .map(
            policy ->
                new PolicyList(
                    policy,
                    reviews.mine(me, policy).stream()
                        .map(school -> school.name())
                        .collect(Collectors.joining(", ")),
                    List.of(
                        say("review.versions.name"),
                        say("review.versions.from"),
                        say("review.versions.state")),
                    reviews.versions(me, policy).stream().map(this::row).toList(),
                    reviews.mayDraft(me, policy)))
        .toList();
  }

  /** How many versions are drafted or wait for approval, in words; null if none. */
  @Nullable String underWay(Me me) {
    long open =
        reviews.policies(me).stream()
            .flatMap(policy -> reviews.versions(me, policy).stream())
            .map(VersionViews::state)
            .filter(state -> state.equals("draft") || state.equals("in-approval"))
            .count();
    return open == 0 ? null : say("review.versions.open", open);
  }

  private List<Cell> row(Version version) {
    return List.of(
        Cell.link(version.profile().name(), LIST + "/" + version.id()),
        Cell.of(from(version)),
        Cell.tag(say("review.state." + state(version)), colour(state(version))));
  }

  private String from(Version version) {
    boolean dated = version.edition().map(it -> it.inForceFrom() != null).orElse(true);
    return dated ? when.day(version.profile().inForceFrom()) : say("review.versions.undated");
  }

  static String state(Version version) {
    return version.edition().map(it -> it.state().code()).orElse("published");
  }

  private static String colour(String state) {
    return switch (state) {
      case "published" -> "green";
      case "draft" -> "yellow";
      case "in-approval" -> "blue";
      default -> "grey";
    };
  }

  VersionView version(Me me, String id) {
    Version version = reviews.version(me, id);
    Profile profile = version.profile();
    String href = LIST + "/" + id;
    List<Group> groups = new ArrayList<>();
    questions
        .groups()
        .forEach(
            (group, name) ->
                groups.add(
                    new Group(
                        group,
                        name,
                        questions.of(group).stream()
                            .filter(question -> question.through().isEmpty())
                            .map(question -> row(version, question, href))
                            .toList())));
    String state = state(version);
    return new VersionView(
        href,
        profile.name(),
        say("review.state." + state),
        colour(state),
        version.drafts(),
        reviews.mayDraft(me, profile.policyId())
            && (state.equals("draft") || state.equals("in-approval")),
        facts(version),
        groups,
        profile.kinds().stream().map(kind -> new SummaryRow(plain(kind), kind.label())).toList(),
        said(me, version),
        version
            .edition()
            .map(
                it ->
                    differences(reviews.version(me, it.basedOn()).profile(), profile).stream()
                        .map(one -> new SummaryRow(one.question(), changed(one)))
                        .toList())
            .orElse(List.of()),
        reviews.versions(me, profile.policyId()).stream()
            .filter(other -> !other.id().equals(id))
            .map(other -> new SummaryRow(other.profile().name(), href + "/against/" + other.id()))
            .toList());
  }

  private String plain(Kind kind) {
    return questions.kinds().getOrDefault(kind.code(), kind.code());
  }

  private String changed(Change one) {
    return say("review.change.words", one.before(), one.after(), one.why());
  }

  private SummaryRow row(Version version, Question question, String href) {
    Setting setting = version.profile().setting(question.key());
    String words = capital(questions.say(version.profile(), question.key()));
    String text = words + "\n" + rests(question, setting);
    return version.drafts()
        ? new SummaryRow(
            question.asks(),
            text,
            href + "/questions/" + question.key(),
            say("review.version.change"))
        : new SummaryRow(question.asks(), text);
  }

  /** What an answer rests on, in words. */
  String rests(Question question, Setting setting) {
    if (setting.own() != null) {
      return say("review.rests.own.words", setting.own());
    }
    return setting.clauses().isEmpty()
        ? say("review.rests.default.words", number(setting), question.reason())
        : say("review.rests.clause.words", String.join(", ", setting.clauses()));
  }

  private static String number(Setting setting) {
    return String.valueOf(Objects.requireNonNullElse(setting.defaultNumber(), 0));
  }

  private List<SummaryRow> facts(Version version) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(say("review.versions.from"), from(version)));
    version
        .profile()
        .approved()
        .filter(day -> state(version).equals("published"))
        .ifPresent(day -> rows.add(new SummaryRow(say("review.version.approved"), when.day(day))));
    if (state(version).equals("published")) {
      version
          .profile()
          .reviewDue()
          .ifPresent(day -> rows.add(new SummaryRow(say("review.version.review"), when.day(day))));
    }
    version.edition().ifPresent(it -> made(rows, it));
    return rows;
  }

  private void made(List<SummaryRow> rows, Edition it) {
    rows.add(
        new SummaryRow(
            say("review.version.drafted"),
            say(
                "review.version.drafted.by",
                name(it.draftedBy()),
                schools.get(it.draftedWhere()).name(),
                when.day(it.draftedAt()))));
    if (it.decidedAt() != null) {
      rows.add(new SummaryRow(say("review.version.decided"), when.full(it.decidedAt())));
    }
    if (it.reason() != null && !it.reason().isBlank()) {
      rows.add(new SummaryRow(say("review.version.reason"), it.reason()));
    }
  }

  private List<SummaryRow> said(Me me, Version version) {
    return reviews.statements(me, version.id()).stream()
        .map(
            one ->
                new SummaryRow(
                    name(one.person()),
                    say(
                            "review.said." + one.said(),
                            Roles.words(one.stage()),
                            schools.get(one.school()).name(),
                            when.day(one.at()))
                        + (one.minute().isEmpty() ? "" : "\n" + one.minute())
                        + (one.reason().isEmpty() ? "" : "\n" + one.reason())))
        .toList();
  }

  private String name(String id) {
    return people.find(id).map(Person::name).orElse(id);
  }

  Comparison compare(Me me, String id, String other) {
    Version one = reviews.version(me, id);
    Version against = reviews.version(me, other);
    return new Comparison(
        LIST + "/" + id,
        say("review.compare.title"),
        against.profile().name(),
        one.profile().name(),
        differences(against.profile(), one.profile()));
  }

  /** Question by question: what was answered, what is, and why. */
  List<Change> differences(Profile before, Profile after) {
    List<Change> changes = new ArrayList<>();
    for (Question question : questions.all()) {
      Setting was = before.setting(question.key());
      Setting is = after.setting(question.key());
      if (question.through().isEmpty() && !was.equals(is)) {
        changes.add(
            new Change(
                questions.groups().getOrDefault(question.group(), question.group()),
                question.asks(),
                capital(questions.say(before, question.key())),
                capital(questions.say(after, question.key())),
                rests(question, is)));
      }
    }
    Map<String, String> was = labels(before);
    Map<String, String> is = labels(after);
    for (String code : questions.kinds().keySet()) {
      if (!Objects.equals(was.get(code), is.get(code))) {
        changes.add(
            new Change(
                say("review.kinds.title"),
                questions.kinds().get(code),
                Objects.requireNonNullElse(was.get(code), say("review.kinds.hidden")),
                Objects.requireNonNullElse(is.get(code), say("review.kinds.hidden")),
                say("review.kinds.why")));
      }
    }
    return changes;
  }

  private static Map<String, String> labels(Profile profile) {
    Map<String, String> labels = new LinkedHashMap<>();
    profile.kinds().forEach(kind -> labels.put(kind.code(), kind.label()));
    return labels;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }
}
