package org.chalkline.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hangs our listeners on every element when a model is read, so that no model has to name them. The
 * candidate group of a user task is read here and not stored with each task: who has the work now
 * is the work list's to say.
 */
@Component
class ModelParsing extends AbstractBpmnParseListener {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private final ObjectProvider<StepListener> steps;
  private final ObjectProvider<TrailListener> trail;

  /** The models whose processes keep the id of what they are about; the others are not asked. */
  private final Set<String> keeping = ConcurrentHashMap.newKeySet();

  ModelParsing(ObjectProvider<StepListener> steps, ObjectProvider<TrailListener> trail) {
    this.steps = steps;
    this.trail = trail;
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    if (Step.WORK.equals(properties(element).get("keeps"))) {
      keeping.add(process.getKey());
    }
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition definition =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    List<String> groups =
        definition.getCandidateGroupIdExpressions().stream().map(Object::toString).toList();
    definition.getCandidateGroupIdExpressions().clear();
    String owner = groups.isEmpty() ? "" : groups.get(0);
    // Read here like the group, so that the engine's own table holds no person (EN-4).
    Expression person = definition.getAssigneeExpression();
    definition.setAssigneeExpression(null);
    Map<String, String> properties = properties(element);
    definition.addTaskListener(
        TaskListener.EVENTNAME_CREATE,
        task -> opened(task, properties, owner(task, person, owner)));
    definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> closed(task, true));
    definition.addTaskListener(TaskListener.EVENTNAME_DELETE, task -> closed(task, false));
    watch(activity);
  }

  /** Whom the model names: a role, or with an answer of the model one person before that role. */
  private static String owner(DelegateTask task, @Nullable Expression person, String role) {
    return person == null
        ? role
        : OpenStep.FOR_PERSON + person.getValue(task.getExecution()) + "/" + role;
  }

  private void opened(DelegateTask task, Map<String, String> properties, String owner) {
    String process = ((ExecutionEntity) task.getExecution()).getProcessDefinition().getKey();
    OpenStep step =
        new OpenStep(
            task.getId(),
            task.getExecution().getProcessBusinessKey(),
            process,
            task.getTaskDefinitionKey(),
            task.getName(),
            properties,
            owner,
            keeping.contains(process) ? (String) task.getVariable(Step.WORK) : null);
    steps.forEach(listener -> listener.opened(step, Acting.now()));
  }

  private void closed(DelegateTask task, boolean completed) {
    steps.forEach(listener -> listener.closed(task.getId(), completed, Acting.now()));
  }

  private static Map<String, String> properties(Element element) {
    Map<String, String> found = new HashMap<>();
    Element extensions = element.element("extensionElements");
    if (extensions != null) {
      Element holder =
          extensions.elementNS(
              new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "properties");
      if (holder != null) {
        for (Element property :
            holder.elementsNS(
                new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "property")) {
          found.put(property.attribute("name"), property.attribute("value"));
        }
      }
    }
    return Map.copyOf(found);
  }

  private void watch(ActivityImpl activity) {
    activity.addListener(ExecutionListener.EVENTNAME_START, recorder("entered"));
    activity.addListener(ExecutionListener.EVENTNAME_END, recorder("left"));
  }

  private ExecutionListener recorder(String what) {
    return execution -> {
      ExecutionEntity entity = (ExecutionEntity) execution;
      ProcessDefinitionEntity definition = entity.getProcessDefinition();
      String element =
          what.equals("taken") ? entity.getCurrentTransitionId() : entity.getCurrentActivityId();
      String reference = entity.getProcessBusinessKey();
      if (reference != null) {
        trail.forEach(
            listener ->
                listener.moved(
                    new TrailListener.Movement(
                        reference,
                        entity.getProcessInstanceId(),
                        definition.getKey(),
                        definition.getVersion(),
                        element,
                        what)));
      }
    };
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    watch(activity);
  }

  @Override
  public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
    transition.addListener(ExecutionListener.EVENTNAME_TAKE, recorder("taken"));
  }
}
