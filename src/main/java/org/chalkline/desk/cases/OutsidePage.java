package org.chalkline.desk.cases;

import java.util.List;
import org.chalkline.contacts.Route;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** For a reporter whose report nobody inside may deal with: whom to turn to. */
@Controller
class OutsidePage {

  private final OutsideBodies bodies;
  private final RoutingDefaults routing;

  OutsidePage(OutsideBodies bodies, RoutingDefaults routing) {
    this.bodies = bodies;
    this.routing = routing;
  }

  /**
   * How a body is reached.
   *
   * @param number its telephone number; null where it is the local authority's own
   * @param checked where that stands and when it was checked
   */
  record Reached(@Nullable String number, String checked) {}

  @GetMapping("/outside/{reference}")
  String show(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("reference", bodies.show(me, reference));
    for (String id : List.of("lado", "nspcc", "police-101")) {
      Route route = routing.get(id);
      model.addAttribute(
          id.replace("-101", ""), new Reached(route.number(), routing.checked(route)));
    }
    return "desk/cases/outside";
  }
}
