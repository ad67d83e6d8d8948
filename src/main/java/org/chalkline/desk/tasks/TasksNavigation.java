package org.chalkline.desk.tasks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.springframework.stereotype.Component;

/** The entry "Tasks", for everybody who is signed in. */
@Component
class TasksNavigation implements Navigation {

  private final TaskWords words;

  TasksNavigation(TaskWords words) {
    this.words = words;
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? List.of()
        : List.of(new NavItem("/tasks", words.say("desk.tasks.navigation"), 1));
  }
}
