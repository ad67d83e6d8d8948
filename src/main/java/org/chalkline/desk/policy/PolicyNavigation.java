package org.chalkline.desk.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.stereotype.Component;

/** The entry "Policy", for everybody who holds a role at a school. */
@Component
class PolicyNavigation implements Navigation {

  private final ClauseStates states;

  PolicyNavigation(ClauseStates states) {
    this.states = states;
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> !me.schools().isEmpty())
        .map(me -> List.of(new NavItem("/policy", states.say("desk.policy.navigation"), 6)))
        .orElse(List.of());
  }
}
