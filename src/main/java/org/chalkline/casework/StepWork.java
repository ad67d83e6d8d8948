package org.chalkline.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.web.Answers;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;

/** What a module fills in for the steps of its processes. */
public interface StepWork {

  /**
   * Whom an owner that the model names by a word of this module means, such as {@code account}.
   *
   * @return empty if this module does not know the word
   */
  Optional<Owner> owner(CaseFile file, String word);

  /**
   * The same for a step of a process that keeps an id, such as that of one of several duties.
   *
   * @param work that id; null where the process keeps none
   */
  default Optional<Owner> owner(CaseFile file, String word, @Nullable String work) {
    return owner(file, word);
  }

  /**
   * Takes what a person answered at a step and changes the facts.
   *
   * @return answers for the gateways that follow
   */
  Map<String, Object> complete(CaseFile file, Assignment step, Answers answers, Actor actor);

  /** The choices that a step's form leaves open, by the form's name for them. */
  Map<String, List<Option>> options(CaseFile file, Assignment step);

  /** Values a step's form starts with, so that nobody types what is known. */
  Map<String, Object> given(CaseFile file, Assignment step);

  /** What whoever does the step has to know and its form does not say, in order. */
  default List<CaseWork.Fact> toKnow(CaseFile file, Assignment step) {
    return List.of();
  }

  /** The same for this reader, where it tells of other cases: of none that they are outside. */
  default List<CaseWork.Fact> toKnow(Me me, CaseFile file, Assignment step) {
    return toKnow(file, step);
  }

  /**
   * From when a step's limit counts, where that is not when the step opens.
   *
   * @param step the element's id in the model
   */
  default Optional<Instant> countsFrom(CaseFile file, String step) {
    return Optional.empty();
  }

  /**
   * The same for a step of a process that keeps an id.
   *
   * @param work that id; null where the process keeps none
   */
  default Optional<Instant> countsFrom(CaseFile file, String step, @Nullable String work) {
    return countsFrom(file, step);
  }

  /**
   * The same for a step of a process that keeps an id: each of several duties has its own limit.
   *
   * @param work that id; null where the process keeps none
   */
  default Optional<Stricter> stricter(CaseFile file, String step, @Nullable String work) {
    return stricter(file, step);
  }

  /**
   * A stricter limit than the model's, where the facts of the case demand one.
   *
   * @param step the element's id in the model
   */
  default Optional<Stricter> stricter(CaseFile file, String step) {
    return Optional.empty();
  }

  /**
   * A stricter limit.
   *
   * @param setting a setting of the profile that holds it
   * @param urgent whether the step passes on at the due instant until somebody acknowledges
   */
  record Stricter(String setting, boolean urgent) {}

  /**
   * Until when an urgent step may take once somebody has acknowledged it.
   *
   * @param step the element's id in the model
   * @return a setting of the profile that holds a limit; empty if nothing more is chased
   */
  default Optional<String> limitOnceAcknowledged(String step) {
    return Optional.empty();
  }

  /**
   * The page of its own on which a step is done, where the page of all tasks says too little.
   *
   * @return its address; empty for the page of all tasks
   */
  default Optional<String> page(CaseFile file, Assignment step) {
    return Optional.empty();
  }
}
