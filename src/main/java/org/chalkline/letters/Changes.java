package org.chalkline.letters;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What changed from one draft of a letter to the next, word by word. */
public final class Changes {

  private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

  private Changes() {}

  /**
   * A piece of the text.
   *
   * @param kind {@code same}, {@code added} or {@code removed}
   */
  public record Piece(String kind, String text) {}

  /** The pieces of both texts in their order; one piece of kind {@code same} if nothing changed. */
  public static List<Piece> between(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getSource().getPosition();
      add(pieces, "same", old.subList(at, from));
      add(pieces, "removed", delta.getSource().getLines());
      add(pieces, "added", delta.getTarget().getLines());
      at = from + delta.getSource().size();
    }
    add(pieces, "same", old.subList(at, old.size()));
    return pieces;
  }

  private static List<String> words(String text) {
    return Arrays.asList(WORDS.split(text));
  }

  private static void add(List<Piece> pieces, String kind, List<String> words) {
    String text = String.join("", words);
    if (!text.isEmpty()) {
      pieces.add(new Piece(kind, text));
    }
  }
}
