package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Worklist;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.When;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for more time for a task, with a reason. */
@Controller
@RequestMapping("/tasks/{id}/more-time")
class MoreTimePage {

  private static final String PAGE = "desk/tasks/more-time";

  private final Worklist worklist;
  private final TaskViews views;
  private final ActionForms offers;
  private final Forms forms;
  private final TaskWords words;
  private final When when;

  MoreTimePage(
      Worklist worklist,
      TaskViews views,
      ActionForms offers,
      Forms forms,
      TaskWords words,
      When when) {
    this.worklist = worklist;
    this.views = views;
    this.offers = offers;
    this.forms = forms;
    this.words = words;
    this.when = when;
  }

  @GetMapping
  String ask(Me me, @PathVariable String id, Model model) {
    return worklist.find(me, id).mayDo() ? page(me, id, Map.of(), model) : "redirect:/tasks/{id}";
  }

  @PostMapping
  String moreTime(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    ActionForms.Offered offered = offers.moreTime(me, id);
    Answers answers = forms.read(offered.form(), request.getParameterMap(), offered.options());
    List<FieldError> errors = answers.errors();
    if (errors.isEmpty()) {
      try {
        Instant due = answers.given("due", Instant.class);
        worklist.moreTime(me, id, due, answers.given("reason", String.class), once);
        next.addFlashAttribute("success", words.say("desk.more-time.done", when.full(due)));
        return "redirect:/tasks/{id}";
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
    ActionForms.Offered offered = offers.moreTime(me, id);
    model.addAttribute("task", views.of(me, id, null));
    model.addAttribute("form", FormView.of(offered.form(), typed, offered.options()));
    return PAGE;
  }
}
