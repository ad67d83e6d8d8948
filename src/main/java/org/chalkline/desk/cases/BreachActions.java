package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.List;
import org.chalkline.breach.EnquiryChanges;
import org.chalkline.breach.EnquiryChanges.Learnt;
import org.chalkline.breach.Statements;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be done beside the tasks of a breach. */
@Configuration(proxyBeanMethods = false)
class BreachActions {

  @Bean
  CaseAction takeStatementAction(Statements statements, EnquiryChanges changes, CaseWords words) {
    return CaseAction.named("take-statement")
        .offeredIf(changes::enquires)
        .asks(
            (on, ask) ->
                ask.one("kind", true, kinds(words))
                    .one("person", false, persons(statements, on.file()))
                    .line("name", false, 200)
                    .text("words", 4000))
        .does(
            (on, said) ->
                statements.take(
                    on.me(),
                    on.reference(),
                    new Statements.Taken(
                        said.text("kind"),
                        said.text("person").isBlank() ? null : said.text("person"),
                        said.text("name"),
                        said.text("words")),
                    Once.freshKey()));
  }

  private static List<Option> kinds(CaseWords words) {
    return List.of(
        new Option("statement", words.say("breach.fact.statement")),
        new Option("notes", words.say("breach.fact.notes")));
  }

  private static List<Option> persons(Statements statements, CaseFile file) {
    List<Option> persons = new ArrayList<>();
    statements.heard(file).forEach(one -> persons.add(new Option(one.id(), one.name())));
    return persons;
  }

  @Bean
  CaseAction breachFactsAction(EnquiryChanges changes) {
    return CaseAction.named("breach-facts")
        .offeredIf(changes::underWay)
        .asks(
            (on, ask) ->
                ask.tick("childHarmed").tick("illegal").tick("dataBroken").text("words", 4000))
        .does(
            (on, said) ->
                changes.learn(
                    on.me(),
                    on.reference(),
                    new Learnt(
                        said.ticked("childHarmed"),
                        said.ticked("illegal"),
                        said.ticked("dataBroken"),
                        said.text("words")),
                    Once.freshKey()));
  }

  @Bean
  CaseAction pauseEnquiryAction(EnquiryChanges changes) {
    return CaseAction.named("pause-enquiry")
        .offeredIf(changes::enquires)
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                changes.pause(on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  @Bean
  CaseAction otherInvestigatorAction(EnquiryChanges changes) {
    return CaseAction.named("other-investigator")
        .offeredIf(changes::investigates)
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                changes.replaceInvestigator(
                    on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  @Bean
  CaseAction reporterWithdrawsAction(EnquiryChanges changes) {
    return CaseAction.named("reporter-withdraws")
        .offeredIf(changes::underWay)
        .asks((on, ask) -> ask.text("words", 2000))
        .does(
            (on, said) ->
                changes.reporterWithdraws(
                    on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }

  @Bean
  CaseAction accusedLeftAction(EnquiryChanges changes) {
    return CaseAction.named("accused-left")
        .offeredIf(changes::underWay)
        .asks((on, ask) -> ask.text("words", 2000))
        .does(
            (on, said) ->
                changes.accusedLeft(on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }

  @Bean
  CaseAction breachAppealAction(EnquiryChanges changes) {
    return CaseAction.named("breach-appeal")
        .offeredIf(changes::canAppeal)
        .asks((on, ask) -> ask.text("words", 4000))
        .does(
            (on, said) ->
                changes.appeal(on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }
}
