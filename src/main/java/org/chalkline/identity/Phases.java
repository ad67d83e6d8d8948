package org.chalkline.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The phases of education that a school may belong to, with their words. */
public final class Phases {

  private static final Map<String, String> WORDS = words();

  private Phases() {}

  /** All phases, id to words, youngest first. */
  public static Map<String, String> all() {
    return WORDS;
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("nursery", "nursery");
    words.put("infant", "infant");
    words.put("junior", "junior");
    words.put("primary", "primary");
    words.put("middle", "middle");
    words.put("secondary", "secondary");
    words.put("sixth-form", "sixth form");
    words.put("all-through", "all-through");
    words.put("special", "special");
    words.put("alternative-provision", "alternative provision");
    return Collections.unmodifiableMap(words);
  }
}
