package org.chalkline.desk.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Looked;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Walls;
import org.chalkline.web.TimelineItem;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the record of a case into words. What tells who is outside the case is for those who confirm
 * who is meant; what names another case is for those who may see that one too.
 */
@Component
class Timeline {

  /** Looking is recorded too, and listed apart from doing. */
  private static final Set<String> LOOKING = Looked.LOOKING;

  private static final Set<String> OUTSIDE = Walls.RECORDED;

  /** Whoever made a wall or stepped aside is the one whose doing moved the work. */
  private static final Set<String> MOVES = Set.of("task.offered");

  // A place takes what was kept under its name, or the words for the code that was:
  // {measure:measure.}
  private static final Pattern PLACE = Pattern.compile("\\{([\\w-]+)(?::([\\w.-]+))?}");

  private final CaseWords words;
  private final When when;

  Timeline(CaseWords words, When when) {
    this.words = words;
    this.when = when;
  }

  /**
   * What was done, newest first.
   *
   * @param confirms whether the reader is told who is outside
   * @param visible whether the reader may see the case of a reference
   */
  List<TimelineItem> doings(List<Recorded> record, boolean confirms, Predicate<String> visible) {
    List<TimelineItem> items = new ArrayList<>();
    for (Recorded entry : record) {
      boolean shown =
          !LOOKING.contains(entry.what())
              && (confirms || !OUTSIDE.contains(entry.what()))
              && others(entry).stream().allMatch(visible);
      if (shown) {
        items.add(item(entry, confirms));
      }
    }
    Collections.reverse(items);
    return items;
  }

  /** Who looked, newest first. */
  List<String> lookings(List<Recorded> record) {
    List<String> lines = new ArrayList<>();
    for (Recorded entry : record) {
      if (LOOKING.contains(entry.what())) {
        lines.add(
            words.say(
                "desk.case.looked",
                when.at(entry.at()),
                words.name(entry.actor()),
                filled(pattern(entry.what()), entry)));
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  /** What somebody did or looked at, as lines with the time, newest first. */
  List<String> lines(List<Recorded> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        entry ->
            lines.add(
                0,
                words.say(
                    "desk.sees.line", when.at(entry.at()), filled(pattern(entry.what()), entry))));
    return lines;
  }

  private static List<String> others(Recorded entry) {
    return List.of("other", "into").stream()
        .map(key -> entry.words().getOrDefault(key, ""))
        .filter(reference -> !reference.isEmpty())
        .toList();
  }

  private TimelineItem item(Recorded entry, boolean confirms) {
    boolean unnamed = MOVES.contains(entry.what()) && !confirms;
    String by =
        unnamed || entry.actor().equals(Actor.CHALKLINE.id()) ? null : words.name(entry.actor());
    return new TimelineItem(
        filled(pattern(entry.what()), entry), when.full(entry.at()), by, more(entry));
  }

  private String pattern(String what) {
    String known = words.known("timeline." + what);
    return known == null ? what : known;
  }

  private @Nullable String more(Recorded entry) {
    String pattern = words.known("timeline." + entry.what() + ".more");
    if (pattern == null) {
      return null;
    }
    if (entry.words().isEmpty()) {
      return words.say("desk.case.destroyed");
    }
    String text =
        Arrays.stream(pattern.split("\\|"))
            .filter(line -> complete(line, entry))
            .map(line -> filled(line.strip(), entry))
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : text;
  }

  private static boolean complete(String line, Recorded entry) {
    return PLACE
        .matcher(line)
        .results()
        .allMatch(place -> !entry.words().getOrDefault(place.group(1), "").isBlank());
  }

  private String filled(String pattern, Recorded entry) {
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(filled(place, entry)));
  }

  private String filled(MatchResult place, Recorded entry) {
    String prefix = place.group(2);
    return prefix == null
        ? word(place.group(1), entry.what(), entry.words())
        : words.coded(prefix, entry.words().getOrDefault(place.group(1), "…"));
  }

  private String word(String key, String what, Map<String, String> kept) {
    String value = kept.get(key);
    if (value == null) {
      return "…";
    }
    return switch (key) {
      case "due", "before" -> time(value);
      case "roles" -> words.roles(value);
      case "person", "first", "second" -> words.name(value);
      case "grantee" -> words.grantee(value);
      case "relation" -> words.coded("desk.case.relation.", value);
      case "from", "to" -> words.school(value);
      case "severity" -> severity(value);
      case "routes" -> words.routes(List.of(value.split(", ")));
      case "outcome" -> words.outcome(value);
      case "until" -> time(value);
      case "why" -> why(what, value);
      default -> value;
    };
  }

  private String why(String what, String value) {
    return switch (what) {
      case "wall.raised", "wall.lifted" -> words.coded("desk.case.wall.", value);
      case "parent.refused" -> words.coded("parent.refused.", value);
      default -> value;
    };
  }

  private String time(String value) {
    try {
      return when.full(Instant.parse(value));
    } catch (DateTimeException e) {
      return value;
    }
  }

  private static String severity(String code) {
    return Arrays.stream(Severity.values())
        .filter(it -> it.code().equals(code))
        .map(Severity::words)
        .findFirst()
        .orElse(code);
  }
}
