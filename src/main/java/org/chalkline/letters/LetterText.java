package org.chalkline.letters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a letter as people write it: paragraphs with an empty line between them, "# " before
 * a heading, "- " before a point of a list, {@code {{field}}} where a fact stands and {@code
 * {{line:name}}} where a standard line does. Anything else is text: no markup and no expression is
 * ever read in it.
 */
final class LetterText {

  static final int MOST = 20_000;

  private static final Pattern PLACE =
      Pattern.compile("\\{\\{\\s*((?:line:)?[a-z]+(?:-[a-z]+)*)\\s*}}");

  private LetterText() {}

  /** The names of all places in the text: fields, and lines with {@code line:} before them. */
  static Set<String> places(String text) {
    Set<String> places = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(it -> places.add(it.group(1)));
    return places;
  }

  /** Whether there are braces that are no place: somebody meant a field and mistyped it. */
  static boolean strayBraces(String text) {
    String without = PLACE.matcher(text).replaceAll("");
    return without.contains("{{") || without.contains("}}");
  }

  /** The text with its standard lines in it; a line that is not known stays a place. */
  static String withLines(String text, Function<String, @Nullable String> lines) {
    return replaced(text, name -> name.startsWith("line:") ? lines.apply(name.substring(5)) : null);
  }

  /**
   * The text with the facts in it. A fact is words and nothing else: it cannot bring a place, a
   * heading or a list of its own. What has no words stays a place, which is a gap.
   */
  static String merged(String text, Map<String, String> facts) {
    return replaced(
        text,
        name -> {
          String words = facts.get(name);
          return words == null || words.isBlank() ? null : inert(words);
        });
  }

  private static String inert(String words) {
    return words
        .replace("{{", "{ {")
        .replace("}}", "} }")
        .replaceAll("[\\p{Cntrl}\\s]+", " ")
        .strip()
        .replaceAll("^[#-]+\\s+", "");
  }

  /** The fields that still have no words. */
  static Set<String> gaps(String text) {
    return places(text);
  }

  private static String replaced(String text, Function<String, @Nullable String> words) {
    Matcher place = PLACE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (place.find()) {
      String found = words.apply(place.group(1));
      place.appendReplacement(out, Matcher.quoteReplacement(found == null ? place.group() : found));
    }
    return place.appendTail(out).toString();
  }

  /** The text with line feeds for line ends and no space at the ends of lines. */
  static String tidy(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[ \\t]+\n", "\n").strip();
  }

  /** The parts of the text in their order; the first heading is the letter's title. */
  static List<LetterBlock> blocks(String text) {
    List<LetterBlock> blocks = new ArrayList<>();
    boolean titled = false;
    for (String part : tidy(text).split("\n\\s*\n", -1)) {
      List<String> lines = new ArrayList<>();
      String kind = "paragraph";
      for (String line : part.strip().split("\n", -1)) {
        String each = line.strip();
        String now =
            each.startsWith("# ") ? "heading" : each.startsWith("- ") ? "list" : "paragraph";
        if (!now.equals(kind) && !lines.isEmpty()) {
          blocks.add(new LetterBlock(kind, lines));
          lines.clear();
        }
        kind = now;
        lines.add(now.equals("paragraph") ? each : each.substring(2).strip());
        if (now.equals("heading")) {
          blocks.add(new LetterBlock(titled ? "heading" : "title", lines));
          titled = true;
          lines.clear();
        }
      }
      if (!lines.isEmpty() && !lines.get(0).isEmpty()) {
        blocks.add(new LetterBlock(kind, lines));
      }
    }
    return blocks;
  }
}
