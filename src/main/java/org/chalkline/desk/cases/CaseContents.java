package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseParties.Party;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.cases.CaseView.Evidence;
import org.chalkline.desk.cases.CaseView.Note;
import org.chalkline.desk.cases.CaseView.PageLink;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.Lock;
import org.chalkline.identity.Me;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words what a case holds: evidence, notes, whom it is about. */
@Component
class CaseContents {

  private final CaseNotes caseNotes;
  private final CaseParties parties;
  private final EvidenceLocker locker;
  private final CaseWords words;
  private final When when;

  CaseContents(
      CaseNotes caseNotes, CaseParties parties, EvidenceLocker locker, CaseWords words, When when) {
    this.caseNotes = caseNotes;
    this.parties = parties;
    this.locker = locker;
    this.words = words;
    this.when = when;
  }

  List<Evidence> evidence(CaseFile file) {
    return locker.of(file.getId()).stream().map(item -> evidence(file, item)).toList();
  }

  private Evidence evidence(CaseFile file, EvidenceItem item) {
    String href = CaseLists.LIST + "/" + file.reference() + "/evidence/" + item.id();
    boolean locked = item.lockedAway();
    return new Evidence(
        words.say("desk.case.evidence.number", item.number()),
        item.fileName(),
        item.words(),
        words.say(
            "desk.case.evidence.fixed", words.name(item.fixedBy()), when.full(item.fixedAt())),
        locked ? locked(item.lock()) : null,
        IntStream.rangeClosed(1, item.pages())
            .mapToObj(
                page ->
                    new PageLink(
                        item.pages() == 1
                            ? words.say("desk.case.evidence.look")
                            : words.say("desk.case.evidence.page", page),
                        href + "/view/" + page))
            .toList(),
        locked ? null : href + "/original",
        locked ? null : href + "/lock-away");
  }

  private @Nullable String locked(@Nullable Lock lock) {
    if (lock == null) {
      return null;
    }
    return lock.destroyed()
        ? words.say("desk.case.evidence.destroyed")
        : words.say(
            "desk.case.evidence.locked", words.name(lock.by()), when.full(lock.at()), lock.words());
  }

  List<Note> notes(Me me, CaseFile file) {
    List<CaseNotes.Note> all = caseNotes.notes(me, file.reference());
    return all.stream()
        .filter(note -> note.corrects() == null)
        .map(note -> note(file, note, all))
        .toList();
  }

  private Note note(CaseFile file, CaseNotes.Note note, List<CaseNotes.Note> all) {
    List<Note> corrections = new ArrayList<>();
    all.stream()
        .filter(it -> note.id().equals(it.corrects()))
        .forEach(it -> corrections.add(note(file, it, all)));
    return new Note(
        title(note),
        note.words(),
        note.reason(),
        words.say("desk.case.note.by", words.name(note.by()), when.full(note.at())),
        CaseLists.LIST + "/" + file.reference() + "/notes/" + note.id() + "/correct",
        corrections);
  }

  private String title(CaseNotes.Note note) {
    if (note.body() == null) {
      return words.say("desk.case.note." + note.kind());
    }
    String reference = note.bodyReference();
    return reference == null || reference.isBlank()
        ? words.say("desk.case.note.contact", note.body())
        : words.say("desk.case.note.contact.reference", note.body(), reference);
  }

  List<SummaryRow> parties(Me me, CaseFile file) {
    return parties.of(file.getId()).stream()
        .map(
            party -> new SummaryRow(words.coded("desk.case.part.", party.part()), party(me, party)))
        .toList();
  }

  private String party(Me me, Party party) {
    List<String> said = new ArrayList<>();
    said.add(words.coded("author.", party.kind()));
    if (!party.words().isBlank()) {
      said.add(words.say("desk.case.party.words", party.words()));
    }
    if (party.person() != null) {
      said.add(words.name(party.person()));
    }
    if (party.outsider() != null) {
      parties.outsider(me, party.outsider()).ifPresent(known -> said.add(outsider(known)));
    }
    if (party.confirmed()) {
      said.add(words.say("desk.case.party.confirmed"));
    }
    return said.stream().collect(Collectors.joining("\n"));
  }

  private String outsider(CaseParties.Outsider known) {
    return known.handles().isEmpty()
        ? words.say("desk.case.party.known", known.name())
        : words.say(
            "desk.case.party.known.handles", known.name(), String.join(", ", known.handles()));
  }
}
