package org.chalkline.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * A kind of report as a school shows it.
 *
 * @param code the same at every school, such as racist
 * @param label the school's words for it
 * @param group the heading under which the school shows it; null under none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kind(String code, String label, @Nullable String group) {

  /** A kind under no heading. */
  public Kind(String code, String label) {
    this(code, label, null);
  }

  /** As somebody chooses it. */
  public Option option() {
    return new Option(code, label, null, group);
  }
}
