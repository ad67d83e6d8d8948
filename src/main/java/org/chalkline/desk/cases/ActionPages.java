package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The small pages of what can be done with a case. */
@Controller
@RequestMapping("/cases/{reference}")
class ActionPages {

  private static final String PAGE = "desk/cases/action";

  private final CaseActions actions;
  private final CaseWords words;

  ActionPages(CaseActions actions, CaseWords words) {
    this.actions = actions;
    this.words = words;
  }

  @GetMapping("/{action}")
  String ask(Me me, @PathVariable String reference, @PathVariable String action, Model model) {
    return page(me, reference, action, "", Map.of(), model);
  }

  @PostMapping("/{action}")
  String act(
      Me me,
      @PathVariable String reference,
      @PathVariable String action,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return act(new Sent(me, reference, action, "", once), request, response, model, next);
  }

  @GetMapping("/notes/{note}/correct")
  String askCorrection(
      Me me, @PathVariable String reference, @PathVariable String note, Model model) {
    return page(me, reference, "correct", note, Map.of(), model);
  }

  @PostMapping("/notes/{note}/correct")
  String correct(
      Me me,
      @PathVariable String reference,
      @PathVariable String note,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return act(new Sent(me, reference, "correct", note, once), request, response, model, next);
  }

  @GetMapping("/evidence/{item}/lock-away")
  String askLock(Me me, @PathVariable String reference, @PathVariable String item, Model model) {
    return page(me, reference, "lock-away", item, Map.of(), model);
  }

  @PostMapping("/evidence/{item}/lock-away")
  String lock(
      Me me,
      @PathVariable String reference,
      @PathVariable String item,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    return act(new Sent(me, reference, "lock-away", item, once), request, response, model, next);
  }

  private record Sent(Me me, String reference, String action, String subject, String once) {}

  private String act(
      Sent sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    try {
      String on =
          actions.act(
              sent.me(), sent.reference(), sent.action(), sent.subject(), typed, sent.once());
      String shown = sent.action().equals("step-aside") ? "notice" : "success";
      next.addFlashAttribute(shown, words.say("desk.case." + sent.action() + ".done"));
      return "redirect:" + on;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", sent.once());
      return page(sent.me(), sent.reference(), sent.action(), sent.subject(), typed, model);
    }
  }

  private String page(
      Me me,
      String reference,
      String action,
      String subject,
      Map<String, String[]> typed,
      Model model) {
    model.addAttribute("action", actions.view(me, reference, action, subject, typed));
    return PAGE;
  }
}
