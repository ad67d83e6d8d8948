package org.chalkline.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/**
 * The models and tables as they were deployed. Chalkline deploys at its start, and never changes,
 * suspends or removes what it has deployed; so what was read once is not asked of the database
 * again, as the engine does at every step.
 */
final class DeployedOnce extends DeploymentCache {

  /** More editions than an installation will see in its life. */
  private static final int MOST = 1000;

  private record Key(String deployment, String id) {}

  private final Map<Key, String> processes = new ConcurrentHashMap<>();
  private final Map<Key, String> decisions = new ConcurrentHashMap<>();

  DeployedOnce() {
    super(new DefaultCacheFactory(), MOST);
  }

  @Override
  public ProcessDefinitionEntity findDeployedProcessDefinitionById(String id) {
    ProcessDefinitionEntity known = findProcessDefinitionFromCache(id);
    return known != null ? known : super.findDeployedProcessDefinitionById(id);
  }

  @Override
  public ProcessDefinitionEntity findDeployedProcessDefinitionByDeploymentAndKey(
      String deployment, String process) {
    Key key = new Key(deployment, process);
    String id = processes.get(key);
    if (id != null) {
      return findDeployedProcessDefinitionById(id);
    }
    ProcessDefinitionEntity found =
        super.findDeployedProcessDefinitionByDeploymentAndKey(deployment, process);
    processes.put(key, found.getId());
    return found;
  }

  @Override
  public DecisionDefinitionEntity findDeployedDecisionDefinitionById(String id) {
    DecisionDefinitionEntity known = findDecisionDefinitionFromCache(id);
    return known != null ? known : super.findDeployedDecisionDefinitionById(id);
  }

  @Override
  public DecisionDefinition findDeployedDecisionDefinitionByDeploymentAndKey(
      String deployment, String table) {
    Key key = new Key(deployment, table);
    String id = decisions.get(key);
    if (id != null) {
      return findDeployedDecisionDefinitionById(id);
    }
    DecisionDefinition found =
        super.findDeployedDecisionDefinitionByDeploymentAndKey(deployment, table);
    decisions.put(key, found.getId());
    return found;
  }
}
