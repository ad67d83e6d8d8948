package org.chalkline.desk.cases;

import java.util.Map;
import org.chalkline.casework.CaseNotes;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adding to a case in words: a note, its correction, a contact, why something is locked away. */
@Configuration(proxyBeanMethods = false)
class WritingActions {

  private static final int WORDS = 4000;

  @Bean
  CaseAction noteAction(CaseNotes caseNotes) {
    return CaseAction.named("note")
        .asks((on, ask) -> ask.text("words", WORDS))
        .does(
            (on, said) ->
                caseNotes.note(on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }

  @Bean
  CaseAction contactAction(CaseNotes caseNotes) {
    return CaseAction.named("contact")
        .asks(
            (on, ask) ->
                ask.line("body", true, 200).line("bodyReference", false, 200).text("words", WORDS))
        .does(
            (on, said) ->
                caseNotes.contact(
                    on.me(),
                    on.reference(),
                    said.text("body"),
                    said.text("bodyReference"),
                    said.text("words"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction correctAction(CaseNotes caseNotes) {
    return CaseAction.named("correct")
        .ofAPart()
        .given(on -> Map.of("words", new String[] {written(caseNotes, on)}))
        .asks(
            (on, ask) -> {
              written(caseNotes, on);
              ask.text("words", WORDS).text("reason", WORDS);
            })
        .does(
            (on, said) ->
                caseNotes.correct(
                    on.me(),
                    on.reference(),
                    on.part(),
                    said.text("words"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  private static String written(CaseNotes caseNotes, CaseAction.On on) {
    return caseNotes.notes(on.me(), on.reference()).stream()
        .filter(note -> note.id().equals(on.part()))
        .map(CaseNotes.Note::words)
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  @Bean
  CaseAction lockAwayAction(EvidenceLocker locker) {
    return CaseAction.named("lock-away")
        .ofAPart()
        .forGood()
        .asks(
            (on, ask) -> {
              if (locker.of(on.file().getId()).stream()
                  .noneMatch(item -> item.id().equals(on.part()) && !item.lockedAway())) {
                throw new NoSuchThing();
              }
              ask.text("words", 2000);
            })
        .does((on, said) -> locker.lockAway(on.part(), on.me().actor(), said.text("words")));
  }
}
