package org.chalkline.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it stands.
 *
 * @param reference the case it belongs to
 * @param kind what it is for, as the model that wants it says
 * @param promised what the profile promises whoever comes: {@code evidence-shared}, {@code
 *     companion}, {@code both-sides}, {@code written-outcome}
 * @param since from when it counts how soon the meeting is: when it was wanted, or wanted again
 * @param offered the times that may be chosen now, in order; empty unless {@code state} is offered
 * @param minutes how long it is to take; 0 until times were offered
 * @param agenda what is to be talked about; never in a calendar file
 * @param schoolSide the ids of those who come for the school
 * @param others who else comes for the school, in words
 * @param answerBy until when an answer is waited for
 * @param startsAt the time that was fixed
 * @param fixedHow how it was fixed: {@code link}, or in words
 * @param sequence how often the invitation has changed, from 0; -1 before the first
 * @param invitedFor the time that the last invitation named; null before one, and once it was
 *     called off
 * @param missed how many times they did not come, or did not answer
 * @param sittings every time it was to be, oldest first
 * @clause default 6 what a parent is given
 */
public record Meeting(
    String id,
    String caseId,
    String school,
    String reference,
    String kind,
    State state,
    List<String> promised,
    Instant begunAt,
    Instant since,
    List<Instant> offered,
    int minutes,
    String place,
    String agenda,
    List<String> schoolSide,
    String others,
    @Nullable Instant answerBy,
    @Nullable Instant startsAt,
    String fixedHow,
    int sequence,
    @Nullable Instant invitedFor,
    int missed,
    @Nullable Instant endedAt,
    List<Sitting> sittings) {

  /** Where a meeting stands. */
  public enum State {
    /** Times are to be offered. */
    ARRANGING,
    /** Times were offered, and an answer is waited for. */
    OFFERED,
    /** Its time is fixed. */
    FIXED,
    /** It was held. */
    HELD,
    /** It came to nothing: whoever was invited did not come, or gave no answer. */
    MISSED,
    /** The school called it off. */
    CALLED_OFF;

    /** As the database and the API write it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether it may still come to something. */
    public boolean open() {
      return this == ARRANGING || this == OFFERED || this == FIXED;
    }
  }

  /**
   * One time at which it was to be.
   *
   * @param what {@code held}, {@code not-come}, {@code no-answer} or {@code called-off}
   * @param was when it was or was to be; null if no time was ever fixed
   * @param recordedBy who wrote it down
   * @param present who was there; empty unless held, as all that follows
   * @param companion who came along
   * @param whyNotShown why they did not see the evidence; empty if they did
   * @param outcome one of {@link Outcome}; null unless held
   * @param removeBy until when the post is to be taken down, a date of London
   * @param words why it was not held, or what was heard
   */
  public record Sitting(
      String id,
      Instant recordedAt,
      String recordedBy,
      String what,
      @Nullable Instant was,
      String present,
      String companion,
      boolean evidenceShown,
      String whyNotShown,
      String schoolNotes,
      String parentNotes,
      @Nullable Outcome outcome,
      @Nullable LocalDate removeBy,
      String agreed,
      String words) {}

  /** Whether the profile promises this. */
  public boolean promises(String what) {
    return promised.contains(what);
  }

  /** The sitting that was held. */
  public Optional<Sitting> held() {
    return sittings.stream().filter(it -> it.what().equals("held")).findFirst();
  }

  /** What it came to; empty unless it was held. */
  public Optional<Outcome> outcome() {
    return held().map(Sitting::outcome);
  }

  /** The id that every calendar file of this meeting carries, whatever its time. */
  public String uid() {
    return id + "@chalkline";
  }
}
