package org.chalkline.desk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.contacts.Route;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.setup.Contacts;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** For whoever is left with a case that nobody inside may deal with: whom to turn to. */
@Controller
class OutsidePage {

  private final OutsideBodies bodies;
  private final RoutingDefaults routing;
  private final Contacts contacts;
  private final TransactionTemplate transaction;
  private final CaseWords words;
  private final When when;

  OutsidePage(
      OutsideBodies bodies,
      RoutingDefaults routing,
      Contacts contacts,
      TransactionTemplate transaction,
      CaseWords words,
      When when) {
    this.bodies = bodies;
    this.routing = routing;
    this.contacts = contacts;
    this.transaction = transaction;
    this.words = words;
    this.when = when;
  }

  /**
   * How a body is reached.
   *
   * @param number its telephone number; null where it is the local authority's own
   * @param checked where that stands and when it was checked
   * @param own what the school itself has entered of it; empty if nothing
   */
  record Reached(@Nullable String number, String checked, List<SummaryRow> own) {}

  @GetMapping("/outside/{reference}")
  String show(Me me, @PathVariable String reference, Model model) {
    OutsideBodies.With it = bodies.show(me, reference);
    Map<String, Contacts.Contact> own =
        Scope.everywhere(() -> transaction.execute(status -> contacts.of(it.school())));
    model.addAttribute("reference", it.reference());
    model.addAttribute("mine", it.mine());
    for (String id : List.of("lado", "nspcc", "police-101")) {
      Route route = routing.get(id);
      String kind = id.replace("-101", "");
      model.addAttribute(
          kind, new Reached(route.number(), routing.checked(route), own(own.get(kind))));
    }
    return "desk/cases/outside";
  }

  private List<SummaryRow> own(Contacts.@Nullable Contact it) {
    if (it == null) {
      return List.of();
    }
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(words.say("desk.outside.own.name"), it.name()));
    rows.add(new SummaryRow(words.say("desk.outside.own.telephone"), it.telephone()));
    if (it.email() != null) {
      rows.add(new SummaryRow(words.say("desk.outside.own.email"), it.email()));
    }
    rows.add(new SummaryRow(words.say("desk.outside.own.hours"), it.hours()));
    rows.add(new SummaryRow(words.say("desk.outside.own.checked"), when.day(it.checkedOn())));
    return rows;
  }
}
