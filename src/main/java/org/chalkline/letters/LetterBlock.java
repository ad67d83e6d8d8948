package org.chalkline.letters;

import java.util.List;

/**
 * A part of a letter, ready to print.
 *
 * @param kind {@code title}, {@code heading}, {@code paragraph} or {@code list}
 * @param lines the lines of a paragraph or a heading, or the points of a list
 */
public record LetterBlock(String kind, List<String> lines) {

  public LetterBlock {
    lines = List.copyOf(lines);
  }
}
