package org.chalkline.desk.cases;

import org.chalkline.identity.Me;
import org.chalkline.links.Made;
import org.chalkline.links.OneTimeLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The links of a case for people without an account: a new code, a new link, revoking one. What was
 * made is shown by the answer itself, once; it is in no session.
 */
@Controller
@RequestMapping("/cases/{reference}/" + OutsiderLinkViews.LINKS)
class OutsiderLinkPages {

  private static final String MADE_PAGE = "desk/cases/link-made";

  private final OneTimeLinks links;
  private final OutsiderLinkViews views;
  private final CaseWords words;

  OutsiderLinkPages(OneTimeLinks links, OutsiderLinkViews views, CaseWords words) {
    this.links = links;
    this.views = views;
    this.words = words;
  }

  @GetMapping
  String list(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("page", views.page(me, reference));
    return "desk/cases/links";
  }

  @PostMapping("/{link}/new-code")
  String newCode(
      Me me,
      @PathVariable String reference,
      @PathVariable String link,
      @RequestParam String once,
      Model model) {
    String code = links.newCode(me, reference, link, once).orElse(null);
    return made(me, reference, null, code, model);
  }

  @PostMapping("/{link}/again")
  String again(
      Me me,
      @PathVariable String reference,
      @PathVariable String link,
      @RequestParam String once,
      Model model) {
    Made made = links.makeAgain(me, reference, link, once).orElse(null);
    return made(me, reference, made, null, model);
  }

  @PostMapping("/{link}/revoke")
  String revoke(
      Me me,
      @PathVariable String reference,
      @PathVariable String link,
      @RequestParam String once,
      RedirectAttributes next) {
    links.revoke(me, reference, link, once);
    next.addFlashAttribute("success", words.say("desk.case.links.revoked"));
    return "redirect:/cases/{reference}/" + OutsiderLinkViews.LINKS;
  }

  private String made(
      Me me, String reference, @Nullable Made made, @Nullable String code, Model model) {
    model.addAttribute("made", views.made(me, reference, made, code));
    return MADE_PAGE;
  }
}
