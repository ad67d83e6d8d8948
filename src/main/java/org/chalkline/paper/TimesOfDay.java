package org.chalkline.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Keeps a time of day on one line: a line may break after a colon, and "3:45pm" must not. */
final class TimesOfDay {

  private static final Pattern TIME =
      Pattern.compile("(?<![\\w:])\\d{1,2}:\\d{2}(?: ?[ap]m)?(?![\\w:])");

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private TimesOfDay() {}

  /** Puts each time that the page says into a span that does not break. */
  static void keepWhole(Document page) {
    List<Text> found = new ArrayList<>();
    collect(page.getDocumentElement(), found);
    found.forEach(text -> keepWhole(page, text));
  }

  /** The words of the page: a title and a style are none, and what is preformatted stays so. */
  private static void collect(Node node, List<Text> found) {
    if (node instanceof Text text && TIME.matcher(text.getData()).find()) {
      found.add(text);
    }
    String name = node.getLocalName();
    if (name == null || !name.matches("head|style|title|pre")) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
        collect(child, found);
      }
    }
  }

  private static void keepWhole(Document page, Text text) {
    String words = text.getData();
    Node parent = text.getParentNode();
    Matcher time = TIME.matcher(words);
    int from = 0;
    while (time.find()) {
      parent.insertBefore(page.createTextNode(words.substring(from, time.start())), text);
      Element whole = page.createElementNS(XHTML, "span");
      whole.setAttribute("style", "white-space: nowrap");
      whole.appendChild(page.createTextNode(time.group()));
      parent.insertBefore(whole, text);
      from = time.end();
    }
    text.setData(words.substring(from));
  }
}
