package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chalkline.duties.DataBreaches;
import org.chalkline.identity.Me;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The log of breaches of personal data, for the data protection officer. */
@Controller
class DataBreachPages implements Navigation {

  private static final String HERE = "/data-breaches";

  private final DutyViews views;
  private final CaseWords words;

  DataBreachPages(DutyViews views, CaseWords words) {
    this.views = views;
    this.words = words;
  }

  @GetMapping(HERE)
  String log(Me me, Model model) {
    model.addAttribute("entries", views.log(me));
    return "desk/cases/data-breaches";
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return Me.of(request).filter(me -> me.hasAnywhere(DataBreaches.KEEPER)).isPresent()
        ? List.of(new NavItem(HERE, words.say("desk.data-breaches.navigation"), 60))
        : List.of();
  }
}
