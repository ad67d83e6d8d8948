package org.chalkline.assurance;

import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.web.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The auditor's pages of one case: asked for by its reference, masked, unmasked with a reason. */
@Controller
@RequestMapping("/history/cases")
class AuditedCasePages {

  private static final String PAGE = "assurance/case";

  private final HistoryDesk desk;
  private final AuditedCases cases;
  private final AuditedViews views;

  AuditedCasePages(HistoryDesk desk, AuditedCases cases, AuditedViews views) {
    this.desk = desk;
    this.cases = cases;
    this.views = views;
  }

  @GetMapping
  @NeedsFreshSignIn
  String find(Me me, @RequestParam(defaultValue = "") String reference) {
    desk.admit(me);
    return reference.isBlank()
        ? "assurance/find-case"
        : "redirect:"
            + UriComponentsBuilder.fromPath("/history/cases/{reference}")
                .encode()
                .buildAndExpand(reference.strip())
                .toUriString();
  }

  @GetMapping("/{reference}")
  @NeedsFreshSignIn
  String read(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("page", views.of(me, reference));
    return PAGE;
  }

  @PostMapping("/{reference}/unmask")
  @NeedsFreshSignIn
  String unmask(
      Me me,
      @PathVariable String reference,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String once,
      Model model,
      HttpServletResponse response) {
    try {
      cases.unmask(me, reference, reason, once);
      return "redirect:/history/cases/{reference}";
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return read(me, reference, model);
    }
  }
}
