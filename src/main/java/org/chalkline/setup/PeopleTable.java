package org.chalkline.setup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chalkline.web.CsvIn;
import org.chalkline.web.CsvIn.Column;
import org.chalkline.web.InvalidInput;

/**
 * A list of people in comma-separated values, whose columns may be called as other systems call
 * them; what looks like a formula is text like any other.
 */
final class PeopleTable {

  static final int MOST_LINES = 1_000;

  private static final String FIELD = "list";

  /** How each column may be called, ours first; in the order of a list. */
  private static final Map<String, List<String>> COLUMNS = columns();

  private PeopleTable() {}

  /**
   * A line of the list, as text.
   *
   * @param number the line of the file on which it begins
   */
  record Row(
      long number,
      String givenName,
      String surname,
      String userName,
      String email,
      List<String> roles,
      List<String> errors) {}

  /** The heading of an empty list. */
  static List<String> heading() {
    return COLUMNS.values().stream().map(names -> names.get(0)).toList();
  }

  /**
   * A file as text: UTF-16 with its mark, as a spreadsheet's "Unicode text" has it, else UTF-8 or
   * Windows-1252.
   *
   * @throws InvalidInput on the field {@code file} if it is empty, too large or no text
   */
  static String text(byte[] file) {
    if (file.length >= 2 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) {
      return utf16(StandardCharsets.UTF_16LE, file);
    }
    if (file.length >= 2 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) {
      return utf16(StandardCharsets.UTF_16BE, file);
    }
    return CsvIn.text("file", file);
  }

  private static String utf16(Charset charset, byte[] file) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(file, 2, Math.min(file.length, 2 * CsvIn.LONGEST) - 2))
          .toString();
    } catch (CharacterCodingException wrong) {
      throw new InvalidInput("file", "The file must be a CSV file, saved from a spreadsheet");
    }
  }

  /**
   * Reads a list.
   *
   * @throws InvalidInput on the field {@code list} if it is none, lacks a column, or is too long
   */
  static List<Row> read(String text) {
    List<Column> all =
        COLUMNS.values().stream()
            .flatMap(List::stream)
            .map(name -> new Column(name, false))
            .toList();
    List<CsvIn.Line<Boolean>> lines = CsvIn.read(FIELD, text, all, row -> true).lines();
    Map<String, String> first = lines.get(0).cells();
    List<String> missing =
        COLUMNS.entrySet().stream()
            .filter(it -> !it.getKey().equals("userName"))
            .map(Map.Entry::getValue)
            .filter(names -> names.stream().noneMatch(first::containsKey))
            .map(names -> names.get(0))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          FIELD, "The first line must name the columns. Missing: " + String.join(", ", missing));
    }
    if (lines.size() > MOST_LINES) {
      throw new InvalidInput(FIELD, "A list has 1,000 lines or fewer. Send it in parts");
    }
    return lines.stream().map(PeopleTable::row).toList();
  }

  private static Row row(CsvIn.Line<Boolean> line) {
    return new Row(
        line.number(),
        cell(line, "givenName"),
        cell(line, "surname"),
        cell(line, "userName"),
        cell(line, "email"),
        Arrays.stream(cell(line, "roles").split("[,;|/]"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList(),
        line.errors());
  }

  private static String cell(CsvIn.Line<Boolean> line, String column) {
    return COLUMNS.getOrDefault(column, List.of()).stream()
        .map(name -> line.cells().getOrDefault(name, ""))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put("givenName", List.of("first name", "given name", "forename"));
    columns.put("surname", List.of("surname", "last name", "family name"));
    columns.put("email", List.of("email", "e-mail", "email address", "mail"));
    columns.put("userName", List.of("user name", "username", "login"));
    columns.put("roles", List.of("roles", "role", "post"));
    return columns;
  }
}
