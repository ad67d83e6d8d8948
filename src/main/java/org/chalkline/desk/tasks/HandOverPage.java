package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing a task to another person of the school. */
@Controller
@RequestMapping("/tasks/{id}/hand-over")
class HandOverPage {

  private static final String PAGE = "desk/tasks/hand-over";

  private final Worklist worklist;
  private final TaskViews views;
  private final ActionForms offers;
  private final Forms forms;
  private final TaskWords words;

  HandOverPage(
      Worklist worklist, TaskViews views, ActionForms offers, Forms forms, TaskWords words) {
    this.worklist = worklist;
    this.views = views;
    this.offers = offers;
    this.forms = forms;
    this.words = words;
  }

  @GetMapping
  String ask(Me me, @PathVariable String id, Model model) {
    return worklist.find(me, id).mayDo() ? page(me, id, Map.of(), model) : "redirect:/tasks/{id}";
  }

  @PostMapping
  String handOver(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    ActionForms.Offered offered = offers.handOver(me, id);
    Answers answers = forms.read(offered.form(), request.getParameterMap(), offered.options());
    List<FieldError> errors = answers.errors();
    if (errors.isEmpty()) {
      try {
        String person = answers.given("person", String.class);
        worklist.handOver(me, id, person, answers.given("reason", String.class), once);
        next.addFlashAttribute(
            "success",
            words.say(
                "desk.hand-over.done", worklist.find(me, id).step().name(), words.name(person)));
        return "redirect:" + TaskFilter.LIST;
      } catch (InvalidInput wrong) {
        errors = wrong.errors();
      }
    }
    response.setStatus(400);
    model.addAttribute("errors", errors);
    model.addAttribute("onceKey", once);
    return page(me, id, request.getParameterMap(), model);
  }

  private String page(Me me, String id, Map<String, String[]> typed, Model model) {
    ActionForms.Offered offered = offers.handOver(me, id);
    model.addAttribute("task", views.of(me, id, null));
    model.addAttribute("form", FormView.of(offered.form(), typed, offered.options()));
    return PAGE;
  }
}
