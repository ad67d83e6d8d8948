package org.chalkline.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine as Chalkline runs it: pinned settings (EN-5), allowed expressions (EN-2), our models.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

  private final Models models;
  private final ModelParsing parsing;
  private final ObjectProvider<AlarmListener> alarms;
  private final ObjectProvider<JdbcClient> jdbc;
  private final ApplicationContext beans;

  EngineSettings(
      Models models,
      ModelParsing parsing,
      ObjectProvider<AlarmListener> alarms,
      ObjectProvider<JdbcClient> jdbc,
      ApplicationContext beans) {
    this.models = models;
    this.parsing = parsing;
    this.alarms = alarms;
    this.jdbc = jdbc;
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableXxeProcessing(false);
    engine.setQueryMaxResultsLimit(1000);
    engine.setAuthorizationEnabled(false);
    engine.setMetricsEnabled(false);
    engine.setTaskMetricsEnabled(false);
    engine.setDbMetricsReporterActivate(false);
    engine.setHistoryCleanupBatchWindowStartTime("02:00");
    engine.setHistoryCleanupBatchWindowEndTime("04:00");
    engine.setHistoryRemovalTimeStrategy("end");
    engine.setDefaultNumberOfRetries(5);
    engine.setFailedJobRetryTimeCycle("PT1M,PT10M,PT1H,PT6H");
    engine.getCustomPostBPMNParseListeners().add(parsing);
    engine.setCustomJobHandlers(new ArrayList<>(List.of(new AlarmRings(alarms))));
    engine.setCustomPreCommandInterceptorsTxRequired(List.of(new JobsEverywhere()));
    var tables = new DefaultDmnEngineConfiguration();
    tables.getCustomPostDecisionTableEvaluationListeners().add(new FiredRules());
    tables.setFeelEngineFactory(
        () -> new RememberedFeel(new ScalaFeelEngineFactory().createInstance()));
    engine.setDmnEngineConfiguration(tables);
    engine.setDeploymentCache(new DeployedOnce());
    engine.setHistoryEventProducer(new HistoryOfDeployed());
    engine.setExpressionManager(
        new ShippedExpressions(models, beans, (SpringProcessEngineConfiguration) engine));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    // Only now: the starter sets one of its own before.
    engine.setFailedJobCommandFactory(new JobFailures(jdbc));
    engine.getDeploymentCache().setDeployers(engine.getDeployers());
    EngineCheck.refuseUnpinned(engine);
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    DeploymentBuilder deployment =
        engine.getRepositoryService().createDeployment().name("chalkline").source("chalkline");
    deployment.enableDuplicateFiltering(false);
    models.all().forEach(model -> deployment.addString(model.path(), model.xml()));
    deployment.deploy();
  }

  /** Evaluates an expression only if a shipped model holds it, to the letter. */
  private static final class ShippedExpressions extends SpringExpressionManager {

    private final Models models;

    private ShippedExpressions(
        Models models, ApplicationContext beans, SpringProcessEngineConfiguration engine) {
      super(beans, engine.getBeans());
      this.models = models;
    }

    @Override
    public Expression createExpression(String text) {
      if ((text.contains("${") || text.contains("#{")) && !models.ships(text)) {
        throw new ProcessEngineException("An expression that no shipped model holds was refused");
      }
      return super.createExpression(text);
    }
  }

  /** The paths of what is deployed, in order. */
  List<String> deployed() {
    return models.all().stream().map(Models.Model::path).toList();
  }
}
