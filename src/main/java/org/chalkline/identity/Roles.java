package org.chalkline.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The roles, with their words. */
public final class Roles {

  /** Keeps people, schools and settings; sees no case content. */
  public static final String ADMINISTRATOR = "administrator";

  /** Whose password opens most, so that it is longer (AU-2). */
  private static final Set<String> LEADS =
      Set.of("headteacher", "deputy", "dsl", "deputy-dsl", "dpo", "auditor", ADMINISTRATOR);

  private static final Map<String, String> WORDS = words();

  private Roles() {}

  /** All roles that a person can hold, id to words, in order. */
  public static Map<String, String> all() {
    return WORDS;
  }

  /** The words for a role; the id itself if it is none. */
  public static String words(String role) {
    return switch (role) {
      case "outside-body" -> "outside body";
      case "one-person" -> "the person asked";
      default -> WORDS.getOrDefault(role, role);
    };
  }

  /** Whether this role asks for the longer password. */
  static boolean lead(String role) {
    return LEADS.contains(role);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("headteacher", "headteacher");
    words.put("deputy", "deputy headteacher");
    words.put("dsl", "safeguarding lead");
    words.put("deputy-dsl", "deputy safeguarding lead");
    words.put("business-director", "director of business services");
    words.put("senior-authoriser", "senior network manager");
    words.put("deputy-authoriser", "deputy network manager");
    words.put("online-safety", "online safety coordinator");
    words.put("slt", "leadership team");
    words.put("account-lead", "runner of accounts");
    words.put("line-manager", "line manager");
    words.put("staff", "member of staff");
    words.put("governor", "governor");
    words.put("chair", "chair of governors");
    words.put("vice-chair", "vice-chair of governors");
    words.put("dpo", "data protection officer");
    words.put("auditor", "auditor");
    words.put(ADMINISTRATOR, "administrator");
    return Collections.unmodifiableMap(words);
  }
}
