package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import org.chalkline.identity.Me;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The task list, which is also where people begin. */
@Controller
class TaskListPage {

  private final TaskLists lists;

  TaskListPage(TaskLists lists) {
    this.lists = lists;
  }

  @GetMapping("/")
  String start() {
    return "redirect:" + TaskFilter.LIST;
  }

  @GetMapping(TaskFilter.LIST)
  String list(Me me, HttpServletRequest request, Model model) {
    model.addAttribute("list", lists.list(me, request.getParameterMap()));
    return "desk/tasks/list";
  }
}
