package org.chalkline.scenarios;

import io.cucumber.java.ParameterType;
import java.time.Instant;

/** The kinds of words that a step can hold. */
public class Types {

  @ParameterType(Who.PATTERN)
  public Who person(String words) {
    return Who.read(words);
  }

  @ParameterType(British.MOMENT)
  public Instant moment(String words) {
    return British.moment(words);
  }

  @ParameterType("[a-z]+(?:-[a-z]+)*")
  public String school(String id) {
    return id;
  }

  @ParameterType("not yet triaged|low|medium|high|immediate")
  public String severity(String words) {
    return words.equals("not yet triaged") ? "not-triaged" : words;
  }
}
