package org.chalkline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.chalkline.abuse.AbuseHandling;
import org.chalkline.abuse.Cases;
import org.chalkline.casework.CaseNotes;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.Worklist;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** What people type is never evaluated, in no field and no query (EN-2). */
@ChalklineTest
class ExpressionsTests {

  /** A bean that knows whether an expression reached it. */
  public static final class Canary {

    private final AtomicInteger songs = new AtomicInteger();

    /** Any evaluated expression that calls it is heard. */
    public String sing() {
      songs.incrementAndGet();
      return "sung";
    }

    public String getSong() {
      return sing();
    }
  }

  @Autowired ConfigurableApplicationContext context;
  @Autowired ProcessEngine engine;
  @Autowired CaseNotes caseNotes;
  @Autowired CaseRows caseRows;

  private Canary canary;

  // The engine logs each refusal with its stack; here there are hundreds.
  @AfterEach
  void engineSpeaksAgain() {
    logging(null);
  }

  private static void logging(LogLevel level) {
    LoggingSystem.get(ExpressionsTests.class.getClassLoader())
        .setLogLevel("org.camunda.bpm.engine.context", level);
  }

  @BeforeEach
  void canary() {
    logging(LogLevel.OFF);
    if (!context.containsBean("canary")) {
      context.getBeanFactory().registerSingleton("canary", new Canary());
    }
    canary = context.getBean(Canary.class);
    canary.songs.set(0);
  }

  /** Hostile texts: each opening, around each call, in each disguise. */
  static List<String> hostile() {
    List<String> calls =
        List.of(
            "canary.sing()",
            "canary.song",
            "canary['song']",
            "canary.sing() + ''",
            "true ? canary.sing() : 1",
            "empty canary.song",
            "not canary.sing().isEmpty()",
            "beans['canary'].sing()",
            "execution.setVariable('x', canary.sing())",
            "task.setAssignee(canary.song)",
            "currentUser().concat(canary.sing())",
            "dateTime().plusDays(canary.sing().length())",
            "''.getClass().forName('java.lang.Runtime')",
            "''.getClass().forName('javax.script.ScriptEngineManager').newInstance()",
            "moment.of(execution, canary.sing())",
            "moment.of(execution, 'due')  ",
            "carriedOut || canary.sing() == 'sung'",
            "T(java.lang.System).exit(1)");
    List<String> forms =
        List.of(
            "${%s}",
            "#{%s}",
            "a${%s}b",
            "${'a'}${%s}",
            "#{'a'}#{%s}",
            "\n${%s}",
            "${ %s }",
            "${%s}${%s}",
            "\\\\${%s}",
            "%%${%s}%%",
            "${carriedOut}${%s}",
            "${\n%s\n}");
    List<String> all = new ArrayList<>();
    for (String call : calls) {
      for (String form : forms) {
        all.add(form.replace("%%", "%").replace("%s", call));
      }
    }
    return all;
  }

  @Test
  @DisplayName("The canary sings where expressions are let through, so silence means something")
  void canaryCanSing() {
    var letThrough =
        new SpringExpressionManager(context, null).createExpression("${canary.sing()}");
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(command -> letThrough.getValue(StartProcessVariableScope.getSharedInstance()));
    assertThat(canary.songs).hasValue(1);
  }

  @Test
  @DisplayName(
      "The engine takes no expression that no shipped model holds: more than 200 hostile ones")
  void engineRefuses() {
    var expressions =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getExpressionManager();
    assertThat(hostile()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    for (String text : hostile()) {
      assertThatThrownBy(() -> expressions.createExpression(text))
          .as(text)
          .isInstanceOf(ProcessEngineException.class);
    }
    assertThat(canary.songs).hasValue(0);
  }

  @Test
  @DisplayName("No query evaluates, neither plainly nor inside an or")
  void queriesRefuse() {
    var tasks = engine.getTaskService();
    var processes = engine.getRuntimeService();
    for (String text : hostile()) {
      assertThatThrownBy(() -> tasks.createTaskQuery().taskAssigneeExpression(text).list())
          .isInstanceOf(ProcessEngineException.class);
      assertThatThrownBy(
              () -> tasks.createTaskQuery().or().taskAssigneeExpression(text).endOr().list())
          .isInstanceOf(ProcessEngineException.class);
      assertThatThrownBy(
              () ->
                  tasks
                      .createTaskQuery()
                      .or()
                      .taskCandidateGroupInExpression(text)
                      .taskDescription("x")
                      .endOr()
                      .count())
          .isInstanceOf(ProcessEngineException.class);
      assertThatThrownBy(
              () -> tasks.createTaskQuery().or().dueBeforeExpression(text).endOr().list())
          .isInstanceOf(ProcessEngineException.class);
      assertThat(tasks.createTaskQuery().taskName(text).count()).isZero();
      assertThat(processes.createProcessInstanceQuery().processInstanceBusinessKey(text).count())
          .isZero();
    }
    assertThat(canary.songs).hasValue(0);
  }

  @Test
  @DisplayName("In every field of a report, a note, a form and a filter it stays text")
  void fieldsKeepText() {
    Cases cases = new Cases(context);
    cases.timeIs("2026-09-18T15:10:00Z");
    List<String> all = hostile();
    String together = String.join(" ", all.subList(0, 60));
    var it =
        cases
            .aReport("wanborough")
            .saying(together)
            .at(all.get(3))
            .by("parent", all.get(5))
            .aimedAt("staff", all.get(7), null)
            .of("offensive")
            .reportedBy("staff1@wanborough");
    cases.as(
        "headteacher@wanborough",
        me -> {
          Worklist worklist = context.getBean(Worklist.class);
          Tasks tasks = context.getBean(Tasks.class);
          for (String text : all) {
            caseNotes.note(me, it.reference(), text, UUID.randomUUID().toString());
            assertThat(Worklist.After.read(text)).isEmpty();
          }
          for (String text : all.subList(0, 40)) {
            var query = new Worklist.Query(text, text, text, "all", true, "due", null, 10);
            assertThat(worklist.list(me, query).rows()).isEmpty();
            assertThat(caseRows.list(me, text, "", null, 10)).isEmpty();
            assertThatThrownBy(() -> tasks.find(me, text))
                .isInstanceOf(org.chalkline.web.NoSuchThing.class);
          }
          assertThat(caseNotes.notes(me, it.reference()))
              .extracting(CaseNotes.Note::words)
              .containsExactlyInAnyOrderElementsOf(all);
          return null;
        });
    it.factsConfirmed(
        "headteacher@wanborough",
        List.of("offensive"),
        List.of("parent"),
        java.util.Map.of(
            "authorName",
            all.get(9),
            "authorHandle",
            all.get(8),
            "reason",
            together.substring(0, 1000)));
    it.done(
        "headteacher@wanborough",
        AbuseHandling.KEEP_EVIDENCE,
        java.util.Map.of("words", all.get(20)));
    it.workedToTheEnd();
    assertThat(canary.songs).hasValue(0);
  }
}
