package org.chalkline.breach;

import java.util.List;
import org.chalkline.web.Answers;

/** What a form took in. */
record Said(Answers answers) {

  String text(String key) {
    Object value = answers.values().get(key);
    return value == null ? "" : value.toString();
  }

  boolean yes(String key) {
    return "yes".equals(answers.values().get(key));
  }

  List<String> list(String key) {
    return answers.values().get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }
}
