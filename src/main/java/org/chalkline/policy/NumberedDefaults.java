package org.chalkline.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The numbered defaults, read once. */
@Component
public class NumberedDefaults {

  private final Map<Integer, NumberedDefault> byNumber = new LinkedHashMap<>();

  public NumberedDefaults() {
    Map<?, ?> file = Policies.yaml(new ClassPathResource("policy/numbers.yaml"));
    file.forEach(
        (number, said) -> {
          if (number instanceof Integer n && said instanceof Map<?, ?> words) {
            byNumber.put(n, read(n, words));
          } else {
            throw new IllegalStateException("numbers.yaml: " + number + " is not a default.");
          }
        });
  }

  /** All of them, in order. */
  public Collection<NumberedDefault> all() {
    return Collections.unmodifiableCollection(byNumber.values());
  }

  /**
   * The default of this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public NumberedDefault get(int number) {
    var found = byNumber.get(number);
    if (found == null) {
      throw new IllegalArgumentException("There is no default " + number + ".");
    }
    return found;
  }

  private static NumberedDefault read(int number, Map<?, ?> words) {
    return new NumberedDefault(
        number,
        text(number, words.get("question")),
        text(number, words.get("answer")),
        text(number, words.get("why")),
        words.containsKey("kept") ? text(number, words.get("kept")) : null);
  }

  private static String text(int number, @org.jspecify.annotations.Nullable Object said) {
    if (said instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalStateException("numbers.yaml: default " + number + " lacks words.");
  }
}
