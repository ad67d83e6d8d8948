package org.chalkline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An entry's words as the database keeps them: one JSON object of texts. */
final class Words {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Words() {}

  static String json(Map<String, String> words) {
    try {
      return JSON.writeValueAsString(words);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The words; empty if what is kept is not an object of texts, which nothing of ours writes. */
  static Optional<Map<String, String>> read(@Nullable String json) {
    Map<String, String> words = new TreeMap<>();
    if (json == null) {
      return Optional.of(words);
    }
    try {
      JsonNode tree = JSON.readTree(json);
      if (!tree.isObject()) {
        return Optional.empty();
      }
      for (Map.Entry<String, JsonNode> word : tree.properties()) {
        if (!word.getValue().isTextual()) {
          return Optional.empty();
        }
        words.put(word.getKey(), word.getValue().textValue());
      }
      return Optional.of(words);
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }
}
