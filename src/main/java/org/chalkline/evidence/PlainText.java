package org.chalkline.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads plain text in UTF-8. */
final class PlainText {

  private static final Pattern MARKUP = Pattern.compile("^[\\s\\p{C}]*<[!?/a-zA-Z]");

  private PlainText() {}

  static Prepared read(byte[] file) {
    String text = decoded(file);
    if (text.isBlank()) {
      throw new FileRefused("is empty.");
    }
    boolean control =
        text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0);
    if (control || text.substring(0, Math.min(2_048, text.length())).contains("%PDF-")) {
      throw Sniffing.notTaken();
    }
    if (MARKUP.matcher(text.substring(0, Math.min(65_536, text.length()))).find()) {
      throw new FileRefused(
          "is a web page or drawing made of code. Take a screenshot of it, or print it to PDF.");
    }
    return new Prepared(Kind.TEXT, List.of(text.getBytes(StandardCharsets.UTF_8)), 1);
  }

  private static String decoded(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FileRefused("is not plain text in UTF-8. Save it as PDF, or take a screenshot.");
    }
  }
}
