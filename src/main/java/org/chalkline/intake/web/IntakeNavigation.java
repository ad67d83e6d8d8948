package org.chalkline.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Everybody who is signed in may report, and see what they reported. */
@Component
class IntakeNavigation implements Navigation {

  private final MessageSourceAccessor words;

  IntakeNavigation(MessageSource messages) {
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? List.of()
        : List.of(
            new NavItem("/report", words.getMessage("intake.report.title"), 10),
            new NavItem("/my-reports", words.getMessage("intake.mine.title"), 20));
  }
}
