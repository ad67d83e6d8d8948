package org.chalkline.scenarios;

import java.util.Map;
import java.util.Optional;

/**
 * A person as a scenario names them: by user name or role, at the school of the scenario or
 * another.
 *
 * @param name the part of the user name before the @, such as {@code headteacher} or {@code staff1}
 * @param school the school, if the scenario names one
 */
record Who(String name, Optional<String> school) {

  private static final Map<String, String> IN_WORDS =
      Map.ofEntries(
          Map.entry("head", "headteacher"),
          Map.entry("deputy headteacher", "deputy"),
          Map.entry("deputy head", "deputy"),
          Map.entry("safeguarding lead", "dsl"),
          Map.entry("deputy safeguarding lead", "deputy-dsl"),
          Map.entry("business director", "business-director"),
          Map.entry("senior authoriser", "senior-authoriser"),
          Map.entry("deputy authoriser", "deputy-authoriser"),
          Map.entry("online safety coordinator", "online-safety"),
          Map.entry("senior leader", "slt"),
          Map.entry("line manager", "line-manager"),
          Map.entry("chair of governors", "chair"),
          Map.entry("vice-chair of governors", "vice-chair"),
          Map.entry("data protection officer", "dpo"));

  /** What a scenario may write; a user name in full names anybody. */
  static final String PATTERN =
      "(?:the )?(?:head|deputy headteacher|deputy head|safeguarding lead|deputy safeguarding lead"
          + "|business director|senior authoriser|deputy authoriser|online safety coordinator"
          + "|senior leader|line manager|chair of governors|vice-chair of governors"
          + "|data protection officer|headteacher|deputy|dsl|deputy-dsl|business-director"
          + "|senior-authoriser|deputy-authoriser|online-safety|slt|line-manager|governor|chair"
          + "|vice-chair|dpo|auditor|administrator|[a-z]+[0-9]+|[a-z0-9-]+@[a-z-]+)"
          + "(?: of [a-z]+[a-z-]*[a-z])?";

  static Who read(String words) {
    String said = words.strip().replaceFirst("^the ", "");
    if (said.contains("@")) {
      String[] parts = said.split("@", 2);
      return new Who(parts[0], Optional.of(parts[1]));
    }
    if (IN_WORDS.containsKey(said)) {
      return new Who(IN_WORDS.get(said), Optional.empty());
    }
    String[] parts = said.split(" of (?!governors)", 2);
    return new Who(
        IN_WORDS.getOrDefault(parts[0], parts[0]),
        parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
  }
}
