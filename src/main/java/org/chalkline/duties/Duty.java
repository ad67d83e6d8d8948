package org.chalkline.duties;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A duty to tell a body outside the school.
 *
 * @param kind the id of its kind, such as {@code lado}
 * @param compulsory whether it is not left to judgement
 * @param why why somebody began it by hand; empty where a process did
 * @param reason why nobody was told; empty if they were
 * @param body the authority, the force or the organisation by name; empty until it was told
 * @param person whom one spoke to; may be empty
 * @param bodyReference the number under which they have it; empty if they gave none
 * @param toldAt when they were told; null until they were
 * @param given what they were told, in words
 * @param contact the id of what stands of it among the contacts outside; null until they were told
 * @param word what they said last of what the school may do; null until they said something
 * @param advice that in their words; empty until they said something
 * @clause default 34 the designated officer, default 8 the police, default 74 asked again
 */
public record Duty(
    String id,
    String caseId,
    String school,
    String reference,
    String kind,
    boolean compulsory,
    State state,
    String why,
    String reason,
    String body,
    String person,
    String bodyReference,
    @Nullable Instant toldAt,
    String given,
    @Nullable String contact,
    @Nullable Word word,
    String advice,
    @Nullable Instant wordAt,
    Instant begunAt) {

  /** Where a duty stands. */
  public enum State {
    /** They are to be told. */
    TO_TELL,
    /** They were not told, with a reason. */
    NOT_TOLD,
    /** They were told, and the school waits for their word. */
    AWAITS_WORD,
    /** They were told, and nothing is waited for. */
    TOLD,
    /** They have said what the school may do. */
    WORD_GIVEN,
    /** They were told, and nobody waits for their word any longer, with a reason. */
    GIVEN_UP;

    /** As the database and the API write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** What a body says the school may do. */
  public enum Word {
    /** The school may go on. */
    PROCEED,
    /** It waits until they say more. */
    WAIT,
    /** They take it over. */
    TAKE_OVER,
    /** They do nothing: it is for the school. */
    NO_ACTION;

    /** As forms, the database and the API write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Word of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Whether they were told. */
  public boolean made() {
    return toldAt != null;
  }

  /** Whether something is still to be done or waited for. */
  public boolean open() {
    return state == State.TO_TELL || state == State.AWAITS_WORD;
  }
}
