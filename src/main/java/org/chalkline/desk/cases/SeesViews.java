package org.chalkline.desk.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.chalkline.casework.Access;
import org.chalkline.casework.BreakGlass;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseTimelines;
import org.chalkline.casework.Grantee;
import org.chalkline.casework.InCharge;
import org.chalkline.casework.Looked;
import org.chalkline.casework.NeedToKnow;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.cases.CaseView.ActionLink;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who can see what of a case, who looked, and, for whoever is in charge alone, who is outside and
 * what they had seen before.
 */
@Service
class SeesViews {

  private static final List<String> ACTIONS =
      List.of("let-see", "take-off", "name-associate", "not-associate");

  private final Access access;
  private final InCharge inCharge;
  private final NeedToKnow needToKnow;
  private final Walls walls;
  private final Looked looked;
  private final BreakGlass breakGlass;
  private final CaseTimelines timelines;
  private final Timeline timeline;
  private final People people;
  private final CaseWords words;
  private final When when;

  SeesViews(
      Access access,
      InCharge inCharge,
      NeedToKnow needToKnow,
      Walls walls,
      Looked looked,
      BreakGlass breakGlass,
      CaseTimelines timelines,
      Timeline timeline,
      People people,
      CaseWords words,
      When when) {
    this.access = access;
    this.inCharge = inCharge;
    this.needToKnow = needToKnow;
    this.walls = walls;
    this.looked = looked;
    this.breakGlass = breakGlass;
    this.timelines = timelines;
    this.timeline = timeline;
    this.people = people;
    this.words = words;
    this.when = when;
  }

  /**
   * The page.
   *
   * @param inCharge whether this person is in charge, and is shown who is outside
   * @param sees everybody to whom the case is shown
   * @param refused who asked by break-glass and did not get it
   */
  record SeesView(
      String caseHref,
      String caseTitle,
      boolean inCharge,
      List<Card> sees,
      List<Card> outside,
      List<Before> before,
      List<Card> opened,
      List<String> refused,
      List<String> looked,
      List<ActionLink> actions) {}

  /** Somebody, and what is to be said of them. */
  record Card(String title, List<SummaryRow> rows) {}

  /** What somebody who is outside now had seen and done. */
  record Before(String title, List<String> lines) {}

  @Transactional
  public SeesView of(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    boolean leads = inCharge.is(me, file);
    String here = CaseLists.LIST + "/" + file.reference();
    return new SeesView(
        here,
        file.title(),
        leads,
        needToKnow.of(file).stream().map(it -> card(file, it, leads)).toList(),
        leads ? walls.of(file.getId()).stream().map(this::card).toList() : List.of(),
        leads ? looked.before(file).stream().map(this::before).toList() : List.of(),
        breakGlass.of(file).stream().map(this::card).toList(),
        leads ? refused(me, reference) : List.of(),
        timeline.lookings(timelines.timeline(me, reference)),
        leads
            ? ACTIONS.stream()
                .map(it -> new ActionLink(words.say("desk.case." + it + ".title"), here + "/" + it))
                .toList()
            : List.of());
  }

  private List<String> refused(Me me, String reference) {
    return timelines.timeline(me, reference).stream()
        .filter(it -> it.what().equals("break-glass.refused"))
        .map(
            it ->
                words.say(
                    "desk.sees.refused",
                    when.at(it.at()),
                    words.name(it.actor()),
                    it.words().getOrDefault("reason", "")))
        .toList();
  }

  private Card card(CaseFile file, NeedToKnow.Let it, boolean leads) {
    List<SummaryRow> rows = new java.util.ArrayList<>();
    add(rows, "what", words.say("desk.sees.all"));
    add(rows, "why", why(it));
    add(rows, "since", when.full(it.since()));
    if (it.until() != null) {
      add(rows, "until", when.full(it.until()));
    }
    if (it.givenBy() != null) {
      add(rows, "by", words.name(it.givenBy()));
    }
    String role = Grantee.roleOf(it.grantee());
    if (leads && role != null) {
      List<String> out = walls.of(file.getId()).stream().map(Walls.Wall::person).toList();
      String who =
          people.holding(role, file.school()).stream()
              .filter(person -> !out.contains(person.id()))
              .map(Person::name)
              .collect(Collectors.joining(", "));
      add(rows, "who", who.isEmpty() ? words.say("desk.sees.who.nobody") : who);
    }
    return new Card(words.grantee(it.grantee()), rows);
  }

  private String why(NeedToKnow.Let it) {
    String said = it.words() == null ? "" : it.words();
    return switch (it.why()) {
      case CaseFiles.NEED_TO_KNOW -> words.say("desk.sees.why.need-to-know", said);
      case "break-glass" -> words.say("desk.sees.why.break-glass", said);
      default ->
          words.say(it.why().startsWith("Task_") ? "desk.sees.why.task" : "desk.sees.why.policy");
    };
  }

  private Card card(Walls.Wall it) {
    List<SummaryRow> rows = new java.util.ArrayList<>();
    add(rows, "why", words.coded("desk.case.wall.", it.why().name()));
    add(rows, "said", it.words() == null ? "" : it.words());
    add(rows, "since", when.full(it.since()));
    return new Card(words.name(it.person()), rows);
  }

  private Card card(BreakGlass.Opened it) {
    List<SummaryRow> rows = new java.util.ArrayList<>();
    add(rows, "since", when.full(it.at()));
    add(rows, "until", when.full(it.ended() == null ? it.until() : it.ended()));
    add(rows, "why", it.reason());
    add(rows, "told", it.told().stream().map(words::name).collect(Collectors.joining(", ")));
    add(
        rows,
        "review",
        it.wasRight() == null
            ? words.say("desk.sees.review.waits")
            : words.say(
                it.wasRight() ? "desk.sees.review.right" : "desk.sees.review.wrong",
                words.name(String.valueOf(it.reviewedBy())),
                String.valueOf(it.words())));
    return new Card(words.name(it.person()), rows);
  }

  private Before before(Looked.Before it) {
    return new Before(
        words.say("desk.sees.before.of", words.name(it.person()), when.full(it.since())),
        timeline.lines(it.entries()));
  }

  private void add(List<SummaryRow> rows, String key, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(words.say("desk.sees." + key), text));
    }
  }
}
