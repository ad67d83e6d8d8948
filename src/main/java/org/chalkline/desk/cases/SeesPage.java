package org.chalkline.desk.cases;

import org.chalkline.identity.Me;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who can see what of a case. */
@Controller
class SeesPage {

  private final SeesViews views;

  SeesPage(SeesViews views) {
    this.views = views;
  }

  @GetMapping("/cases/{reference}/who-sees")
  String show(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("page", views.of(me, reference));
    return "desk/cases/who-sees";
  }
}
