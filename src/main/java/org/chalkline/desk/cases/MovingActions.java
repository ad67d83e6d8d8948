package org.chalkline.desk.cases;

import java.util.List;
import java.util.Map;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of a case as a whole: linked, joined, moved, reopened, left by somebody. */
@Configuration(proxyBeanMethods = false)
class MovingActions {

  private static final int REASON = 4000;

  @Bean
  CaseAction linkAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "link";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words).line("other", true, 40).text("why", REASON).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.link(
            me,
            file.reference(),
            CaseAction.text(answers, "other"),
            CaseAction.text(answers, "why"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction joinAction(CaseFiles files, CaseWords words, When when) {
    return new CaseAction() {
      @Override
      public String name() {
        return "join";
      }

      @Override
      public boolean offered(CaseFile file) {
        return file.open();
      }

      @Override
      public boolean grave() {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        List<Option> beside =
            files.openBeside(me, file.reference()).stream()
                .map(
                    row ->
                        new Option(
                            row.reference(),
                            words.say(
                                "desk.case.join.choice",
                                row.reference(),
                                row.title(),
                                when.day(row.openedAt()))))
                .toList();
        return new Asking(name(), words).one("other", true, beside).text("reason", REASON).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.join(
            me,
            file.reference(),
            CaseAction.text(answers, "other"),
            CaseAction.text(answers, "reason"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction moveAction(CaseFiles files, Schools schools, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "move";
      }

      @Override
      public boolean offered(CaseFile file) {
        return file.open() && !sisters(file).isEmpty();
      }

      private List<Option> sisters(CaseFile file) {
        return schools.federatedWith(file.school()).stream()
            .filter(school -> !school.id().equals(file.school()))
            .map(school -> new Option(school.id(), school.name()))
            .toList();
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words)
            .one("school", true, sisters(file))
            .text("reason", REASON)
            .done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.move(
            me,
            file.reference(),
            CaseAction.text(answers, "school"),
            CaseAction.text(answers, "reason"),
            Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction reopenAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "reopen";
      }

      @Override
      public boolean offered(CaseFile file) {
        return file.state().equals("closed");
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words).text("reason", REASON).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.reopen(me, file.reference(), CaseAction.text(answers, "reason"), Once.freshKey());
      }
    };
  }

  @Bean
  CaseAction stepAsideAction(CaseFiles files, CaseWords words) {
    return new CaseAction() {
      @Override
      public String name() {
        return "step-aside";
      }

      @Override
      public boolean offered(CaseFile file) {
        return true;
      }

      @Override
      public boolean grave() {
        return true;
      }

      @Override
      public Asked asks(Me me, CaseFile file, String subject) {
        return new Asking(name(), words).done();
      }

      @Override
      public void act(Me me, CaseFile file, String subject, Map<String, Object> answers) {
        files.stepAside(me, file.reference());
      }
    };
  }
}
