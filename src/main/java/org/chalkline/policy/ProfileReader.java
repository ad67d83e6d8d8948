package org.chalkline.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a profile's file into a {@link Profile}: what the policy says, over the defaults. A profile
 * may answer, rename, hide and group; a key or a kind that the defaults do not know is refused.
 */
final class ProfileReader {

  private static final Set<String> HEAD =
      Set.of(
          "policy",
          "edition",
          "name",
          "approved",
          "in-force-from",
          "review-due",
          "kinds",
          "hidden-kinds",
          "settings");

  /** Kinds behind which a child or the police may stand; no profile may hide them. */
  private static final Set<String> ALWAYS_SHOWN =
      Set.of("threat", "sexual-approach", "sexual-image", "identifies-child", "other");

  private final Map<String, Object> kinds;
  private final Map<String, Object> defaults;

  /**
   * @param file the file of defaults: "kinds" and "settings"
   */
  ProfileReader(Map<String, Object> file) {
    this.kinds = map(file, "kinds");
    this.defaults = map(file, "settings");
  }

  /**
   * @throws IllegalArgumentException if the file says something that cannot be
   */
  Profile profile(Map<String, Object> file) {
    refuseUnknown("The file", file.keySet(), HEAD);
    var settings = file.containsKey("settings") ? map(file, "settings") : Map.<String, Object>of();
    refuseUnknown("A profile", settings.keySet(), defaults.keySet());
    var answers = new LinkedHashMap<String, Setting>();
    for (var key : defaults.keySet()) {
      var type = text(map(defaults, key), "type");
      var from = settings.containsKey(key) ? map(settings, key) : map(defaults, key);
      answers.put(key, setting(key, type, from));
    }
    var shown = kinds(file);
    answers.put(
        "abuse.kind_labels",
        new Setting(
            "abuse.kind_labels",
            String.join(", ", shown.stream().map(Kind::code).toList()),
            List.of(),
            76,
            "The kinds that the report page shows."));
    return new Profile(
        text(file, "policy"),
        text(file, "edition"),
        text(file, "name"),
        LocalDate.parse(text(file, "in-force-from")),
        date(file, "approved"),
        date(file, "review-due"),
        shown,
        answers);
  }

  private Setting setting(String key, String type, Map<String, Object> from) {
    var value = text(from, "value");
    if (type.equals("kinds")) {
      value = value.equals("all") ? String.join(", ", kinds.keySet()) : value;
      if (!value.equals("none")) {
        refuseUnknown(key, Set.of(value.split(", ")), kinds.keySet());
      }
    }
    if (type.equals("yes-no") && !Set.of("yes", "no").contains(value)) {
      throw new IllegalArgumentException(key + " is neither yes nor no: " + value);
    }
    var clauses = from.get("clauses") instanceof List<?> list ? list : List.of();
    var number = from.get("default") instanceof Integer given ? given : null;
    return new Setting(
        key, value, clauses.stream().map(Object::toString).toList(), number, text(from, "words"));
  }

  private List<Kind> kinds(Map<String, Object> file) {
    var renamed = file.containsKey("kinds") ? map(file, "kinds") : Map.<String, Object>of();
    refuseUnknown("kinds", renamed.keySet(), kinds.keySet());
    var hidden =
        file.get("hidden-kinds") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.<String>of();
    refuseUnknown("hidden-kinds", hidden, kinds.keySet());
    var shown = new ArrayList<Kind>();
    for (var code : kinds.keySet()) {
      if (!hidden.contains(code)) {
        shown.add(new Kind(code, text(renamed.containsKey(code) ? renamed : kinds, code)));
      } else if (ALWAYS_SHOWN.contains(code)) {
        throw new IllegalArgumentException("The kind \"" + code + "\" may not be hidden.");
      }
    }
    return shown;
  }

  private static void refuseUnknown(String where, Iterable<String> said, Collection<String> known) {
    for (var one : said) {
      if (!known.contains(one)) {
        throw new IllegalArgumentException(where + " says \"" + one + "\", which is not known.");
      }
    }
  }

  private static @Nullable LocalDate date(Map<String, Object> from, String key) {
    return from.containsKey(key) ? LocalDate.parse(text(from, key)) : null;
  }

  private static String text(Map<String, Object> from, String key) {
    if (from.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("\"" + key + "\" is missing or is not text.");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> from, String key) {
    if (from.get(key) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("\"" + key + "\" is missing or holds no named values.");
  }
}
