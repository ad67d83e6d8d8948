package org.chalkline.casework;

import java.util.List;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;

/** What a module that has a kind of case fills in for the case file. One bean for each kind. */
public interface CaseWork extends StepWork {

  /** The kind of case, such as {@code abuse}. */
  String kind();

  /** The summary of the case for its page: label and text, in order. */
  List<Fact> facts(CaseFile file);

  /**
   * The role that is told when somebody is late with a step that they alone can do; where they hold
   * it themselves, the next in the table of succession is.
   */
  default String leads(CaseFile file) {
    return "headteacher";
  }

  /**
   * Whether this person may say that a case of this kind is of the same post as another: whoever
   * triages it. Cases of most kinds are of no post, and nobody may.
   */
  default boolean mayJoin(Me me, CaseFile file) {
    return false;
  }

  /** Whether cases of this kind stand in the list of cases; what is a person's own does not. */
  default boolean listed() {
    return true;
  }

  /**
   * What whoever works on the case reads before they answer, on a page of its own.
   *
   * @return empty if the case page says everything
   */
  default Optional<ToRead> toRead(CaseFile file) {
    return Optional.empty();
  }

  /**
   * Something to read.
   *
   * @param words what the link says
   */
  record ToRead(String words, String href) {}

  /** The case was closed, opened again or moved: keep up. */
  default void restarted(CaseFile file, Actor actor) {}

  /** A line of the summary. */
  record Fact(String label, String text) {}
}
