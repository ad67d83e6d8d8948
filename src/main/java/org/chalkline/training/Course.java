package org.chalkline.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course of a school.
 *
 * @param about what it is about; may be empty
 * @param months for how many months it holds; null if it never lapses
 * @param roles the roles that must have it
 */
public record Course(
    String id,
    String school,
    String name,
    String about,
    @Nullable Integer months,
    List<String> roles) {

  /** The course that every policy stands for. */
  public static final String POLICY = "policy";

  /**
   * A course as typed.
   *
   * @param months empty if it never lapses
   */
  public record Typed(String name, String about, String months, List<String> roles) {}
}
