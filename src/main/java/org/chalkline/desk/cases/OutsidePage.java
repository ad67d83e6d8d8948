package org.chalkline.desk.cases;

import org.chalkline.identity.Me;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** For a reporter whose report nobody inside may deal with: whom to turn to. */
@Controller
class OutsidePage {

  private final OutsideBodies bodies;

  OutsidePage(OutsideBodies bodies) {
    this.bodies = bodies;
  }

  @GetMapping("/outside/{reference}")
  String show(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("reference", bodies.show(me, reference));
    return "desk/cases/outside";
  }
}
