package org.chalkline.intake.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.web.When;

/** What stands in the fields of the page, as it was typed. */
record Typed(Map<String, String[]> parameters) {

  /** A fresh page: only the time at which it was seen is filled in. */
  static Typed fresh(Instant now) {
    ZonedDateTime at = now.atZone(When.LONDON);
    Map<String, String[]> filled = new HashMap<>();
    filled.put("seenAt-day", one(String.valueOf(at.getDayOfMonth())));
    filled.put("seenAt-month", one(String.valueOf(at.getMonthValue())));
    filled.put("seenAt-year", one(String.valueOf(at.getYear())));
    filled.put("seenAt-time", one(String.format("%d:%02d", at.getHour(), at.getMinute())));
    return new Typed(filled);
  }

  /** The text of a field; "" if there is none. */
  public String text(String key) {
    String[] values = parameters.get(key);
    return values == null || values.length == 0 ? "" : values[0];
  }

  /** Every value of a field. */
  public List<String> all(String key) {
    return Arrays.asList(parameters.getOrDefault(key, new String[0]));
  }

  /** True if a box is ticked. */
  public boolean ticked(String key) {
    return text(key).equals("true");
  }

  /** True if either box for what may be a sexual image of a child is ticked. */
  public boolean image() {
    return ticked("childImage") || all("kinds").contains(Choices.IMAGE);
  }

  /** True if any field whose name begins so is filled. */
  public boolean any(String prefix) {
    return parameters.keySet().stream()
        .anyMatch(key -> key.startsWith(prefix) && !text(key).isBlank());
  }

  private static String[] one(String text) {
    return new String[] {text};
  }
}
