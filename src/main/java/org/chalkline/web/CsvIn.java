package org.chalkline.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that somebody saved from a spreadsheet, so that it can be shown before it counts:
 * each line becomes a value or says what is wrong with it. UTF-8, or the Windows code page that a
 * British spreadsheet writes; comma, semicolon or tab; columns in any order, capitals and spaces in
 * their names do not matter.
 */
public final class CsvIn {

  /** The most characters that a list may have. */
  public static final int LONGEST = 500_000;

  /** The most lines that a list may have, the heading not counted. */
  public static final int MOST_LINES = 5_000;

  private static final int LONGEST_CELL = 2_000;
  private static final DateTimeFormatter BRITISH =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

  private CsvIn() {}

  /**
   * A column of the list.
   *
   * @param name as the heading says it
   * @param required whether the list must have it and each line must fill it
   */
  public record Column(String name, boolean required) {}

  /**
   * A line of the list.
   *
   * @param number the line of the file on which it begins; the heading is line 1
   * @param cells what it says, by column
   * @param value what it means; null where something is wrong
   * @param errors what is wrong, in sentences that name the column; none if all is well
   */
  public record Line<T>(
      long number, Map<String, String> cells, @Nullable T value, List<String> errors) {

    /** Whether it can be taken in. */
    public boolean good() {
      return value != null;
    }
  }

  /**
   * What was found in a list.
   *
   * @param ignored columns that nobody asked for
   */
  public record Preview<T>(List<Line<T>> lines, List<String> ignored) {

    /** The values of the lines that are well, in their order. */
    public List<T> values() {
      List<T> values = new ArrayList<>();
      for (Line<T> line : lines) {
        T value = line.value();
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }

    /** How many lines have something wrong. */
    public long wrong() {
      return lines.stream().filter(line -> !line.good()).count();
    }
  }

  /** A line while it is read: gives its cells and collects what is wrong with them. */
  public static final class Row {

    private final Map<String, String> cells;
    private final List<String> errors = new ArrayList<>();

    private Row(Map<String, String> cells) {
      this.cells = cells;
    }

    /** What stands in this column, without space around it; empty if nothing does. */
    public String text(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The date in this column: 2026-09-18 or 18/09/2026; null if it is empty or none. */
    public @Nullable LocalDate date(String column) {
      String typed = text(column);
      if (typed.isEmpty()) {
        return null;
      }
      try {
        return LocalDate.parse(typed, typed.indexOf('/') > 0 ? BRITISH : ISO);
      } catch (DateTimeException e) {
        wrong(column, "must be a real date, such as 18/09/2026");
        return null;
      }
    }

    /** Notes what is wrong with a column: the rest of a sentence that begins with its name. */
    public void wrong(String column, String what) {
      errors.add(column + " " + what);
    }

    /** Whether nothing has been found wrong so far. */
    public boolean good() {
      return errors.isEmpty();
    }
  }

