package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.stereotype.Component;

/** The entry "Cases", for everybody who is signed in. */
@Component
class CasesNavigation implements Navigation {

  private final CaseWords words;

  CasesNavigation(CaseWords words) {
    this.words = words;
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? List.of()
        : List.of(new NavItem("/cases", words.say("desk.cases.navigation"), 2));
  }
}
