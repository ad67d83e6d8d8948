package org.chalkline.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it stands in the register.
 *
 * @param number its number within the case, from 1
 * @param kind a {@link LetterKind#id()}
 * @param addressee to whom it goes, as on the envelope
 * @param address the lines of the postal address, without the name
 * @param email where a link can be sent; null if there is none
 * @param template what it was drafted from: {@code shipped}, or a version's id
 * @param channel {@code link} or {@code paper}; null until it is signed
 * @param signerRole the role in which it was signed
 * @param linkId the link under which it can be read; null if there is none
 * @param mailId the mail that carried the link; null if there is none
 * @param sentAt when the mail was taken, or the posting was entered
 * @param proof the Message-ID of the mail, or what whoever posted it says of the proof they have
 */
public record LetterRow(
    String id,
    String caseId,
    String school,
    int number,
    String kind,
    String addressee,
    List<String> address,
    @Nullable String email,
    String template,
    State state,
    @Nullable String channel,
    String begunBy,
    Instant begunAt,
    @Nullable String writtenBy,
    @Nullable Instant writtenAt,
    @Nullable String checkedBy,
    @Nullable Instant checkedAt,
    @Nullable String signedBy,
    @Nullable Instant signedAt,
    @Nullable String signerRole,
    @Nullable String linkId,
    @Nullable String mailId,
    @Nullable Instant sentAt,
    @Nullable String postedBy,
    @Nullable LocalDate postedOn,
    String proof) {

  /** How far a letter has come. */
  public enum State {
    /** It is being written. */
    DRAFT,
    /** A second person reads it. */
    CHECK,
    /** It waits to be signed. */
    SIGN,
    /** It is signed and waits to be printed and posted. */
    TO_POST,
    /** It is signed and its mail is on the way. */
    SENDING,
    /** The mail with its link was taken. */
    SENT,
    /** It was printed and posted. */
    POSTED,
    /** Its mail could not be sent. */
    FAILED,
    /** Nobody knows whether its mail went. */
    PERHAPS,
    /** It was not sent, and will not be. */
    NOT_SENT;

    /** Its code, such as {@code to-post}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Its name within its case, such as {@code L2}. */
  public String name() {
    return "L" + number;
  }

  /** Whether it has gone. */
  public boolean gone() {
    return state == State.SENT || state == State.POSTED;
  }

  /** To whom it goes. */
  public Addressee to() {
    return new Addressee(addressee, address, email);
  }
}
