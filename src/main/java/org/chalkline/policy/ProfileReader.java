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
          "kind-groups",
          "tensions",
          "settings");

  /** Kinds behind which a child or the police may stand; no profile may hide them. */
  static final Set<String> ALWAYS_SHOWN =
      Set.of("threat", "sexual-approach", "sexual-image", "identifies-child", "other");

  private final Questions questions;

  ProfileReader(Questions questions) {
    this.questions = questions;
  }

  /**
   * @throws IllegalArgumentException if the file says something that cannot be
   */
  Profile profile(Map<String, Object> file) {
    refuseUnknown("The file", file.keySet(), HEAD);
    var settings = file.containsKey("settings") ? map(file, "settings") : Map.<String, Object>of();
    refuseUnknown(
        "A profile", settings.keySet(), questions.all().stream().map(Question::key).toList());
    var answers = new LinkedHashMap<String, Setting>();
    for (var question : questions.all()) {
      var key = question.key();
      answers.put(
          key,
          settings.containsKey(key) ? setting(question, map(settings, key)) : question.silent());
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
        tensions(file),
        answers);
  }

  private Setting setting(Question question, Map<String, Object> from) {
    var said = text(from, "value");
    var value =
        question.type() == Question.Type.KINDS && said.equals("all")
            ? String.join(", ", questions.kinds().keySet())
            : said;
    question
        .refusal(value)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  question.key() + " cannot be \"" + value + "\": " + why + ".");
            });
    var clauses = from.get("clauses") instanceof List<?> list ? list : List.of();
    var number = from.get("default") instanceof Integer given ? given : null;
    return new Setting(
        question.key(),
        value,
        clauses.stream().map(Object::toString).toList(),
        number,
        text(from, "words"));
  }

  private static List<Tension> tensions(Map<String, Object> file) {
    var tensions = new ArrayList<Tension>();
    if (file.get("tensions") instanceof List<?> said) {
      for (var one : said) {
        var tension = map(Map.of("tension", one), "tension");
        var clauses = tension.get("clauses") instanceof List<?> list ? list : List.of();
        tensions.add(
            new Tension(
                text(tension, "words"),
                clauses.stream().map(Object::toString).toList(),
                text(tension, "reading")));
      }
    }
    return tensions;
  }

  private List<Kind> kinds(Map<String, Object> file) {
    var kinds = questions.kinds();
    var renamed = file.containsKey("kinds") ? map(file, "kinds") : Map.<String, Object>of();
    refuseUnknown("kinds", renamed.keySet(), kinds.keySet());
    var hidden =
        file.get("hidden-kinds") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.<String>of();
    refuseUnknown("hidden-kinds", hidden, kinds.keySet());
    var shown = new LinkedHashMap<String, String>();
    for (var code : kinds.keySet()) {
      if (!hidden.contains(code)) {
        shown.put(
            code,
            renamed.containsKey(code) ? text(renamed, code) : String.valueOf(kinds.get(code)));
      } else if (ALWAYS_SHOWN.contains(code)) {
        throw new IllegalArgumentException("The kind \"" + code + "\" may not be hidden.");
      }
    }
    return questions.kinds(shown, headings(file));
  }

  /** The heading of each kind that has one, from {@code kind-groups}: heading to kinds. */
  private Map<String, String> headings(Map<String, Object> file) {
    var headings = new LinkedHashMap<String, String>();
    if (file.containsKey("kind-groups")) {
      map(file, "kind-groups")
          .forEach(
              (heading, codes) -> {
                if (codes instanceof List<?> list) {
                  list.forEach(code -> headings.put(code.toString(), heading));
                }
              });
    }
    refuseUnknown("kind-groups", headings.keySet(), questions.kinds().keySet());
    return headings;
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
