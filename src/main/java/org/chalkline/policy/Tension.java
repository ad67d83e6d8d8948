package org.chalkline.policy;

import java.util.List;

/**
 * A place where a policy says two things that do not go together, until its owner rules.
 *
 * @param words what it says on either side
 * @param clauses the clauses in question
 * @param reading the reading by which it runs
 */
public record Tension(String words, List<String> clauses, String reading) {

  public Tension {
    clauses = List.copyOf(clauses);
  }
}
