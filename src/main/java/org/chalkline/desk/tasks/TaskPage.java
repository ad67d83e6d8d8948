package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.chalkline.casework.Completions;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what is to be done, why and until when; taking it, giving it back, completing it. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

  private static final String PAGE = "desk/tasks/task";
  private static final String HERE = "redirect:/tasks/{id}";

  private final Completions completions;
  private final TaskHolders taskHolders;
  private final Tasks tasks;
  private final TaskViews views;
  private final TaskWords words;

  TaskPage(
      Completions completions,
      TaskHolders taskHolders,
      Tasks tasks,
      TaskViews views,
      TaskWords words) {
    this.completions = completions;
    this.taskHolders = taskHolders;
    this.tasks = tasks;
    this.views = views;
    this.words = words;
  }

  @GetMapping
  String show(Me me, @PathVariable String id, Model model) {
    Optional<String> own = tasks.page(me, id);
    if (own.isPresent()) {
      return "redirect:" + own.get();
    }
    model.addAttribute("task", views.of(me, id, null));
    return PAGE;
  }

  @PostMapping("/claim")
  String claim(Me me, @PathVariable String id, RedirectAttributes next) {
    taskHolders.claim(me, id);
    next.addFlashAttribute("success", words.say("desk.task.claimed"));
    return HERE;
  }

  @PostMapping("/release")
  String release(Me me, @PathVariable String id, RedirectAttributes next) {
    taskHolders.release(me, id);
    next.addFlashAttribute("success", words.say("desk.task.released"));
    return HERE;
  }

  @PostMapping("/complete")
  String complete(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> sent = request.getParameterMap();
    TaskView before = views.of(me, id, sent);
    try {
      completions.complete(me, id, views.read(me, id, sent), once);
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      model.addAttribute("task", before);
      return PAGE;
    } catch (Refused refused) {
      return tooLate(me, id, refused.words(), sent, response, model);
    } catch (ConcurrencyFailureException overtaken) {
      return tooLate(me, id, words.say("desk.task.overtaken"), sent, response, model);
    }
    next.addFlashAttribute("success", words.say("desk.task.completed", before.name()));
    return "redirect:" + (sees(me, id) ? before.caseHref() : TaskFilter.LIST);
  }

  private String tooLate(
      Me me,
      String id,
      String why,
      Map<String, String[]> sent,
      HttpServletResponse response,
      Model model) {
    response.setStatus(409);
    model.addAttribute("task", views.of(me, id, null));
    model.addAttribute("why", why);
    model.addAttribute("typed", views.typed(me, id, sent));
    return "desk/tasks/too-late";
  }

  private boolean sees(Me me, String id) {
    try {
      tasks.find(me, id);
      return true;
    } catch (NoSuchThing outside) {
      return false;
    }
  }
}
