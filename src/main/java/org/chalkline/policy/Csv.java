package org.chalkline.policy;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them, and refuses what it does not allow. */
final class Csv {

  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * All rows, the heading included; each has as many fields as the heading.
   *
   * @throws IllegalArgumentException if a quote is not closed or a row is too short or too long
   */
  static List<List<String>> rows(String text) {
    var csv = new Csv(text.replace("\r\n", "\n"));
    var rows = new ArrayList<List<String>>();
    while (csv.at < csv.text.length()) {
      var row = csv.row();
      if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
        throw new IllegalArgumentException(
            "Row " + (rows.size() + 1) + " has " + row.size() + " fields.");
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> row() {
    var fields = new ArrayList<String>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at == text.length()) {
        return fields;
      }
      var end = text.charAt(at++);
      if (end == '\n') {
        return fields;
      }
      if (end != ',') {
        throw new IllegalArgumentException("Text after a closing quote, at character " + at + ".");
      }
    }
  }

  private String plain() {
    var begin = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '"') {
        throw new IllegalArgumentException("A quote inside a field, at character " + at + ".");
      }
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() {
    var field = new StringBuilder();
    at++;
    while (at < text.length()) {
      var c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        return field.toString();
      }
    }
    throw new IllegalArgumentException("A quote is not closed.");
  }
}
