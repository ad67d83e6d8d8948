package org.chalkline.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Forms;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Option;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of cases, open and done, as a person may see them. */
@Service
public class Tasks {

  private final CaseFileRepository repository;
  private final Access access;
  private final StepWorks works;
  private final JdbcClient jdbc;
  private final Assignments assignments;
  private final Forms forms;

  Tasks(
      CaseFileRepository repository,
      Access access,
      StepWorks works,
      JdbcClient jdbc,
      Assignments assignments,
      Forms forms) {
    this.repository = repository;
    this.access = access;
    this.works = works;
    this.jdbc = jdbc;
    this.assignments = assignments;
    this.forms = forms;
  }

  /** A step of a case with the case, for a person who may see it. */
  public record Work(CaseFile file, Assignment step, boolean mayDo) {}

  /**
   * The step of this id.
   *
   * @throws NoSuchThing if there is none for this person
   */
  @Transactional(readOnly = true)
  public Work find(Me me, String taskId) {
    Assignment step = assignments.find(taskId).orElseThrow(NoSuchThing::new);
    if (!access.maySee(me, step.caseId())) {
      throw new NoSuchThing();
    }
    CaseFile file = repository.findById(step.caseId()).orElseThrow();
    return new Work(file, step, step.open() && mayDo(me, step));
  }

  boolean mayDo(Me me, Assignment step) {
    return jdbc.sql(
            "select exists (select 1 from work_offer where task_id = ? and grantee = any(?))")
        .param(step.taskId())
        .param(Access.array(Grantee.of(me)))
        .query(Boolean.class)
        .single();
  }

  /** The page on which this step is done, where it has one of its own. */
  @Transactional(readOnly = true)
  public Optional<String> page(Me me, String taskId) {
    Work work = find(me, taskId);
    return module(work.file(), work.step()).page(work.file(), work.step());
  }

  /** All steps of a case, open and done, oldest first. */
  @Transactional(readOnly = true)
  public List<Assignment> ofCase(Me me, String reference) {
    return assignments.ofCase(access.require(me, reference).getId());
  }

  /** The step's form with the choices that depend on the case. */
  @Transactional(readOnly = true)
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return module(file, step).options(file, step);
  }

  /** What the step's form starts with. */
  @Transactional(readOnly = true)
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return module(file, step).given(file, step);
  }

  /** What whoever does the step has to know and its form does not say, in order. */
  @Transactional(readOnly = true)
  public List<CaseWork.Fact> toKnow(Me me, CaseFile file, Assignment step) {
    return module(file, step).toKnow(me, file, step);
  }

  /** The form of a step, as its definition. */
  public FormDefinition form(Assignment step) {
    return forms.form(step.form());
  }

  /** What the module of this case offers. */
  public CaseWork kind(CaseFile file) {
    return works
        .kind(file)
        .orElseThrow(() -> new IllegalStateException("No module for " + file.kind()));
  }

  /** The module that a step belongs to. */
  StepWork module(CaseFile file, Assignment step) {
    return works
        .of(file, step.process())
        .orElseThrow(() -> new IllegalStateException("No module for " + step.process()));
  }

  /** To whom the open steps of a case are offered, first owner first, by the step's id. */
  @Transactional(readOnly = true)
  public Map<String, List<String>> offers(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    Map<String, List<String>> offers = new TreeMap<>();
    jdbc.sql("select task_id, grantee from work_offer where case_id = ? order by task_id, position")
        .param(file.getId())
        .query(
            row -> {
              offers
                  .computeIfAbsent(row.getString(1), task -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return offers;
  }

  /**
   * The setting of the profile that gave a step its limit; empty where people agreed on the time,
   * or it opened before this was kept.
   */
  @Transactional(readOnly = true)
  public Optional<String> limitSetting(Assignment step) {
    return assignments.dueSetting(step.taskId());
  }
}
