package org.chalkline.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step that waits for a person.
 *
 * @param id the engine's id of it
 * @param reference the case reference
 * @param process the model's id
 * @param step the element's id in the model, such as {@code Task_ConfirmFacts}
 * @param name the element's name, in words
 * @param properties what the model says of the step: {@code limit}, {@code form}, {@code clauses}
 * @param owner whom the model names: a role id, or {@code profile:} and a setting that holds one;
 *     where the step is for one person, {@link #FOR_PERSON}, their id and a slash stand before it
 * @param work the id that its process keeps under {@code work}, if it keeps one
 */
public record OpenStep(
    String id,
    String reference,
    String process,
    String step,
    String name,
    Map<String, String> properties,
    String owner,
    @Nullable String work) {

  /** What an owner begins with that names one person before a role. */
  public static final String FOR_PERSON = "person:";
}
