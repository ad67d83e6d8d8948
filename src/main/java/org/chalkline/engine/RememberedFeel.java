package org.chalkline.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Answers the cells of the decision tables, and works each out once: the language builds all its
 * functions anew at every question, which was two fifths of the work of a report. Only what cannot
 * change is remembered: a literal, and a test that looks at nothing but its own input, for a code,
 * a truth or a list of codes. Everything else is asked of the language each time.
 */
final class RememberedFeel implements FeelEngine {

  /** Facts are codes from short lists; more than this would be something else. */
  private static final int MOST = 20_000;

  private static final String TEXT = "\"[^\"\\\\]*\"";
  private static final Pattern NAME = Pattern.compile("(?!(true|false|null)$)[a-z][A-Za-z]*");
  private static final Pattern LITERAL = Pattern.compile(TEXT + "|true|false|null|\\d{1,9}");
  private static final Pattern OF_ITS_INPUT_ONLY =
      Pattern.compile("(" + TEXT + "|true|false|null|list contains\\(\\?|not\\(|or|[ ,)])+");

  private record Question(String test, Object about) {}

  private record Answer(@Nullable Object value) {}

  private final FeelEngine language;
  private final Map<String, Answer> literals = new ConcurrentHashMap<>();
  private final Map<String, Boolean> selfContained = new ConcurrentHashMap<>();
  private final Map<Question, Boolean> tests = new ConcurrentHashMap<>();

  RememberedFeel(FeelEngine language) {
    this.language = language;
  }

  // The engine's own signature: a fact may be null, and the caller says what it takes it for.
  @Override
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  public <T> T evaluateSimpleExpression(String expression, VariableContext facts) {
    if (LITERAL.matcher(expression).matches()) {
      return (T)
          literals
              .computeIfAbsent(
                  expression, it -> new Answer(language.evaluateSimpleExpression(it, facts)))
              .value();
    }
    if (NAME.matcher(expression).matches()) {
      Object fact = plain(facts.resolve(expression));
      if (fact != null) {
        return (T) fact;
      }
    }
    return language.evaluateSimpleExpression(expression, facts);
  }

  @Override
  public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext facts) {
    Object about = plain(facts.resolve(input));
    if (about == null
        || !selfContained.computeIfAbsent(test, it -> OF_ITS_INPUT_ONLY.matcher(it).matches())) {
      return language.evaluateSimpleUnaryTests(test, input, facts);
    }
    Question question = new Question(test, about);
    Boolean known = tests.get(question);
    if (known == null) {
      known = language.evaluateSimpleUnaryTests(test, input, facts);
      if (tests.size() < MOST) {
        tests.put(question, known);
      }
    }
    return known;
  }

  /** The fact, if it is of a kind whose every bearer of the same value is the same; else null. */
  private static @Nullable Object plain(@Nullable TypedValue given) {
    Object value = given == null ? null : given.getValue();
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    return value instanceof Collection<?> many && many.stream().allMatch(String.class::isInstance)
        ? List.copyOf(many)
        : null;
  }
}
