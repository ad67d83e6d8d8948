package org.chalkline.desk.incidents;

import org.chalkline.casework.Incidents;
import org.chalkline.identity.Me;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of what failed, with another try of each. */
@Controller
@RequestMapping("/administration/incidents")
class IncidentPages {

  private final Incidents incidents;
  private final IncidentViews views;
  private final IncidentWords words;

  IncidentPages(Incidents incidents, IncidentViews views, IncidentWords words) {
    this.incidents = incidents;
    this.views = views;
    this.words = words;
  }

  @GetMapping
  String list(Me me, Model model) {
    model.addAttribute("incidents", views.of(me));
    return "desk/incidents/list";
  }

  @PostMapping("/{id}")
  String tryAgain(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      RedirectAttributes next) {
    incidents.tryAgain(me, id, once);
    next.addFlashAttribute("success", words.triedAgain());
    return "redirect:/administration/incidents";
  }
}
