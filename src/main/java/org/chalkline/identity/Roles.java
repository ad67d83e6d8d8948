package org.chalkline.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** The roles, with their words. */
public final class Roles {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("headteacher", "headteacher");
    WORDS.put("deputy", "deputy headteacher");
    WORDS.put("dsl", "safeguarding lead");
    WORDS.put("deputy-dsl", "deputy safeguarding lead");
    WORDS.put("business-director", "director of business services");
    WORDS.put("senior-authoriser", "senior network manager");
    WORDS.put("deputy-authoriser", "deputy network manager");
    WORDS.put("online-safety", "online safety coordinator");
    WORDS.put("slt", "leadership team");
    WORDS.put("account-lead", "runner of accounts");
    WORDS.put("line-manager", "line manager");
    WORDS.put("staff", "member of staff");
    WORDS.put("governor", "governor");
    WORDS.put("chair", "chair of governors");
    WORDS.put("vice-chair", "vice-chair of governors");
    WORDS.put("dpo", "data protection officer");
    WORDS.put("auditor", "auditor");
    WORDS.put("administrator", "administrator");
    WORDS.put("outside-body", "outside body");
  }

  private Roles() {}

  /** All roles, id to words, in order. */
  public static Map<String, String> all() {
    return Map.copyOf(WORDS);
  }

  /** The words for a role; the id itself if it is none. */
  public static String words(String role) {
    return WORDS.getOrDefault(role, role);
  }
}
