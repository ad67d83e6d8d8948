package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Tasks;
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

/** Handing a task over, or asking for more time. */
@Controller
@RequestMapping("/tasks/{id}/{action:hand-over|more-time}")
class TaskActionPage {

  private final Tasks tasks;
  private final TaskViews views;
  private final TaskActions actions;
  private final Forms forms;

  TaskActionPage(Tasks tasks, TaskViews views, TaskActions actions, Forms forms) {
    this.tasks = tasks;
    this.views = views;
    this.actions = actions;
    this.forms = forms;
  }

  @GetMapping
  String ask(Me me, @PathVariable String id, @PathVariable String action, Model model) {
    return tasks.find(me, id).mayDo()
        ? page(me, id, action, Map.of(), model)
        : "redirect:/tasks/{id}";
  }

  @PostMapping
  String act(
      Me me,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    ActionForms.Offered offered = actions.named(action).asks(me, id);
    Answers answers = forms.read(offered.form(), request.getParameterMap(), offered.options());
    List<FieldError> errors = answers.errors();
    if (errors.isEmpty()) {
      try {
        TaskActions.Done done = actions.named(action).does(me, id, answers, once);
        next.addFlashAttribute("success", done.success());
        return "redirect:" + done.to();
      } catch (InvalidInput wrong) {
        errors = wrong.errors();
      }
    }
    response.setStatus(400);
    model.addAttribute("errors", errors);
    model.addAttribute("onceKey", once);
    return page(me, id, action, request.getParameterMap(), model);
  }

  private String page(Me me, String id, String action, Map<String, String[]> typed, Model model) {
    ActionForms.Offered offered = actions.named(action).asks(me, id);
    model.addAttribute("action", action);
    model.addAttribute("task", views.of(me, id, null));
    model.addAttribute("form", FormView.of(offered.form(), typed, offered.options()));
    return "desk/tasks/action";
  }
}
