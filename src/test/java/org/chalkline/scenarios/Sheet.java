package org.chalkline.scenarios;

import io.cucumber.datatable.DataTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of two columns, field and value, as a scenario writes it. */
final class Sheet {

  private final Map<String, String> cells = new LinkedHashMap<>();

  Sheet(DataTable table, World world) {
    for (List<String> row : table.asLists()) {
      if (row.size() != 2) {
        throw new IllegalArgumentException("The table has two columns, field and value: " + row);
      }
      String value = row.get(1) == null ? "" : world.filled(row.get(1).strip());
      if (cells.put(plain(row.get(0)), value) != null) {
        throw new IllegalArgumentException("The table names a field twice: " + row.get(0));
      }
    }
  }

  /** Lower case letters and digits alone, so that "child touched" is {@code childTouched}. */
  static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
  }

  /** Takes a field off the table. */
  String take(String field, String otherwise) {
    String value = cells.remove(plain(field));
    return value == null ? otherwise : value;
  }

  boolean has(String field) {
    return cells.containsKey(plain(field));
  }

  boolean yes(String field, boolean otherwise) {
    return yesOrNo(field, take(field, otherwise ? "yes" : "no"));
  }

  List<String> list(String field, String otherwise) {
    return split(take(field, otherwise), ",");
  }

  Map<String, String> left() {
    return cells;
  }

  /** Every field must have been understood. */
  void allTaken() {
    if (!cells.isEmpty()) {
      throw new IllegalArgumentException("Nobody knows these fields: " + cells.keySet());
    }
  }

  static List<String> split(String words, String by) {
    return Arrays.stream(words.split(by)).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private static boolean yesOrNo(String field, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException(field + " is yes or no, and not " + value);
    };
  }
}
