package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.duties.DataBreaches;
import org.chalkline.duties.Duties;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be begun from any case: a duty to a body outside, a breach of personal data. */
@Configuration(proxyBeanMethods = false)
class DutyActions {

  /** Kinds of case in which nothing happened that a body outside would hear of. */
  private static final List<String> NOTHING_HAPPENED =
      List.of("acknowledgement", "training", "review");

  @Bean
  CaseAction tellOutsideAction(Duties duties) {
    return CaseAction.named("tell-outside")
        .offeredIf((me, file) -> something(file) && !duties.kindsFor(file.getId()).isEmpty())
        .asks(
            (on, ask) ->
                ask.one(
                        "kind",
                        true,
                        duties.kindsFor(on.file().getId()).stream()
                            .map(kind -> new Option(kind.id(), duties.name(kind.id())))
                            .toList())
                    .text("why", 2000))
        .does(
            (on, said) ->
                duties.begin(
                    on.me(), on.reference(), said.text("kind"), said.text("why"), Once.freshKey()));
  }

  @Bean
  CaseAction dataBreachAction(DataBreaches breaches) {
    return CaseAction.named("data-breach")
        .offeredIf((me, file) -> something(file) && breaches.mayBegin(file.getId()))
        .asks((on, ask) -> ask.text("why", 2000))
        .does(
            (on, said) ->
                breaches.begin(on.me(), on.reference(), said.text("why"), Once.freshKey()));
  }

  private static boolean something(CaseFile file) {
    return file.open() && !NOTHING_HAPPENED.contains(file.kind());
  }
}
