package org.chalkline.desk.cases;

import java.util.Map;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adding to a case in words: a note, its correction, a contact, why something is locked away. */
@Configuration(proxyBeanMethods = false)
class WritingActions {

  private static final int WORDS = 4000;

  @Bean
  CaseAction noteAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "note";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words).text("words", WORDS).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.note(me, file.reference(), CaseAction.text(answers, "words"), Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction contactAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "contact";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words)
            .line("body", true, 200)
            .line("bodyReference", false, 200)
            .text("words", WORDS)
            .done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.contact(
            me,
            file.reference(),
            CaseAction.text(answers, "body"),
            CaseAction.text(answers, "bodyReference"),
            CaseAction.text(answers, "words"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction correctAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "correct";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public boolean ofTheCase() {
        return false;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        if (files.notes(me, file.reference()).stream().noneMatch(it -> it.id().equals(subject))) {
          throw new NoSuchThing();
        }
        return new Asking(name(), words).text("words", WORDS).text("reason", WORDS).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.correct(
            me,
            file.reference(),
            subject,
            CaseAction.text(answers, "words"),
            CaseAction.text(answers, "reason"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction lockAwayAction(EvidenceLocker locker, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "lock-away";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public boolean ofTheCase() {
        return false;
      }

      @Override
      public boolean grave() {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        if (locker.of(file.getId()).stream()
            .noneMatch(item -> item.id().equals(subject) && !item.lockedAway())) {
          throw new NoSuchThing();
        }
        return new Asking(name(), words).text("words", 2000).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        locker.lockAway(subject, me.actor(), CaseAction.text(answers, "words"));
      }
    };
  }
}
