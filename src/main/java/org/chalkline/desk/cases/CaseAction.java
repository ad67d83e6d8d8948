package org.chalkline.desk.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;

/**
 * Something that a person can do with a case, on a small page of its own. One bean for each, put
 * together as a sentence: {@code CaseAction.named("note").asks(...).does(...)}.
 *
 * @param name its part of the address and of its messages, such as {@code note}
 * @param offered whether it can be done with this case now
 * @param ofTheCase whether the case page leads to it; otherwise something on that page does, and it
 *     is about that part
 * @param grave whether it cannot be taken back, so that its page warns
 * @param asks puts the questions of its page
 * @param given what its fresh page holds already, by field, so that nobody types what stands there
 * @param does does it, through the door that it belongs to
 */
record CaseAction(
    String name,
    BiPredicate<Me, CaseFile> offered,
    boolean ofTheCase,
    boolean grave,
    BiConsumer<On, Asking> asks,
    Function<On, Map<String, String[]>> given,
    BiConsumer<On, Said> does) {

  /** An action that every case offers, asks nothing and does nothing yet. */
  static CaseAction named(String name) {
    return new CaseAction(
        name, (me, file) -> true, true, false, (on, ask) -> {}, on -> Map.of(), (on, said) -> {});
  }

  CaseAction offeredIf(Predicate<CaseFile> when) {
    return offeredIf((me, file) -> when.test(file));
  }

  CaseAction offeredIf(BiPredicate<Me, CaseFile> when) {
    return new CaseAction(name, when, ofTheCase, grave, asks, given, does);
  }

  CaseAction ofAPart() {
    return new CaseAction(name, offered, false, grave, asks, given, does);
  }

  CaseAction forGood() {
    return new CaseAction(name, offered, ofTheCase, true, asks, given, does);
  }

  CaseAction asks(BiConsumer<On, Asking> questions) {
    return new CaseAction(name, offered, ofTheCase, grave, questions, given, does);
  }

  CaseAction given(Function<On, Map<String, String[]>> known) {
    return new CaseAction(name, offered, ofTheCase, grave, asks, known, does);
  }

  CaseAction does(BiConsumer<On, Said> what) {
    return new CaseAction(name, offered, ofTheCase, grave, asks, given, what);
  }

  /**
   * Who does it, and to what.
   *
   * @param part the id of the note or item it is about; empty if it is about the case
   */
  record On(Me me, CaseFile file, String part) {

    String reference() {
      return file.reference();
    }
  }

  /** What was answered, by field, as the form has read it. */
  record Said(Map<String, Object> answers) {

    /** The text for a field; empty if none was given. */
    String text(String key) {
      return answers.get(key) instanceof String text ? text : "";
    }

    /** The moment given for a field that must be answered. */
    Instant moment(String key) {
      return (Instant) Objects.requireNonNull(answers.get(key), key);
    }

    /** The choices made for a field. */
    List<String> list(String key) {
      return answers.get(key) instanceof List<?> list
          ? list.stream().map(Object::toString).toList()
          : List.of();
    }

    /** Whether a box is ticked. */
    boolean ticked(String key) {
      return Boolean.TRUE.equals(answers.get(key));
    }
  }
}
