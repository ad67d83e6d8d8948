package org.chalkline.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.chalkline.installation.Installation;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Clock and outbox in the navigation of an evaluation. */
@Component
class EvaluationNavigation implements Navigation {

  private final Installation installation;
  private final MessageSource messages;

  EvaluationNavigation(Installation installation, MessageSource messages) {
    this.installation = installation;
    this.messages = messages;
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    if (!installation.evaluation() || request.getUserPrincipal() == null) {
      return List.of();
    }
    return List.of(
        new NavItem("/evaluation/clock", words("evaluation.clock.nav"), 90),
        new NavItem("/evaluation/outbox", words("evaluation.outbox.nav"), 91));
  }

  private String words(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
