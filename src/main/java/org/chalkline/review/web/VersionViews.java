package org.chalkline.review.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.TaskListItem;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the versions of a policy into words, ready to print. */
@Component
class VersionViews {

  static final String LIST = "/policy/versions";

  /** The kinds of report, where they stand among the groups of questions. */
  static final String KINDS = "kinds";

  private static final int MOST_CHANGES = 12;

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

  /**
   * The questions of one group with their answers.
   *
   * @param back the page of the version
   */
  record Group(String back, String version, String name, List<SummaryRow> rows) {}

  /**
   * A version.
   *
   * @param groups its groups of questions, each on a page of its own
   * @param changes what it answers otherwise than the one before it; none where they are too many
   * @param changed how many answers that are, in words; null for one that ships
   * @param difference where they all stand, if they are too many for this page
   * @param standing how far it has come at each school that was asked
   * @param said what was said of it, where it was put forward
   * @param against versions with which it can be compared: words and address
   */
  record VersionView(
      String href,
      String name,
      String state,
      String colour,
      boolean drafts,
      boolean withdraws,
      List<SummaryRow> facts,
      List<TaskListItem> groups,
      List<SummaryRow> changes,
      @Nullable String changed,
      @Nullable String difference,
      List<SummaryRow> standing,
      List<SummaryRow> said,
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
    String state = state(version);
    Optional<Profile> before = before(me, version);
    List<Change> changes = before.map(it -> differences(it, profile)).orElse(List.of());
    return new VersionView(
        href,
        profile.name(),
        say("review.state." + state),
        colour(state),
        version.drafts(),
        reviews.mayDraft(me, profile.policyId())
            && (state.equals("draft") || state.equals("in-approval")),
        facts(version),
        groups(version, before, href),
        changes.size() > MOST_CHANGES
            ? List.of()
            : changes.stream().map(it -> new SummaryRow(it.question(), changed(it))).toList(),
        before.isEmpty() ? null : counted("review.version.changed", changes.size()),
        version
            .edition()
            .filter(it -> changes.size() > MOST_CHANGES)
            .map(it -> href + "/against/" + it.basedOn())
            .orElse(null),
        standing(me, version),
        said(me, version),
        reviews.versions(me, profile.policyId()).stream()
            .filter(other -> !other.id().equals(id))
            .map(other -> new SummaryRow(other.profile().name(), href + "/against/" + other.id()))
            .toList());
  }

  private Optional<Profile> before(Me me, Version version) {
    return version.edition().map(it -> reviews.version(me, it.basedOn()).profile());
  }

  /** The groups of questions as a list of tasks: how many there are, how many are changed. */
  private List<TaskListItem> groups(Version version, Optional<Profile> before, String href) {
    List<TaskListItem> items = new ArrayList<>();
    if (version.drafts()) {
      boolean dated = version.edition().map(it -> it.inForceFrom() != null).orElse(false);
      items.add(
          new TaskListItem(
              say("review.frame.title"),
              href + "/frame",
              null,
              say(dated ? "review.frame.said" : "review.frame.missing"),
              dated ? null : "blue"));
    }
    questions
        .groups()
        .forEach(
            (group, name) -> {
              List<Question> asked = asked(group);
              long changed =
                  before.stream()
                      .flatMap(
                          was -> asked.stream().filter(it -> changed(was, version.profile(), it)))
                      .count();
              items.add(
                  item(
                      name,
                      href + "/groups/" + group,
                      counted("review.group", asked.size()),
                      changed));
            });
    boolean kinds = before.map(was -> !was.kinds().equals(version.profile().kinds())).orElse(false);
    items.add(
        new TaskListItem(
            say("review.kinds.title"),
            href + (version.drafts() ? "/kinds" : "/groups/kinds"),
            counted("review.kinds.count", version.profile().kinds().size()),
            say(kinds ? "review.group.kinds.changed" : "review.group.unchanged"),
            kinds ? "blue" : null));
    return items;
  }

  private TaskListItem item(String name, String href, String hint, long changed) {
    return changed == 0
        ? new TaskListItem(name, href, hint, say("review.group.unchanged"), null)
        : new TaskListItem(name, href, hint, say("review.group.changed", changed), "blue");
  }

  private List<Question> asked(String group) {
    return questions.of(group).stream().filter(it -> it.through().isEmpty()).toList();
  }

  private static boolean changed(Profile before, Profile after, Question question) {
    return !before.setting(question.key()).equals(after.setting(question.key()));
  }

  /**
   * One group of questions, or the kinds of report.
   *
   * @throws NoSuchThing if there is no such group
   */
  Group group(Me me, String id, String group) {
    Version version = reviews.version(me, id);
    Profile profile = version.profile();
    String href = LIST + "/" + id;
    if (group.equals(KINDS)) {
      return new Group(
          href,
          profile.name(),
          say("review.kinds.title"),
          profile.kinds().stream().map(kind -> new SummaryRow(plain(kind), named(kind))).toList());
    }
    if (!questions.groups().containsKey(group)) {
      throw new NoSuchThing();
    }
    Optional<Profile> before = before(me, version);
    return new Group(
        href,
        profile.name(),
        String.valueOf(questions.groups().get(group)),
        asked(group).stream().map(question -> row(version, before, question, href)).toList());
  }

  /** Where it stands at each school, while it is approved and after. */
  private List<SummaryRow> standing(Me me, Version version) {
    if (state(version).equals("draft") || state(version).equals("withdrawn")) {
      return List.of();
    }
    return reviews.standing(me, version.id()).stream()
        .map(
            at ->
                new SummaryRow(
                    schools.get(at.school()).name(),
                    at.next() == null
                        ? say("review.at." + at.state())
                        : say("review.at.waits", approver(at.next()))))
        .toList();
  }

  /** Whose approval it is: a body as a whole, or whoever holds a role. */
  private String approver(String stage) {
    String role = say("review.approver.role", Roles.words(stage));
    return String.valueOf(messages.getMessage("review.approver." + stage, null, role, Locale.UK));
  }

  private String plain(Kind kind) {
    return questions.kinds().getOrDefault(kind.code(), kind.code());
  }

  private String changed(Change one) {
    return say("review.change.words", one.before(), one.after(), one.why());
  }

  private SummaryRow row(
      Version version, Optional<Profile> before, Question question, String href) {
    Setting setting = version.profile().setting(question.key());
    String words = capital(questions.say(version.profile(), question.key()));
    boolean changed = before.map(was -> changed(was, version.profile(), question)).orElse(false);
    String text =
        words + "\n" + rests(question, setting) + (changed ? "\n" + say("review.row.changed") : "");
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

  /** A kind by its name, with the heading under which it stands. */
  private String named(Kind kind) {
    return kind.group() == null
        ? kind.label()
        : say("review.kinds.under", kind.label(), kind.group());
  }

  private Map<String, String> labels(Profile profile) {
    Map<String, String> labels = new LinkedHashMap<>();
    profile.kinds().forEach(kind -> labels.put(kind.code(), named(kind)));
    return labels;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private String counted(String code, int count) {
    return say(code + (count == 0 ? ".none" : count == 1 ? ".one" : ""), count);
  }

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }
}
