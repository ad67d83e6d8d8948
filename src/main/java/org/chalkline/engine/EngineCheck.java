package org.chalkline.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Refuses to start an engine whose safety settings differ from the pinned ones (EN-5). */
final class EngineCheck {

  private EngineCheck() {}

  /**
   * Checks the pinned settings.
   *
   * @throws IllegalStateException naming every setting that is off
   */
  static void refuseUnpinned(ProcessEngineConfigurationImpl engine) {
    Map<String, Boolean> pinned = new LinkedHashMap<>();
    pinned.put("type validation on", engine.isDeserializationTypeValidationEnabled());
    pinned.put("Java serialisation off", !engine.isJavaSerializationFormatEnabled());
    pinned.put("stored query expressions off", !engine.isEnableExpressionsInStoredQueries());
    pinned.put("ad hoc query expressions off", !engine.isEnableExpressionsInAdhocQueries());
    pinned.put("external entities off", !engine.isEnableXxeProcessing());
    pinned.put("query limit set", engine.getQueryMaxResultsLimit() <= 1000);
    pinned.put("history level activity", "activity".equals(engine.getHistory()));
    pinned.put("schema not touched", "false".equals(engine.getDatabaseSchemaUpdate()));
    var off =
        pinned.entrySet().stream().filter(it -> !it.getValue()).map(Map.Entry::getKey).toList();
    if (!off.isEmpty()) {
      throw new IllegalStateException(
          "The engine does not start unless: " + String.join("; ", off));
    }
  }
}
