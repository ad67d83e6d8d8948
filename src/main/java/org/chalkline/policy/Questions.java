package org.chalkline.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The catalogue of what differs between schools: every question, arranged as a policy is. It is the
 * same for all policies; what they answer stands in their {@link Profile}.
 */
@Component
public class Questions {

  private final Map<String, String> groups;
  private final Map<String, String> processes;
  private final Map<String, String> roles;
  private final Map<String, String> kinds;
  private final Map<String, Question> byKey = new LinkedHashMap<>();

  @Autowired
  public Questions() {
    this(Policies.yaml(new ClassPathResource("policy/defaults.yaml")));
  }

  /**
   * @param file the catalogue as it is written
   * @throws IllegalArgumentException if something is missing, or a default is no answer to its own
   *     question
   */
  Questions(Map<String, Object> file) {
    this.groups = words(map(file, "groups"));
    this.processes = words(map(file, "processes"));
    this.roles = words(map(file, "roles"));
    this.kinds = words(map(file, "kinds"));
    var settings = map(file, "settings");
    for (var key : settings.keySet()) {
      byKey.put(key, question(key, map(settings, key)));
    }
  }

  /** The groups in the order of a policy, id to name. */
  public Map<String, String> groups() {
    return groups;
  }

  /**
   * Every process that a setting or a clause names, id to name, those that do not exist yet too.
   */
  public Map<String, String> processes() {
    return processes;
  }

  /** Who can be named in an answer, role to words: "the headteacher". */
  public Map<String, String> roles() {
    return roles;
  }

  /** The kinds of report, code to plain name; a profile may call them otherwise. */
  public Map<String, String> kinds() {
    return kinds;
  }

  /**
   * Kinds as a school shows them: in the order of the catalogue, those under one heading together,
   * those under none last.
   *
   * @param labels every kind that is shown, code to name
   * @param headings the heading of each kind that has one, by code
   */
  List<Kind> kinds(Map<String, String> labels, Map<String, String> headings) {
    List<@Nullable String> order = new ArrayList<>();
    kinds.keySet().stream().map(headings::get).filter(Objects::nonNull).forEach(order::add);
    order.add(null);
    return kinds.keySet().stream()
        .filter(labels::containsKey)
        .map(code -> new Kind(code, String.valueOf(labels.get(code)), headings.get(code)))
        .sorted(Comparator.comparingInt(kind -> order.indexOf(kind.group())))
        .toList();
  }

  /** Every question, in the order of the groups. */
  public Collection<Question> all() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  /** The questions of one group in their order; none for a group that is not known. */
  public List<Question> of(String group) {
    return byKey.values().stream().filter(one -> one.group().equals(group)).toList();
  }

  /**
   * The question with this key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Question get(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("Nobody asks " + key + "."));
  }

  /** The question with this key; empty if there is none. */
  public Optional<Question> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * What a policy answers to a question, in words and with the policy's own names for the kinds.
   *
   * @throws IllegalArgumentException if there is no such question
   */
  public String say(Profile profile, String key) {
    var question = get(key);
    if (question.type() != Question.Type.KINDS) {
      return question.say(profile.text(key));
    }
    var labels = new LinkedHashMap<>(kinds);
    profile.kinds().forEach(kind -> labels.put(kind.code(), kind.label()));
    return question.say(profile.text(key), labels);
  }

  private Question question(String key, Map<String, Object> from) {
    var type = Question.Type.valueOf(text(from, "type").toUpperCase(Locale.ROOT).replace('-', '_'));
    var value = text(from, "value");
    if (type == Question.Type.KINDS && value.equals("all")) {
      value = String.join(", ", kinds.keySet());
    }
    var question =
        new Question(
            key,
            (Integer) from.get("row"),
            text(from, "group"),
            text(from, "question"),
            type,
            allowed(type, from),
            list(from, "always"),
            Boolean.TRUE.equals(from.get("ordered")),
            number(from, "min"),
            number(from, "max"),
            from.containsKey("unit") ? text(from, "unit") : "",
            value,
            number(from, "default"),
            text(from, "words"),
            text(from, "reason"),
            text(from, "changes"),
            orNull(from, "waits-for"),
            list(from, "through"),
            orNull(from, "kept"));
    question
        .refusal(value)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(key + " has a default that is refused: " + why);
            });
    return question;
  }

  private Map<String, String> allowed(Question.Type type, Map<String, Object> from) {
    return switch (type) {
      case YES_NO -> words(Map.of());
      case ROLE, ROLES -> roles;
      case KINDS -> kinds;
      default -> from.containsKey("allowed") ? words(map(from, "allowed")) : Map.of();
    };
  }

  private static Map<String, String> words(Map<String, Object> from) {
    Map<String, String> words = new LinkedHashMap<>();
    from.keySet().forEach(key -> words.put(key, text(from, key)));
    return Collections.unmodifiableMap(words);
  }

  private static List<String> list(Map<String, Object> from, String key) {
    return from.get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  private static int number(Map<String, Object> from, String key) {
    return from.get(key) instanceof Integer number ? number : 0;
  }

  private static @Nullable String orNull(Map<String, Object> from, String key) {
    return from.containsKey(key) ? text(from, key) : null;
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
