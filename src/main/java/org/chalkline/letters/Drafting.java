package org.chalkline.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.paper.Paper;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What letters are drafted from: the approved template and the standard lines of a school. */
@Component
class Drafting {

  /** The standard lines that are shipped, in the order in which people are shown them. */
  static final List<String> SHIPPED_LINES =
      List.of("companion", "answer", "evidence", "contact", "complaint", "privacy", "help-to-read");

  private static final String SHIPPED = "shipped";

  private final JdbcClient jdbc;
  private final Paper paper;
  private final MessageSourceAccessor words;

  Drafting(JdbcClient jdbc, Paper paper, MessageSource messages) {
    this.jdbc = jdbc;
    this.paper = paper;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  /**
   * What a letter begins with.
   *
   * @param template {@code shipped}, or the id of the school's approved version
   */
  record Start(String template, String body) {}

  /** The approved template of a school, or the one that is shipped. */
  Start start(String school, LetterKind kind) {
    return jdbc.sql(
            """
            select id, body from letter_template
            where school_id = ? and kind = ? and state = 'approved'
            """)
        .params(school, kind.id())
        .query((row, n) -> new Start(row.getString(1), row.getString(2)))
        .optional()
        .orElseGet(() -> new Start(SHIPPED, shippedTemplate(kind)));
  }

  /** The template of this kind that is shipped. */
  String shippedTemplate(LetterKind kind) {
    return shipped("templates/" + kind.id());
  }

  /** The standard lines of a school by their names: its own, and those shipped that it kept. */
  Map<String, String> lines(String school) {
    Map<String, String> lines = new LinkedHashMap<>();
    SHIPPED_LINES.forEach(name -> lines.put(name, shipped("lines/" + name)));
    jdbc.sql("select name, body from letter_line where school_id = ? order by name")
        .param(school)
        .query(
            row -> {
              lines.put(row.getString(1), row.getString(2));
            });
    return lines;
  }

  /** The text with the school's lines and these facts in it. */
  String filled(String text, String school, Map<String, String> facts) {
    Map<String, String> lines = lines(school);
    String whole = LetterText.withLines(LetterText.tidy(text), lines::get);
    return LetterText.merged(whole, facts);
  }

  /**
   * Refuses what is no text of a letter: nothing at all, too much, control characters, a field or a
   * line that nobody knows, a character that cannot be printed.
   *
   * @param field beside which it is said
   * @param ownLines whether the text may name standard lines
   * @return the text, tidy
   * @throws InvalidInput on that field
   */
  String checked(String field, @Nullable String given, String school, boolean ownLines) {
    String text = LetterText.tidy(Objects.requireNonNullElse(given, ""));
    if (text.isEmpty()) {
      throw new InvalidInput(field, words.getMessage("letters.text.missing"));
    }
    if (text.length() > LetterText.MOST) {
      throw new InvalidInput(field, words.getMessage("letters.text.long"));
    }
    if (!Texts.clean(text)) {
      throw new InvalidInput(field, words.getMessage("letters.text.unclean"));
    }
    Set<String> known = ownLines ? lines(school).keySet() : Set.of();
    String unknown =
        LetterText.places(text).stream()
            .filter(
                it ->
                    it.startsWith("line:")
                        ? !known.contains(it.substring(5))
                        : !MergeFields.known(it))
            .map(it -> "{{" + it + "}}")
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new InvalidInput(
          field, words.getMessage("letters.text.unknown", new Object[] {unknown}));
    }
    if (LetterText.strayBraces(text)) {
      throw new InvalidInput(field, words.getMessage("letters.text.braces"));
    }
    Set<String> unprintable = paper.unprintable(text);
    if (!unprintable.isEmpty()) {
      throw new InvalidInput(
          field,
          words.getMessage(
              "letters.text.unprintable", new Object[] {String.join(" ", unprintable)}));
    }
    return text;
  }

  /** A text that is shipped with the application. */
  private static String shipped(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            Drafting.class.getResourceAsStream("/letters/" + name + ".txt"), name)) {
      return LetterText.tidy(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
