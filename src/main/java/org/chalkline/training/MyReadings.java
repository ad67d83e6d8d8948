package org.chalkline.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.training.Readings.Reading;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to one's own readings: what one is asked to read, has read, and needs to know while one
 * reads. Confirming is a task like any other and goes through the work list.
 */
@Service
public class MyReadings {

  private final Readings readings;
  private final Changes changes;
  private final Statement statement;
  private final Policies policies;
  private final Schools schools;
  private final OpenTasks openTasks;
  private final Tasks tasks;

  MyReadings(
      Readings readings,
      Changes changes,
      Statement statement,
      Policies policies,
      Schools schools,
      OpenTasks openTasks,
      Tasks tasks) {
    this.readings = readings;
    this.changes = changes;
    this.statement = statement;
    this.policies = policies;
    this.schools = schools;
    this.openTasks = openTasks;
    this.tasks = tasks;
  }

  /**
   * One of one's own readings.
   *
   * @param school the school at which the task stands
   * @param task the open task; null if it is done or no longer needed
   */
  public record Own(
      String edition,
      String name,
      String school,
      String reason,
      @Nullable String task,
      @Nullable Instant due,
      @Nullable Instant readAt,
      @Nullable String confirmed,
      @Nullable Instant again) {}

  /** What this person is asked to read and has read, the newest first; one for each task. */
  @Transactional(readOnly = true)
  public List<Own> mine(Me me) {
    List<Reading> all = Scope.everywhere(() -> readings.of(me.id()));
    Set<String> seen = new HashSet<>();
    List<Own> mine = new ArrayList<>();
    for (Reading it : all) {
      if (it.endedAt() == null && seen.add(it.reference())) {
        mine.add(own(it));
      }
    }
    mine.sort(Comparator.comparing((Own it) -> it.task() == null));
    return mine;
  }

  private Own own(Reading it) {
    Profile profile = policies.edition(it.edition());
    Optional<OpenTasks.OpenTask> task =
        it.open() ? Scope.everywhere(() -> openTasks.openTask(it.reference())) : Optional.empty();
    Instant read = it.acknowledgedAt();
    boolean yearly = profile.list(Owed.WHEN).contains("yearly");
    return new Own(
        it.edition(),
        profile.name(),
        schools.get(it.taskSchool()).name(),
        it.reason(),
        task.map(OpenTasks.OpenTask::taskId).orElse(null),
        task.map(OpenTasks.OpenTask::due).orElse(null),
        read,
        it.confirmed(),
        read != null && yearly ? Owed.yearAfter(read) : null);
  }

  /**
   * What somebody needs to know while they read.
   *
   * @param statement the sentence that they confirm
   * @param before the edition before this one; null if there is none
   * @param changed what changed since then
   */
  public record ToRead(
      Tasks.Work work,
      Profile edition,
      String reason,
      String statement,
      @Nullable Profile before,
      List<Changes.Change> changed,
      @Nullable Instant readAt,
      @Nullable String confirmed) {}

  /**
   * One's own task of reading.
   *
   * @throws NoSuchThing if it is not this person's
   */
  @Transactional(readOnly = true)
  public ToRead toRead(Me me, String taskId) {
    Tasks.Work work = tasks.find(me, taskId);
    Reading reading =
        Scope.everywhere(() -> readings.byReference(work.file().reference())).stream()
            .filter(it -> it.person().equals(me.id()))
            .findFirst()
            .orElseThrow(NoSuchThing::new);
    Profile edition = policies.edition(reading.edition());
    Profile before = changes.before(edition).orElse(null);
    return new ToRead(
        work,
        edition,
        reading.reason(),
        statement.of(edition),
        before,
        before == null ? List.of() : changes.between(before, edition),
        reading.acknowledgedAt(),
        reading.confirmed());
  }
}
