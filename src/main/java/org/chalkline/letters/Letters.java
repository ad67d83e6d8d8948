package org.chalkline.letters;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.letters.LetterTable.Saved;
import org.chalkline.web.NoSuchThing;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the letters of cases: begin one, read the register and what was written, take a
 * letter as it was sent, call off what is not wanted any more. What is done to a letter under way
 * is done by completing the steps of the process {@code letter}.
 */
@Service
public class Letters {

  private final LetterTable table;
  private final LetterCases cases;
  private final Drafting drafting;
  private final LetterFiles letterFiles;
  private final LetterSending sending;
  private final CaseByReference byReference;
  private final Access access;
  private final Workflows workflows;
  private final Clock clock;

  Letters(
      LetterTable table,
      LetterCases cases,
      Drafting drafting,
      LetterFiles letterFiles,
      LetterSending sending,
      CaseByReference byReference,
      Access access,
      Workflows workflows,
      Clock clock) {
    this.table = table;
    this.cases = cases;
    this.drafting = drafting;
    this.letterFiles = letterFiles;
    this.sending = sending;
    this.byReference = byReference;
    this.access = access;
    this.workflows = workflows;
    this.clock = clock;
  }

  /**
   * Begins a letter: numbered within its case, drafted from the school's template with the facts of
   * this case.
   *
   * @param kind a {@link LetterKind#id()}
   * @return the letter's id
   * @throws IllegalArgumentException if there is no such case or kind
   */
  @Transactional
  public String begin(String reference, String kind, Actor actor) {
    CaseFile file = byReference.get(reference);
    LetterKind what = LetterKind.of(kind);
    Addressee to = cases.of(file).addressee(file, kind);
    Drafting.Start start = drafting.start(file.school(), what);
    LetterRow letter =
        new LetterRow(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            table.nextNumber(file.getId()),
            kind,
            to.name(),
            to.address(),
            to.email(),
            start.template(),
            State.DRAFT,
            null,
            actor.id(),
            clock.instant(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "");
    table.add(letter);
    Map<String, String> facts = cases.facts(file, kind, to, letter.name());
    String text = drafting.filled(start.body(), file.school(), facts);
    table.addText(
        letter.id(),
        new Saved(1, text, cases.timesGiven(file, facts), actor.id(), clock.instant()));
    cases.record(letter, actor, "letter.begun", Map.of());
    return letter.id();
  }

  /** The letters of a case in the order of their numbers, for whoever may see it. */
  @Transactional(readOnly = true)
  public List<LetterRow> ofCase(Me me, String reference) {
    return table.ofCase(access.require(me, reference).getId());
  }

  /**
   * One letter of a case with what it says.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public LetterView letter(Me me, String reference, int number) {
    CaseFile file = access.require(me, reference);
    return view(table.find(file.getId(), number).orElseThrow(NoSuchThing::new));
  }

  /** The newest letter of this kind in a case, for the modules that have cases. */
  @Transactional(readOnly = true)
  public Optional<LetterView> latest(String caseId, String kind) {
    List<LetterRow> all =
        table.ofCase(caseId).stream().filter(it -> it.kind().equals(kind)).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(view(all.get(all.size() - 1)));
  }

  /** The letters of a case that have gone, first to last, for the modules that have cases. */
  @Transactional(readOnly = true)
  public List<LetterRow> gone(String caseId) {
    return table.ofCase(caseId).stream().filter(LetterRow::gone).toList();
  }

  /**
   * A letter by its id, for the modules that have cases and for whoever opened its link.
   *
   * @throws NoSuchThing if there is none in reach
   */
  @Transactional(readOnly = true)
  public LetterView get(String letterId) {
    return view(table.find(letterId).orElseThrow(NoSuchThing::new));
  }

  /**
   * A letter of a case as PDF/UA-1: as it went out once it has, before that as it stands.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public byte[] pdf(Me me, String reference, int number) {
    CaseFile file = access.require(me, reference);
    LetterRow letter = table.find(file.getId(), number).orElseThrow(NoSuchThing::new);
    return letterFiles.asSent(letter).orElseGet(() -> letterFiles.draft(letter, me));
  }

  /**
   * A letter as it went out, for whoever opened its link.
   *
   * @throws NoSuchThing if it has not gone
   */
  @Transactional(readOnly = true)
  public byte[] asSent(String letterId) {
    LetterRow letter = table.find(letterId).orElseThrow(NoSuchThing::new);
    return letterFiles.asSent(letter).orElseThrow(NoSuchThing::new);
  }

  /**
   * Calls off every letter of a case that has not gone: it is not sent, and the history says so.
   *
   * @return how many there were
   */
  @Transactional
  public int callOff(String reference, Actor actor) {
    int told = workflows.tell(reference, LetterProcess.CALLED_OFF, actor);
    // What another rung took the place of has no process any more that could enter it.
    List<LetterRow> left =
        table.ofCase(byReference.get(reference).getId()).stream()
            .filter(letter -> !letter.gone() && letter.state() != LetterRow.State.NOT_SENT)
            .toList();
    left.forEach(letter -> sending.callOff(letter.id(), actor));
    return told + left.size();
  }

  @EventListener
  void moved(CaseMoved event) {
    table.move(event.caseId(), event.toSchool());
  }

  private LetterView view(LetterRow letter) {
    List<Saved> texts = table.texts(letter.id());
    Saved last = texts.get(texts.size() - 1);
    return new LetterView(
        letter,
        cases.file(letter).reference() + "/" + letter.name(),
        last.body(),
        LetterText.blocks(last.body()),
        LetterText.gaps(last.body()),
        texts.size() == 1
            ? List.of()
            : Changes.between(texts.get(texts.size() - 2).body(), last.body()),
        texts.size(),
        table.nextSealed(letter.id()) > 1);
  }
}
