package org.chalkline.casework.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.chalkline.casework.Severity;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * The case file: what is so of a case whatever its kind. Its states are open, closed and joined.
 */
@Entity
@Table(name = "case_file")
public class CaseFile implements Persistable<String> {

  @Id private String id;
  private String reference;

  @Column(name = "school_id")
  private String school;

  private String kind;
  private String title;
  private String state = "open";
  private String severity = Severity.NOT_TRIAGED.code();

  @Column(name = "child_touched")
  private boolean childTouched;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "policy_edition")
  private String policyEdition;

  @Column(name = "breach_edition")
  private String breachEdition;

  @Column(name = "judged_on")
  private @Nullable LocalDate judgedOn;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  private @Nullable String outcome;
  private @Nullable String lesson;

  @Column(name = "joined_to")
  private @Nullable String joinedTo;

  @Version private int version;

  @Transient private boolean stored;

  /** For the persistence provider only. */
  @SuppressWarnings("NullAway.Init")
  protected CaseFile() {}

  /** A new, open case that nobody has triaged. */
  public CaseFile(
      String id,
      String reference,
      String school,
      String kind,
      String title,
      Instant openedAt,
      String openedBy,
      String policyEdition,
      String breachEdition) {
    this.id = id;
    this.reference = reference;
    this.school = school;
    this.kind = kind;
    this.title = title;
    this.openedAt = openedAt;
    this.openedBy = openedBy;
    this.policyEdition = policyEdition;
    this.breachEdition = breachEdition;
  }

  /** Triage has found how serious this is and what to call it. */
  public void triaged(Severity found, String calledNow, boolean touchesChild) {
    refuseUnlessOpen();
    this.severity = found.code();
    this.title = calledNow;
    this.childTouched = touchesChild;
  }

  /** A child is touched, whatever triage says later. */
  public void touchesChild() {
    this.childTouched = true;
  }

  /** Closes with an outcome and a lesson. */
  public void close(String found, String learnt, Instant now) {
    refuseUnlessOpen();
    this.state = "closed";
    this.outcome = found;
    this.lesson = learnt;
    this.closedAt = now;
  }

  /**
   * Opens a closed case again, within some months of its closing.
   *
   * @param months calendar months in UTC, from the profile under which it was worked
   * @throws Refused if it is open, joined to another, or too old
   * @clause default 60
   */
  public void reopen(Instant now, int months) {
    if (!state.equals("closed") || closedAt == null) {
      throw new Refused("Only a closed case can be reopened.");
    }
    Instant last = closedAt.atZone(ZoneOffset.UTC).plus(Period.ofMonths(months)).toInstant();
    if (now.isAfter(last)) {
      throw new Refused(
          "A case can be reopened within "
              + months
              + (months == 1 ? " month" : " months")
              + " of closing. Report it anew.");
    }
    this.state = "open";
    this.closedAt = null;
  }

  /** This report turned out to be of a post that another case already deals with. */
  public void joinTo(String otherCaseId, Instant now) {
    refuseUnlessOpen();
    this.state = "joined";
    this.joinedTo = otherCaseId;
    this.closedAt = now;
  }

  /**
   * The case belongs to another school, whose versions of the policy count now.
   *
   * @clause default 56
   */
  public void moveTo(String otherSchool, String workedUnder, String judgedBy) {
    refuseUnlessOpen();
    this.school = otherSchool;
    this.policyEdition = workedUnder;
    this.breachEdition = judgedBy;
  }

  /** On this day it was posted, or first seen: what counts as a breach is judged by it. */
  public void postedOn(LocalDate day) {
    this.judgedOn = day;
  }

  /** The case is worked under another version of the policy, or judged by another. */
  public void moveToEditions(String workedUnder, String judgedBy) {
    refuseUnlessOpen();
    this.policyEdition = workedUnder;
    this.breachEdition = judgedBy;
  }

  private void refuseUnlessOpen() {
    if (!state.equals("open")) {
      throw new Refused("This case is closed.");
    }
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return !stored;
  }

  @PostPersist
  @PostLoad
  void nowStored() {
    stored = true;
  }

  public String reference() {
    return reference;
  }

  public String school() {
    return school;
  }

  public String kind() {
    return kind;
  }

  public String title() {
    return title;
  }

  public String state() {
    return state;
  }

  public boolean open() {
    return state.equals("open");
  }

  public Severity severity() {
    return Severity.of(severity);
  }

  public boolean childTouched() {
    return childTouched;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public String openedBy() {
    return openedBy;
  }

  public String policyEdition() {
    return policyEdition;
  }

  public String breachEdition() {
    return breachEdition;
  }

  /** The day of the post, or on which it was first seen; null for what was not posted. */
  public @Nullable LocalDate judgedOn() {
    return judgedOn;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public @Nullable String outcome() {
    return outcome;
  }

  public @Nullable String lesson() {
    return lesson;
  }

  public @Nullable String joinedTo() {
    return joinedTo;
  }
}
