package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.escalation.Ladders;
import org.chalkline.escalation.ParentAnswers;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a parent said on the telephone or wrote on paper is written down by whoever heard it. */
@Configuration(proxyBeanMethods = false)
class ParentActions {

  static final String SAID = "parent-said";

  private static final List<String> WAYS = List.of("telephone", "paper");

  @Bean
  CaseAction parentSaidAction(ParentAnswers answers, CaseWords words) {
    return CaseAction.named(SAID)
        .offeredIf(file -> file.open() && file.kind().equals(Ladders.KIND))
        .asks(
            (on, ask) ->
                ask.one("cameBy", true, options(words, "desk.case.parent-said.by.", WAYS))
                    .line("who", true, 200)
                    .moment("at")
                    .one(
                        "kind",
                        true,
                        options(words, "desk.case.parent-said.kind.", ParentAnswers.KINDS))
                    .text("words", ParentAnswers.MOST_TOLD))
        .does(
            (on, said) ->
                answers.told(
                    on.me(),
                    on.reference(),
                    new ParentAnswers.Given(said.text("kind"), said.text("words")),
                    new ParentAnswers.Heard(
                        said.text("cameBy"), said.text("who"), said.moment("at")),
                    Once.freshKey()));
  }

  private static List<Option> options(CaseWords words, String prefix, List<String> codes) {
    return codes.stream().map(code -> new Option(code, words.say(prefix + code))).toList();
  }
}
