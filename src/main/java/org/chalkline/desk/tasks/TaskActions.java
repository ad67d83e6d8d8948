package org.chalkline.desk.tasks;

import java.time.Instant;
import org.chalkline.casework.TaskHolders;
import org.chalkline.casework.TaskTimes;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** What can be done with every task beside completing it, each on a small page of its own. */
@Component
class TaskActions {

  private final TaskHolders taskHolders;
  private final TaskTimes taskTimes;
  private final Tasks tasks;
  private final ActionForms offers;
  private final TaskWords words;
  private final When when;

  TaskActions(
      TaskHolders taskHolders,
      TaskTimes taskTimes,
      Tasks tasks,
      ActionForms offers,
      TaskWords words,
      When when) {
    this.taskHolders = taskHolders;
    this.taskTimes = taskTimes;
    this.tasks = tasks;
    this.offers = offers;
    this.words = words;
    this.when = when;
  }

  /**
   * What was done.
   *
   * @param to where the person goes on
   * @param success what they are told there
   */
  record Done(String to, String success) {}

  /** One of them, as its page needs it. */
  interface TaskAction {

    /** What its page asks. */
    ActionForms.Offered asks(Me me, String task);

    /**
     * Does it, once for a key.
     *
     * @throws org.chalkline.web.InvalidInput if the door refuses an answer
     */
    Done does(Me me, String task, Answers answers, String key);
  }

  /** The action of this name, which its address has let through. */
  TaskAction named(String name) {
    return name.equals("hand-over") ? new HandOver() : new MoreTime();
  }

  /** Handing a task to another person of the school. */
  private final class HandOver implements TaskAction {

    @Override
    public ActionForms.Offered asks(Me me, String task) {
      return offers.handOver(me, task);
    }

    @Override
    public Done does(Me me, String task, Answers answers, String key) {
      String person = answers.given("person", String.class);
      taskHolders.handOver(me, task, person, answers.given("reason", String.class), key);
      return new Done(
          TaskFilter.LIST,
          words.say("desk.hand-over.done", tasks.find(me, task).step().name(), words.name(person)));
    }
  }

  /** Asking for more time, with a reason. */
  private final class MoreTime implements TaskAction {

    @Override
    public ActionForms.Offered asks(Me me, String task) {
      return offers.moreTime(me, task);
    }

    @Override
    public Done does(Me me, String task, Answers answers, String key) {
      Instant due = answers.given("due", Instant.class);
      taskTimes.moreTime(me, task, due, answers.given("reason", String.class), key);
      return new Done("/tasks/{id}", words.say("desk.more-time.done", when.full(due)));
    }
  }
}
