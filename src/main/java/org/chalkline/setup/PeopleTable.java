package org.chalkline.setup;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.web.InvalidInput;

/**
 * A table of people in comma-separated values. The separator is the one that its heading uses; a
 * quoted field may hold separators and line breaks; what looks like a formula is text like any
 * other.
 */
final class PeopleTable {

  static final int MOST_LINES = 1_000;

  /** How each column may be called; the first name is ours. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "givenName", List.of("first name", "given name", "forename", "first names", "forenames"),
          "surname", List.of("surname", "last name", "family name"),
          "userName", List.of("user name", "username", "login"),
          "email", List.of("email", "email address", "e mail", "mail"),
          "roles", List.of("roles", "role", "post", "posts"));

  private PeopleTable() {}

  /** A line of the table, as text. */
  record Row(
      long number,
      String givenName,
      String surname,
      String userName,
      String email,
      List<String> roles,
      List<String> errors) {}

  /**
   * Reads a table.
   *
   * @throws InvalidInput on the field {@code list} if it has no heading that says what is what, no
   *     line, too many, or a quote that is not closed
   */
  static List<Row> read(String text) {
    List<CsvRecord> lines = lines(text);
    if (lines.isEmpty()) {
      throw wrong("The list is empty");
    }
    Map<String, Integer> places = places(lines.get(0));
    if (lines.size() == 1) {
      throw wrong("The list has a heading and no line under it");
    }
    if (lines.size() > MOST_LINES + 1) {
      throw wrong("A list has at most 1,000 lines. Send it in parts");
    }
    int width = lines.get(0).getFieldCount();
    return lines.subList(1, lines.size()).stream().map(line -> row(line, places, width)).toList();
  }

  private static List<CsvRecord> lines(String text) {
    // The reader takes a quote that is never closed to the end of the text.
    if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
      throw wrong("The list cannot be read: a quote is not closed");
    }
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .skipEmptyLines(true)
            .allowExtraCharsAfterClosingQuote(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      return reader.stream()
          .filter(line -> line.getFields().stream().anyMatch(it -> !it.isBlank()))
          .toList();
    } catch (CsvParseException unreadable) {
      throw wrong("The list cannot be read: something follows a closing quote");
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static Map<String, Integer> places(CsvRecord heading) {
    Map<String, Integer> places = new HashMap<>();
    for (int n = 0; n < heading.getFieldCount(); n++) {
      String called = plain(heading.getField(n));
      int at = n;
      COLUMNS.forEach(
          (column, names) -> {
            if (names.contains(called)) {
              places.putIfAbsent(column, at);
            }
          });
    }
    List<String> missing =
        List.of("givenName", "surname", "email", "roles").stream()
            .filter(column -> !places.containsKey(column))
            .map(column -> String.valueOf(COLUMNS.get(column).get(0)))
            .toList();
    if (!missing.isEmpty()) {
      throw wrong("The first line must name the columns. Not found: " + String.join(", ", missing));
    }
    return places;
  }

  private static Row row(CsvRecord line, Map<String, Integer> places, int width) {
    List<String> errors = new ArrayList<>();
    if (line.getFieldCount() != width) {
      errors.add("There are " + line.getFieldCount() + " columns in place of " + width);
    }
    return new Row(
        line.getStartingLineNumber(),
        field(line, places, "givenName"),
        field(line, places, "surname"),
        field(line, places, "userName"),
        field(line, places, "email"),
        Arrays.stream(field(line, places, "roles").split("[,;|/]"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList(),
        errors);
  }

  private static String field(CsvRecord line, Map<String, Integer> places, String column) {
    Integer place = places.get(column);
    return place == null || place >= line.getFieldCount() ? "" : line.getField(place).strip();
  }

  /** The one of comma, semicolon and tab that stands most often in the heading. */
  private static char separator(String text) {
    String heading = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = heading.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static String plain(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
  }

  private static InvalidInput wrong(String words) {
    return new InvalidInput("list", words);
  }
}
