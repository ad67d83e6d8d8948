package org.chalkline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RememberedFeelTests {

  private static final Pattern CELL =
      Pattern.compile("<(inputExpression|inputEntry|outputEntry)\\b.*?<text>(.*?)</text>");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
  private static final String INPUT = "cellInput";

  private final FeelEngine language = new ScalaFeelEngineFactory().createInstance();
  private final CountingLanguage asked = new CountingLanguage(language);
  private final FeelEngine remembered = new RememberedFeel(asked);

  @Test
  @DisplayName("Every cell of every shipped table answers as the language does, for every value")
  void everyCell() {
    Map<String, Set<String>> cells = cells();
    assertThat(cells.get("inputEntry")).hasSizeGreaterThan(20);
    Set<Object> values = values(cells.get("inputEntry"));
    for (String test : cells.get("inputEntry")) {
      for (Object value : values) {
        VariableContext facts = facts(Map.of(INPUT, value));
        Object expected = answer(language, test, facts);
        assertThat(answer(remembered, test, facts)).as(test + " of " + value).isEqualTo(expected);
        assertThat(answer(remembered, test, facts)).as("remembered").isEqualTo(expected);
      }
    }
    for (String output : cells.get("outputEntry")) {
      Object given = remembered.evaluateSimpleExpression(output, facts(Map.of()));
      Object expected = language.evaluateSimpleExpression(output, facts(Map.of()));
      assertThat(given).as(output).isEqualTo(expected);
    }
    for (String input : cells.get("inputExpression")) {
      for (Object value : List.of(true, "confirmed", List.of(), List.of("staff", "parent"))) {
        VariableContext facts = facts(Map.of(input, value));
        Object given = remembered.evaluateSimpleExpression(input, facts);
        Object expected = language.evaluateSimpleExpression(input, facts);
        assertThat(given).as(input + " of " + value).isEqualTo(expected);
      }
    }
  }

  @Test
  @DisplayName("A cell is worked out once for a value")
  void once() {
    VariableContext facts = facts(Map.of(INPUT, "confirmed"));
    for (int time = 0; time < 3; time++) {
      assertThat(remembered.evaluateSimpleUnaryTests("\"confirmed\"", INPUT, facts)).isTrue();
    }
    assertThat(asked.times).isEqualTo(1);
  }

  @Test
  @DisplayName("A cell that looks beyond its input is asked each time, and so is one of a number")
  void eachTime() {
    for (String other : List.of("a", "b")) {
      VariableContext facts = facts(Map.of(INPUT, "a", "other", other));
      assertThat(remembered.evaluateSimpleUnaryTests("other", INPUT, facts))
          .isEqualTo(other.equals("a"));
    }
    for (int number : List.of(1, 3)) {
      VariableContext facts = facts(Map.of(INPUT, number));
      assertThat(remembered.evaluateSimpleUnaryTests("> 2", INPUT, facts)).isEqualTo(number > 2);
    }
    assertThat(asked.times).isEqualTo(4);
  }

  /** Some values make the language refuse; then both must. */
  private static Object answer(FeelEngine engine, String test, VariableContext facts) {
    try {
      return engine.evaluateSimpleUnaryTests(test, INPUT, facts);
    } catch (RuntimeException refused) {
      return refused.getClass();
    }
  }

  private static VariableContext facts(Map<String, Object> values) {
    return Variables.fromMap(values).asVariableContext();
  }

  private static Map<String, Set<String>> cells() {
    Map<String, Set<String>> cells = new TreeMap<>();
    new Models()
        .all().stream()
            .filter(model -> model.path().endsWith(".dmn"))
            .forEach(
                table -> {
                  var found = CELL.matcher(table.xml());
                  while (found.find()) {
                    String text =
                        found
                            .group(2)
                            .replace("&quot;", "\"")
                            .replace("&gt;", ">")
                            .replace("&lt;", "<")
                            .replace("&amp;", "&")
                            .strip();
                    if (!text.isEmpty()) {
                      cells.computeIfAbsent(found.group(1), it -> new LinkedHashSet<>()).add(text);
                    }
                  }
                });
    return cells;
  }

  /** Every word of every cell, alone and in lists, truths, and what is in no cell. */
  private static Set<Object> values(Set<String> tests) {
    Set<String> words = new LinkedHashSet<>(List.of("something else"));
    for (String test : tests) {
      var found = WORD.matcher(test);
      while (found.find()) {
        words.add(found.group(1));
      }
    }
    Set<Object> values = new LinkedHashSet<>(Arrays.asList(true, false, List.of()));
    values.addAll(words);
    words.forEach(word -> values.add(List.of(word)));
    values.add(new ArrayList<>(words));
    return values;
  }

  private static final class CountingLanguage implements FeelEngine {

    private final FeelEngine language;
    private int times;

    private CountingLanguage(FeelEngine language) {
      this.language = language;
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext facts) {
      times++;
      return language.evaluateSimpleExpression(expression, facts);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext facts) {
      times++;
      return language.evaluateSimpleUnaryTests(test, input, facts);
    }
  }
}
