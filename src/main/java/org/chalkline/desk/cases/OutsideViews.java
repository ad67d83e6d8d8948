package org.chalkline.desk.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.contacts.Pack;
import org.chalkline.contacts.Packs;
import org.chalkline.desk.cases.CaseView.ActionLink;
import org.chalkline.identity.Me;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The meetings, contacts outside and packs of a case, ready to print; the newest first. */
@Service
class OutsideViews {

  private final DutyViews duties;
  private final Meetings meetings;
  private final OutsideContacts contacts;
  private final Packs packs;
  private final CaseWords words;
  private final When when;

  OutsideViews(
      DutyViews duties,
      Meetings meetings,
      OutsideContacts contacts,
      Packs packs,
      CaseWords words,
      When when) {
    this.duties = duties;
    this.meetings = meetings;
    this.contacts = contacts;
    this.packs = packs;
    this.words = words;
    this.when = when;
  }

  /** What a case has to do with people and bodies outside the school. */
  record OutsideView(
      List<Card> duties, List<Card> meetings, List<Card> contacts, List<Card> packs) {}

  /**
   * One of them.
   *
   * @param title what it is
   * @param links what can be taken from it
   */
  record Card(
      String title, String state, String colour, List<SummaryRow> rows, List<ActionLink> links) {}

  /** For the case page, of a case that this person has opened. */
  @Transactional(readOnly = true)
  public OutsideView of(Me me, String reference) {
    String here = CaseLists.LIST + "/" + reference;
    return new OutsideView(
        duties.ofCase(me, reference),
        meetings.ofCase(me, reference).stream()
            .sorted(Comparator.comparing(Meeting::begunAt).reversed())
            .map(it -> meeting(it, here))
            .toList(),
        contacts.ofCase(me, reference).stream()
            .sorted(Comparator.comparing(Contact::begunAt).reversed())
            .map(this::contact)
            .toList(),
        packs.ofCase(me, reference).stream()
            .sorted(Comparator.comparing(Pack::number).reversed())
            .map(it -> pack(it, here))
            .toList());
  }

  private Card meeting(Meeting it, String here) {
    List<SummaryRow> rows = new ArrayList<>();
    time(rows, "starts", it.startsAt());
    add(rows, "offered", it.offered().stream().map(when::full).collect(Collectors.joining("\n")));
    time(rows, "answer-by", it.answerBy());
    add(rows, "place", it.place());
    add(rows, "agenda", it.agenda());
    List<String> side = new ArrayList<>(it.schoolSide().stream().map(words::name).toList());
    if (!it.others().isBlank()) {
      side.add(it.others());
    }
    add(rows, "school-side", String.join(", ", side));
    add(
        rows,
        "promised",
        it.promised().stream()
            .map(code -> words.coded("desk.case.meeting.promised.", code))
            .collect(Collectors.joining("\n")));
    add(rows, "missed", it.missed() == 0 ? "" : String.valueOf(it.missed()));
    it.sittings().forEach(sitting -> sitting(rows, sitting));
    return new Card(
        it.startsAt() == null
            ? words.say("desk.case.meeting.one")
            : words.say("desk.case.meeting.at", when.full(it.startsAt())),
        words.coded("desk.case.meeting.state.", it.state().code()),
        switch (it.state()) {
          case HELD -> "green";
          case MISSED, CALLED_OFF -> "grey";
          default -> "blue";
        },
        rows,
        it.startsAt() == null || it.endedAt() != null
            ? List.of()
            : List.of(
                new ActionLink(
                    words.say("desk.case.meeting.calendar"),
                    here + "/meetings/" + it.id() + "/calendar")));
  }

  private void sitting(List<SummaryRow> rows, Meeting.Sitting it) {
    List<String> lines = new ArrayList<>();
    lines.add(words.coded("desk.case.meeting.sitting.", it.what()));
    if (it.outcome() != null) {
      lines.add(words.coded("desk.case.meeting.outcome.", it.outcome().code()));
    }
    said(lines, "present", it.present());
    said(lines, "companion", it.companion());
    if (it.what().equals("held")) {
      said(
          lines,
          "evidence",
          it.evidenceShown()
              ? words.say("desk.case.meeting.evidence.shown")
              : words.say("desk.case.meeting.evidence.not-shown", it.whyNotShown()));
    }
    said(lines, "school", it.schoolNotes());
    said(lines, "parent", it.parentNotes());
    said(lines, "agreed", it.agreed());
    if (it.removeBy() != null) {
      said(lines, "remove-by", when.day(it.removeBy()));
    }
    if (!it.words().isBlank()) {
      lines.add(it.words());
    }
    Instant was = it.was();
    rows.add(
        new SummaryRow(
            was == null ? when.day(it.recordedAt()) : when.day(was), String.join("\n", lines)));
  }

  private void said(List<String> lines, String key, String text) {
    if (!text.isBlank()) {
      lines.add(words.say("desk.case.meeting.said." + key, text));
    }
  }

  private Card contact(Contact it) {
    List<SummaryRow> rows = new ArrayList<>();
    row(rows, "desk.case.outside.reference", it.bodyReference());
    row(rows, "desk.case.outside.person", it.person());
    Instant chase = it.nextChase();
    row(rows, "desk.case.outside.chase", chase == null ? "" : when.weekday(chase));
    Map<String, String> documents = contacts.documents(it.caseId());
    it.entries()
        .forEach(
            entry -> {
              List<String> lines = new ArrayList<>();
              lines.add(
                  words.say(
                      "desk.case.outside." + entry.what(),
                      entry.how().isEmpty() ? "" : words.coded("desk.case.way-of.", entry.how())));
              lines.add(entry.words());
              entry
                  .documents()
                  .forEach(
                      code ->
                          lines.add(
                              words.say(
                                  "desk.case.outside.given",
                                  documents.getOrDefault(
                                      code, words.say("desk.case.outside.locked")))));
              if (!entry.otherDocuments().isBlank()) {
                lines.add(words.say("desk.case.outside.given", entry.otherDocuments()));
              }
              rows.add(new SummaryRow(when.at(entry.happenedAt()), String.join("\n", lines)));
            });
    return new Card(
        ContactActions.name(it, words),
        words.coded("desk.case.outside.state.", it.state().code()),
        switch (it.state()) {
          case ANSWERED, MADE -> "green";
          case NOT_MADE, GIVEN_UP -> "grey";
          default -> "blue";
        },
        rows,
        List.of());
  }

  private Card pack(Pack it, String here) {
    List<SummaryRow> rows = new ArrayList<>();
    row(
        rows,
        "desk.case.packs.made",
        words.say("desk.case.packs.by", words.name(it.madeBy()), when.full(it.madeAt())));
    row(rows, "desk.case.packs.items", String.valueOf(it.items().size()));
    row(rows, "desk.case.packs.withheld", it.withheld() == 0 ? "" : "" + it.withheld());
    row(rows, "desk.case.packs.sha256", it.sha256());
    return new Card(
        words.say("desk.case.packs.one", it.number(), it.forWhom()),
        words.coded("desk.case.pack-for.", it.audience().code()),
        "blue",
        rows,
        List.of(new ActionLink(words.say("desk.case.packs.take"), here + "/packs/" + it.id())));
  }

  private void add(List<SummaryRow> rows, String key, String text) {
    row(rows, "desk.case.meeting." + key, text);
  }

  private void time(List<SummaryRow> rows, String key, @Nullable Instant at) {
    add(rows, key, at == null ? "" : when.full(at));
  }

  private void row(List<SummaryRow> rows, String label, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(words.say(label), text));
    }
  }
}
