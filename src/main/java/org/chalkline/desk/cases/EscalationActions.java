package org.chalkline.desk.cases;

import java.time.Clock;
import java.util.List;
import org.chalkline.abuse.AbuseCases;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.escalation.Ladders;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be done beside the tasks of steps with a parent. */
@Configuration(proxyBeanMethods = false)
class EscalationActions {

  @Bean
  CaseAction beginStepsAction(AbuseCases cases) {
    return CaseAction.named("begin-steps")
        .offeredIf(cases::mayBeginSteps)
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                cases.beginSteps(on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  @Bean
  CaseAction furtherPostAction(Ladders ladders, Policies policies, Clock clock) {
    return CaseAction.named("further-post")
        .offeredIf(EscalationActions::openSteps)
        .asks((on, ask) -> post(ask, kinds(policies, on.file().policyEdition())))
        .does(
            (on, said) ->
                ladders.furtherPost(on.me(), on.reference(), post(said, clock), Once.freshKey()));
  }

  /** The questions about a post. */
  static void post(Asking ask, List<Option> kinds) {
    ask.line("platform", true, 100)
        .line("place", false, 200)
        .line("link", false, 500)
        .text("said", 4000)
        .several("kinds", kinds)
        .tick("ownForum")
        .tick("danger")
        .tick("childTouched")
        .tick("illegal");
  }

  static List<Option> kinds(Policies policies, String edition) {
    return policies.edition(edition).kinds().stream().map(Kind::option).toList();
  }

  /** The post as it was told; seen now. */
  static Matter post(CaseAction.Said said, Clock clock) {
    String link = said.text("link");
    return new Matter(
        said.text("platform"),
        said.text("place"),
        said.ticked("ownForum"),
        link.isBlank() ? null : link,
        said.text("said"),
        null,
        clock.instant(),
        said.list("kinds"),
        said.ticked("danger"),
        said.ticked("childTouched"),
        said.ticked("illegal"),
        false);
  }

  @Bean
  CaseAction askPoliceAction(Ladders ladders) {
    return CaseAction.named("ask-police")
        .offeredIf(EscalationActions::openSteps)
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                ladders.askAboutPolice(
                    on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  @Bean
  CaseAction otherRungAction(Ladders ladders, CaseWords words) {
    return CaseAction.named("other-rung")
        .offeredIf(EscalationActions::openSteps)
        .asks(
            (on, ask) ->
                ask.one(
                        "rung",
                        true,
                        Ladders.RUNGS.stream()
                            .map(
                                rung ->
                                    new Option(
                                        rung, words.coded("desk.case.other-rung.rung.", rung)))
                            .toList())
                    .text("reason", 2000))
        .does(
            (on, said) ->
                ladders.askToSkip(
                    on.me(),
                    on.reference(),
                    said.text("rung"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction appealAction(Ladders ladders) {
    return CaseAction.named("appeal")
        .offeredIf(file -> file.kind().equals(Ladders.KIND) && ladders.somethingStands(file))
        .asks((on, ask) -> ask.text("words", 4000))
        .does(
            (on, said) ->
                ladders.appeal(on.me(), on.reference(), said.text("words"), Once.freshKey()));
  }

  @Bean
  CaseAction liftAction(Ladders ladders) {
    return CaseAction.named("lift")
        .offeredIf((me, file) -> file.kind().equals(Ladders.KIND) && ladders.mayLift(me, file))
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                ladders.lift(on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }

  private static boolean openSteps(CaseFile file) {
    return file.open() && file.kind().equals(Ladders.KIND);
  }
}
