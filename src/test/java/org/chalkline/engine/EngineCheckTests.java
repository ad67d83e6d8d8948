package org.chalkline.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine starts with the pinned settings only: each one flipped, and it does not (EN-5). */
class EngineCheckTests {

  private static ProcessEngineConfigurationImpl pinned() {
    var engine = new SpringProcessEngineConfiguration();
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableXxeProcessing(false);
    engine.setQueryMaxResultsLimit(1000);
    engine.setHistory("activity");
    engine.setDatabaseSchemaUpdate("false");
    return engine;
  }

  static Stream<Arguments> flips() {
    return Stream.of(
        flip("type validation on", it -> it.setDeserializationTypeValidationEnabled(false)),
        flip("Java serialisation off", it -> it.setJavaSerializationFormatEnabled(true)),
        flip("stored query expressions off", it -> it.setEnableExpressionsInStoredQueries(true)),
        flip("ad hoc query expressions off", it -> it.setEnableExpressionsInAdhocQueries(true)),
        flip("external entities off", it -> it.setEnableXxeProcessing(true)),
        flip("query limit set", it -> it.setQueryMaxResultsLimit(Integer.MAX_VALUE)),
        flip("history level activity", it -> it.setHistory("full")),
        flip("history level activity", it -> it.setHistory("none")),
        flip("schema not touched", it -> it.setDatabaseSchemaUpdate("true")));
  }

  private static Arguments flip(String setting, Consumer<ProcessEngineConfigurationImpl> how) {
    return Arguments.of(setting, how);
  }

  @Test
  @DisplayName("With every setting as pinned it starts")
  void pinnedStarts() {
    assertThatCode(() -> EngineCheck.refuseUnpinned(pinned())).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flips")
  @DisplayName("Flipped, it does not start and says which")
  void flippedDoesNotStart(String setting, Consumer<ProcessEngineConfigurationImpl> how) {
    var engine = pinned();
    how.accept(engine);
    assertThatThrownBy(() -> EngineCheck.refuseUnpinned(engine))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(setting);
  }
}
