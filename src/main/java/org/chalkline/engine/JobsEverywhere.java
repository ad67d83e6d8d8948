package org.chalkline.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.chalkline.installation.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets what has come due run over all schools: a job is nobody's request, so no filter has set
 * which schools its transaction may touch, and the database would show it none.
 */
final class JobsEverywhere extends CommandInterceptor {

  private static final Logger log = LoggerFactory.getLogger(JobsEverywhere.class);

  @Override
  public <T> T execute(Command<T> command) {
    return command instanceof ExecuteJobsCmd
        ? Scope.everywhere(() -> told(command))
        : next.execute(command);
  }

  private <T> T told(Command<T> command) {
    try {
      return next.execute(command);
    } catch (OptimisticLockingException met) {
      throw met;
    } catch (RuntimeException failed) {
      log.warn("What came due failed and is tried again: {}", kinds(failed));
      throw failed;
    }
  }

  /** What it was and what it came from, by kind and place: a message could hold words of a case. */
  static String kinds(Throwable failed) {
    StringBuilder kinds = new StringBuilder();
    Throwable current = failed;
    for (int depth = 0; current != null && depth < 10; depth++) {
      StackTraceElement[] frames = current.getStackTrace();
      kinds.append(depth == 0 ? "" : ", because of ").append(current.getClass().getName());
      kinds.append(frames.length == 0 ? "" : " at " + frames[0]);
      current = current.getCause();
    }
    return kinds.toString();
  }
}
