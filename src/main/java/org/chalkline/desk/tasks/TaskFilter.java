package org.chalkline.desk.tasks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a link to the task list asks for. Whatever cannot be understood is left out: a link never
 * fails.
 *
 * @param school only this school; null for all
 * @param severity only this severity; null for all
 * @param process only this process; null for all
 * @param holding mine, free or all
 * @param order due or severity
 * @param trail the keys of the pages before and of this one, so that there is a way back
 */
record TaskFilter(
    @Nullable String school,
    @Nullable String severity,
    @Nullable String process,
    String holding,
    boolean late,
    String order,
    List<String> trail) {

  static final String LIST = "/tasks";
  private static final List<String> HOLDING = List.of("all", "mine", "free");
  private static final List<String> ORDERS = List.of("due", "severity");
  private static final Pattern KEY = Pattern.compile("[-\\w.:]{1,120}");
  private static final int LONGEST_TRAIL = 20;

  static TaskFilter read(
      Map<String, String[]> sent, Collection<String> schools, Collection<String> processes) {
    return new TaskFilter(
        one(sent, "school", schools),
        one(sent, "severity", Arrays.stream(Severity.values()).map(Severity::code).toList()),
        one(sent, "process", processes),
        Objects.requireNonNullElse(one(sent, "holding", HOLDING), "all"),
        one(sent, "late", List.of("true")) != null,
        Objects.requireNonNullElse(one(sent, "order", ORDERS), "due"),
        Arrays.stream(sent.getOrDefault("after", new String[0]))
            .filter(key -> KEY.matcher(key).matches())
            .filter(key -> Worklist.After.read(key).isPresent())
            .limit(LONGEST_TRAIL)
            .toList());
  }

  private static @Nullable String one(
      Map<String, String[]> sent, String name, Collection<String> known) {
    String[] values = sent.get(name);
    return values != null && values.length > 0 && known.contains(values[0]) ? values[0] : null;
  }

  Worklist.Query query(int most) {
    Worklist.After after =
        trail.isEmpty() ? null : Worklist.After.read(trail.get(trail.size() - 1)).orElse(null);
    return new Worklist.Query(school, severity, process, holding, late, order, after, most);
  }

  /** True if it leaves anything out. */
  boolean narrows() {
    return school != null || severity != null || process != null || late || !holding.equals("all");
  }

  /** The link to the page after this one. */
  @Nullable String next(Worklist.@Nullable After after) {
    if (after == null) {
      return null;
    }
    List<String> longer = Stream.concat(trail.stream(), Stream.of(after.text())).toList();
    return href(longer.subList(Math.max(0, longer.size() - LONGEST_TRAIL), longer.size()));
  }

  /** The link to the page before this one; null on the first. */
  @Nullable String previous() {
    return trail.isEmpty() ? null : href(trail.subList(0, trail.size() - 1));
  }

  private String href(List<String> keys) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(LIST);
    add(link, "school", school);
    add(link, "severity", severity);
    add(link, "process", process);
    add(link, "holding", holding.equals("all") ? null : holding);
    add(link, "late", late ? "true" : null);
    add(link, "order", order.equals("due") ? null : order);
    keys.forEach(key -> link.queryParam("after", key));
    return link.encode().toUriString();
  }

  private static void add(UriComponentsBuilder link, String name, @Nullable String value) {
    if (value != null) {
      link.queryParam(name, value);
    }
  }
}
