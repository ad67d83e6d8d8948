package org.chalkline.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** The engine's history, which takes a model's name from what was deployed, not the database. */
final class HistoryOfDeployed extends CacheAwareHistoryEventProducer {

  @Override
  protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
    return Context.getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDeployedProcessDefinitionById(id);
  }
}
