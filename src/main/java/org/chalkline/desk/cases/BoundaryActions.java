package org.chalkline.desk.cases;

import org.chalkline.boundaries.Exceptions;
import org.chalkline.web.Once;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be done beside the tasks of attempts at contact and of exceptions. */
@Configuration(proxyBeanMethods = false)
class BoundaryActions {

  @Bean
  CaseAction revokeExceptionAction(Exceptions exceptions) {
    return CaseAction.named("revoke-exception")
        .offeredIf(
            (me, file) -> file.kind().equals(Exceptions.KIND) && exceptions.mayRevoke(me, file))
        .asks((on, ask) -> ask.text("reason", 2000))
        .does(
            (on, said) ->
                exceptions.revoke(on.me(), on.reference(), said.text("reason"), Once.freshKey()));
  }
}
