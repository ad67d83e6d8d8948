package org.chalkline.desk.cases;

import java.util.List;
import java.util.Map;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Option;

/** Something that a person can do with a case, on a small page of its own. One bean for each. */
interface CaseAction {

  /** Its part of the address and of its messages, such as {@code note}. */
  String name();

  /** Whether it can be done with this case now. */
  boolean offered(CaseFile file);

  /** Whether the case page leads to it; otherwise something on that page does. */
  default boolean ofTheCase() {
    return true;
  }

  /** Whether it cannot be taken back, so that its page warns. */
  default boolean grave() {
    return false;
  }

  /**
   * What its page asks.
   *
   * @param subject the id of the note or item it is about; empty if it is about the case
   */
  Asked asks(Me me, CaseFile file, String subject);

  /** What its fresh page holds already, by field, so that nobody types what stands there. */
  default Map<String, String[]> given(Me me, CaseFile file, String subject) {
    return Map.of();
  }

  /** Does it, through the door that it belongs to. */
  void act(Me me, CaseFile file, String subject, Map<String, Object> answers);

  /** A form with what its lists offer. */
  record Asked(FormDefinition form, Map<String, List<Option>> options) {}

  /** The text answered for a field; empty if none was. */
  static String text(Map<String, Object> answers, String key) {
    return answers.get(key) instanceof String text ? text : "";
  }

  /** The choices made for a field. */
  @SuppressWarnings("unchecked")
  static List<String> list(Map<String, Object> answers, String key) {
    return answers.get(key) instanceof List<?> list ? (List<String>) list : List.of();
  }
}
