package org.chalkline.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for another: a new account, a role, or a fresh start.
 *
 * @param kind what it is
 * @param person the id of whom it concerns; null for somebody who is new, until it is approved
 * @param name the name of whom it concerns
 * @param userName under which they sign in, or will
 * @param roles the roles asked for; empty for a fresh start
 * @param until the last day of the roles, in London; null for no end
 * @param askedBy the name of whoever asked
 * @param decidedBy the name of whoever decided; null while it waits
 * @param alone approved by whoever asked, since nobody else could yet
 */
public record AccountRequest(
    String id,
    String school,
    Kind kind,
    @Nullable String person,
    String name,
    String userName,
    List<String> roles,
    @Nullable LocalDate until,
    String askedById,
    String askedBy,
    Instant askedAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    boolean alone) {

  /** What is asked for. */
  public enum Kind {
    /** An account for somebody new. */
    PERSON,
    /** A role for somebody who has an account. */
    ROLE,
    /** Everything that they sign in with dropped, and a new one-time link. */
    RESET
  }

  /** Where it stands. */
  public enum State {
    WAITING,
    APPROVED,
    REFUSED,
    WITHDRAWN
  }

  /** The roles in words. */
  public String roleWords() {
    return String.join(", ", roles.stream().map(Roles::words).toList());
  }
}