  /**
   * The bytes of a file as text.
   *
   * @throws InvalidInput on {@code field} if it is empty, too large or not text
   */
  public static String text(String field, byte[] bytes) {
    if (bytes.length == 0) {
      throw new InvalidInput(field, "Choose a CSV file that is not empty");
    }
    if (bytes.length > 2 * LONGEST) {
      throw new InvalidInput(field, "The file must be smaller than 500 KB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Reads a list.
   *
   * @param field the form's field, for what is wrong with the list as a whole
   * @param columns what the list may hold
   * @param meaning what a line means; whatever it returns, a line with an error is not taken in
   * @throws InvalidInput on {@code field} if it is no such list
   */
  public static <T> Preview<T> read(
      String field, String text, List<Column> columns, Function<Row, @Nullable T> meaning) {
    String unixLines = text.replace("\r\n", "\n").replace('\r', '\n');
    if (text.isBlank()) {
      throw new InvalidInput(field, "Choose a CSV file that is not empty");
    }
    if (text.length() > LONGEST) {
      throw new InvalidInput(field, "The file must be smaller than 500 KB");
    }
    if (!Texts.clean(unixLines)) {
      throw new InvalidInput(field, "The file must be a CSV file, saved from a spreadsheet");
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(unixLines)).setTrim(true).get();
    try (CSVParser parser = format.parse(new StringReader(unixLines))) {
      return new Reading<T>(field, columns, meaning).read(parser);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new InvalidInput(
          field, "The file cannot be read as CSV: look for a quote that is not closed");
    }
  }

  private static char delimiter(String text) {
    String heading = text.strip().lines().findFirst().orElse("");
    char found = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(heading, candidate) > count(heading, found)) {
        found = candidate;
      }
    }
    return found;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private record Reading<T>(
      String field, List<Column> columns, Function<Row, @Nullable T> meaning) {

    Preview<T> read(CSVParser parser) {
      Map<Integer, String> places = null;
      List<String> ignored = new ArrayList<>();
      List<Line<T>> lines = new ArrayList<>();
      long end = 0;
      for (CSVRecord record : parser) {
        long number = end + 1;
        end = parser.getCurrentLineNumber();
        if (record.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (places == null) {
          places = places(record, ignored);
        } else {
          lines.add(line(number, record, places));
        }
        if (lines.size() > MOST_LINES) {
          throw new InvalidInput(field, "The file must have 5,000 lines or fewer");
        }
      }
      if (lines.isEmpty()) {
        throw new InvalidInput(field, "The file has a heading and no lines");
      }
      return new Preview<>(List.copyOf(lines), List.copyOf(ignored));
    }

    private Map<Integer, String> places(CSVRecord heading, List<String> ignored) {
      Map<String, String> known = new HashMap<>();
      columns.forEach(column -> known.put(folded(column.name()), column.name()));
      Map<Integer, String> places = new LinkedHashMap<>();
      for (int i = 0; i < heading.size(); i++) {
        String name = known.get(folded(heading.get(i)));
        if (name == null) {
          ignored.add(heading.get(i));
        } else if (places.containsValue(name)) {
          throw new InvalidInput(field, "The file has the column " + name + " twice");
        } else {
          places.put(i, name);
        }
      }
      List<String> missing =
          columns.stream()
              .filter(column -> column.required() && !places.containsValue(column.name()))
              .map(Column::name)
              .toList();
      if (!missing.isEmpty()) {
        throw new InvalidInput(
            field, "The first line must name the columns. Missing: " + String.join(", ", missing));
      }
      return places;
    }

    private Line<T> line(long number, CSVRecord record, Map<Integer, String> places) {
      Map<String, String> cells = new LinkedHashMap<>();
      places.forEach(
          (place, name) -> cells.put(name, place < record.size() ? plain(record.get(place)) : ""));
      Row row = new Row(cells);
      for (Column column : columns) {
        String typed = row.text(column.name());
        if (column.required() && typed.isEmpty()) {
          row.wrong(column.name(), "is missing");
        } else if (typed.length() > LONGEST_CELL) {
          row.wrong(column.name(), "must have 2,000 characters or fewer");
        }
      }
      T value = meaning.apply(row);
      return new Line<>(
          number,
          Collections.unmodifiableMap(cells),
          row.good() ? value : null,
          List.copyOf(row.errors));
    }

    /** Takes off the mark that {@link CsvOut} puts before what a spreadsheet would calculate. */
    private static String plain(String cell) {
      boolean marked =
          cell.length() > 1 && cell.charAt(0) == '\'' && formula().contains(cell.charAt(1));
      return marked ? cell.substring(1) : cell;
    }

    private static String folded(String name) {
      return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }
  }

  /** The characters with which a spreadsheet begins to calculate. */
  static Set<Character> formula() {
    return Set.of('=', '+', '-', '@', '\t', '\r');
  }
}
