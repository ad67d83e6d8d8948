package org.chalkline.desk.cases;

import java.util.List;
import java.util.Map;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoves;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.EditionMoves;
import org.chalkline.casework.domain.CaseFile;
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
  CaseAction linkAction(CaseLinks caseLinks) {
    return CaseAction.named("link")
        .asks((on, ask) -> ask.line("other", true, 40).text("why", REASON))
        .does(
            (on, said) ->
                caseLinks.link(
                    on.me(),
                    on.reference(),
                    said.text("other"),
                    said.text("why"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction joinAction(CaseJoins caseJoins, CaseRows caseRows, CaseWords words, When when) {
    return CaseAction.named("join")
        .offeredIf(caseJoins::mayJoin)
        .forGood()
        .asks(
            (on, ask) ->
                ask.one(
                        "other",
                        true,
                        caseRows.openBeside(on.me(), on.reference()).stream()
                            .map(
                                row ->
                                    new Option(
                                        row.reference(),
                                        words.say(
                                            "desk.case.join.choice",
                                            row.reference(),
                                            row.title(),
                                            when.day(row.openedAt()))))
                            .toList())
                    .text("reason", REASON))
        .does(
            (on, said) ->
                caseJoins.join(
                    on.me(),
                    on.reference(),
                    said.text("other"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction moveAction(CaseMoves caseMoves, Schools schools) {
    return CaseAction.named("move")
        .offeredIf(file -> file.open() && !sisters(schools, file).isEmpty())
        .asks(
            (on, ask) ->
                ask.one("school", true, sisters(schools, on.file())).text("reason", REASON))
        .does(
            (on, said) ->
                caseMoves.move(
                    on.me(),
                    on.reference(),
                    said.text("school"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  private static List<Option> sisters(Schools schools, CaseFile file) {
    return schools.federatedWith(file.school()).stream()
        .filter(school -> !school.id().equals(file.school()))
        .map(school -> new Option(school.id(), school.name()))
        .toList();
  }

  @Bean
  CaseAction editionAction(EditionMoves moves) {
    return CaseAction.named("edition")
        .offeredIf(file -> file.open() && moves.choices(file).size() > 1)
        .asks(
            (on, ask) ->
                ask.one("policy", true, editions(moves, on.file()))
                    .one("breach", true, editions(moves, on.file()))
                    .text("reason", REASON))
        .given(
            on ->
                Map.of(
                    "policy", new String[] {on.file().policyEdition()},
                    "breach", new String[] {on.file().breachEdition()}))
        .does(
            (on, said) ->
                moves.move(
                    on.me(),
                    on.reference(),
                    said.text("policy"),
                    said.text("breach"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  private static List<Option> editions(EditionMoves moves, CaseFile file) {
    return moves.choices(file).stream()
        .map(profile -> new Option(profile.edition(), profile.name()))
        .toList();
  }

  @Bean
  CaseAction reopenAction(CaseFiles files) {
    return CaseAction.named("reopen")
        .offeredIf(file -> file.state().equals("closed"))
        .asks((on, ask) -> ask.text("reason", REASON))
        .does(
            (on, said) ->
                files.reopen(on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  @Bean
  CaseAction stepAsideAction(CaseFiles files) {
    return CaseAction.named("step-aside")
        .forGood()
        .asks((on, ask) -> ask.perhaps("reason", REASON))
        .does((on, said) -> files.stepAside(on.me(), on.reference(), said.text("reason")));
  }
}
