package org.chalkline.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.HoldersChanged;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves work when a role gets or loses a holder: what somebody had taken is freed once they may no
 * longer do it, and what had gone past a role with nobody able in it comes back when there is
 * somebody. All of it in the transaction of the change.
 */
@Component
class HoldersMove {

  private final JdbcClient jdbc;
  private final CaseFileRepository files;
  private final Assignments assignments;
  private final Acknowledging acknowledging;
  private final Rerouting rerouting;
  private final StepsOpen steps;
  private final Access access;
  private final CaseFiles records;
  private final People people;

  HoldersMove(
      JdbcClient jdbc,
      CaseFileRepository files,
      Assignments assignments,
      Acknowledging acknowledging,
      Rerouting rerouting,
      StepsOpen steps,
      Access access,
      CaseFiles records,
      People people) {
    this.jdbc = jdbc;
    this.files = files;
    this.assignments = assignments;
    this.acknowledging = acknowledging;
    this.rerouting = rerouting;
    this.steps = steps;
    this.access = access;
    this.records = records;
    this.people = people;
  }

  private record Open(String taskId, String caseId) {}

  @EventListener
  void changed(HoldersChanged event) {
    if (!mayHaveWork(event.person(), event.school())) {
      endGrants(event);
    }
    for (Open open : concerned(event)) {
      access.lock(open.caseId());
      assignments
          .lock(open.taskId())
          .filter(Assignment::open)
          .ifPresent(work -> move(files.findById(open.caseId()).orElseThrow(), work));
    }
  }

  /**
   * The open steps whose way may differ now: what the person holds; where nobody else holds one of
   * the roles, every step of the school; otherwise those of cases that keep another holder out.
   */
  private List<Open> concerned(HoldersChanged event) {
    List<String> others =
        event.roles().stream()
            .flatMap(role -> people.holding(role, event.school()).stream())
            .map(Person::id)
            .filter(id -> !id.equals(event.person()))
            .distinct()
            .toList();
    boolean alone =
        event.roles().stream()
            .anyMatch(
                role ->
                    people.holding(role, event.school()).stream()
                        .allMatch(it -> it.id().equals(event.person())));
    return jdbc.sql(
            """
            select a.task_id, a.case_id from assignment a
            where a.closed_at is null and a.school_id = :school
              and (:alone or a.holder = :person or a.handed_to = :person
                or exists (select 1 from case_wall w where w.case_id = a.case_id
                  and w.until is null and w.person_id = any(:others)))
            order by a.case_id, a.task_id
            """)
        .param("school", event.school())
        .param("alone", alone)
        .param("person", event.person())
        .param("others", Access.array(others))
        .query((row, n) -> new Open(row.getString(1), row.getString(2)))
        .list();
  }

  private void move(CaseFile file, Assignment before) {
    Assignment work = before;
    String handed = work.handedTo();
    if (handed != null && !mayHaveWork(handed, file.school())) {
      assignments.handTo(work.taskId(), null);
      freed(file, work);
      work = assignments.find(work.taskId()).orElseThrow();
    }
    Routing.Routed routed = steps.route(file, work);
    String holder = work.holder();
    if (holder != null
        && !holder.equals(work.handedTo())
        && routed.persons().stream().noneMatch(it -> it.id().equals(holder))) {
      assignments.hold(work.taskId(), null);
      freed(file, work);
      work = assignments.find(work.taskId()).orElseThrow();
    }
    if (!Objects.equals(before.holder(), work.holder())
        || !offered(work.taskId()).equals(routed.grantees())) {
      rerouting.one(file, work.taskId(), Actor.CHALKLINE);
    }
  }

  /** Whether this person signs in and holds a role beyond that of staff at this school today. */
  private boolean mayHaveWork(String person, String school) {
    return people.mayAct(person, school)
        && people.rolesOf(person).stream()
            .anyMatch(held -> held.school().equals(school) && !held.role().equals("staff"));
  }

  /** Ends what this person sees by name: because of steps that they had, or to know it. */
  private void endGrants(HoldersChanged event) {
    jdbc.sql(
            """
            delete from case_grant c where c.school_id = ? and c.grantee = ?
              and (c.why = ? or exists (select 1 from assignment a
                where a.case_id = c.case_id and a.step = c.why))
            """)
        .params(event.school(), Grantee.person(event.person()), CaseFiles.NEED_TO_KNOW)
        .update();
  }

  private void freed(CaseFile file, Assignment work) {
    if (work.holder() != null) {
      acknowledging.givenBack(file, work, Actor.CHALKLINE);
      records.record(
          file,
          Actor.CHALKLINE,
          "task.freed",
          Map.of("task", work.name(), "person", String.valueOf(work.holder())));
    }
  }

  private List<String> offered(String taskId) {
    return jdbc.sql("select grantee from work_offer where task_id = ? order by position")
        .param(taskId)
        .query(String.class)
        .list();
  }
}
