package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.casework.Associates;
import org.chalkline.casework.InCharge;
import org.chalkline.casework.NeedToKnow;
import org.chalkline.identity.Person;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who sees a case and who is kept out of it: named, let in, taken off. */
@Configuration(proxyBeanMethods = false)
class WallActions {

  private static final int REASON = 4000;

  @Bean
  CaseAction nameAssociateAction(Associates associates, CaseWords words) {
    return CaseAction.named("name-associate")
        .forGood()
        .asks(
            (on, ask) ->
                ask.one("person", true, options(associates.choices(on.me(), on.file())))
                    .one(
                        "relation",
                        true,
                        Associates.RELATIONS.stream()
                            .map(it -> new Option(it, words.say("desk.case.relation." + it)))
                            .toList())
                    .text("words", REASON))
        .does(
            (on, said) ->
                associates.name(
                    on.me(),
                    on.reference(),
                    said.text("person"),
                    said.text("relation"),
                    said.text("words"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction notAssociateAction(Associates associates, InCharge inCharge) {
    return CaseAction.named("not-associate")
        .offeredIf((me, file) -> inCharge.is(me, file) && !associates.declared(file).isEmpty())
        .asks(
            (on, ask) ->
                ask.one("person", true, options(associates.declared(on.file())))
                    .text("reason", REASON))
        .does(
            (on, said) ->
                associates.notAfterAll(
                    on.me(),
                    on.reference(),
                    said.text("person"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction letInAction(NeedToKnow list, InCharge inCharge) {
    return CaseAction.named("let-see")
        .offeredIf(inCharge::is)
        .asks(
            (on, ask) ->
                ask.one("person", true, options(list.choices(on.me(), on.file())))
                    .text("reason", REASON))
        .does(
            (on, said) ->
                list.add(
                    on.me(),
                    on.reference(),
                    said.text("person"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  @Bean
  CaseAction takeOffAction(NeedToKnow list, InCharge inCharge, CaseWords words) {
    return CaseAction.named("take-off")
        .offeredIf(inCharge::is)
        .asks(
            (on, ask) ->
                ask.one(
                        "grantee",
                        true,
                        list.of(on.file()).stream()
                            .map(it -> new Option(it.grantee(), words.grantee(it.grantee())))
                            .toList())
                    .text("reason", REASON))
        .does(
            (on, said) ->
                list.takeAway(
                    on.me(),
                    on.reference(),
                    said.text("grantee"),
                    said.text("reason"),
                    Once.freshKey()));
  }

  private static List<Option> options(List<Person> persons) {
    return persons.stream().map(it -> new Option(it.id(), it.name())).toList();
  }
}
