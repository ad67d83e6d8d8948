package org.chalkline.abuse.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chalkline.casework.ReportMade;
import org.chalkline.casework.ReportMade.Suspect;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The facts of a case of abuse: as reported at first, then as a person confirmed them. */
@Entity
@Table(name = "abuse_case")
public class AbuseCase implements Persistable<String> {

  @Id
  @Column(name = "case_id")
  private String caseId;

  @Column(name = "school_id")
  private String school;

  @Column(name = "report_id")
  private String reportId;

  private String platform;

  @Column(name = "account_id")
  private @Nullable String account;

  private String place;
  private @Nullable String link;
  private String said;

  @Column(name = "posted_at")
  private @Nullable Instant postedAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  private String[] kinds;
  private String[] authors;

  @Column(name = "author_known")
  private boolean authorKnown;

  @Column(name = "adult_of_school")
  private boolean adultOfSchool;

  private boolean danger;

  @Column(name = "child_touched")
  private boolean childTouched;

  @Column(name = "child_image")
  private boolean childImage;

  @Column(name = "query_or_complaint")
  private boolean queryOrComplaint;

  @Column(name = "thought_illegal")
  private boolean thoughtIllegal;

  @Column(name = "tell_line_manager")
  private boolean tellLineManager;

  @Column(name = "copy_held")
  private boolean copyHeld;

  @Column(name = "facts_confirmed")
  private boolean factsConfirmed;

  @Version private int version;

  @Transient private boolean stored;

  /** For the persistence provider only. */
  @SuppressWarnings("NullAway.Init")
  protected AbuseCase() {}

  /** The facts as somebody reported them. */
  public AbuseCase(String caseId, ReportMade report) {
    this.caseId = caseId;
    this.school = report.school();
    this.reportId = report.reportId();
    this.platform = report.platform();
    this.account = report.account();
    this.place = report.place();
    this.link = report.link();
    this.said = report.said();
    this.postedAt = report.postedAt();
    this.seenAt = report.seenAt();
    this.kinds = report.kinds().toArray(String[]::new);
    this.authors = report.behind().stream().map(Suspect::kind).distinct().toArray(String[]::new);
    this.authorKnown =
        report.behind().stream().anyMatch(it -> !it.words().isBlank() || it.person() != null);
    this.danger = report.danger();
    this.childImage = report.childImage();
    this.childTouched =
        report.childTouched() || report.childImage() || touchesChild(report.kinds());
    this.queryOrComplaint = report.kinds().contains("complaint");
    this.tellLineManager = report.tellLineManager();
    this.copyHeld = report.evidence() > 0;
  }

  private static boolean touchesChild(List<String> kinds) {
    return kinds.contains("sexual-approach")
        || kinds.contains("sexual-image")
        || kinds.contains("identifies-child");
  }

  /** Whether an adult of the school could be meant; nobody has confirmed yet. */
  public void adultOfSchoolMeant(boolean couldBe) {
    this.adultOfSchool = couldBe;
  }

  /** A person has confirmed or corrected the facts. A child once touched stays touched. */
  public void confirm(Confirmed facts) {
    this.kinds = facts.kinds().toArray(String[]::new);
    this.authors = facts.authors().toArray(String[]::new);
    this.authorKnown = facts.authorKnown();
    this.danger = facts.danger();
    this.childTouched = childTouched || facts.childTouched() || touchesChild(facts.kinds());
    this.childImage =
        childImage || (facts.kinds().contains("sexual-image") && facts.childTouched());
    this.queryOrComplaint = facts.queryOrComplaint() || facts.kinds().contains("complaint");
    this.thoughtIllegal = facts.thoughtIllegal();
    this.factsConfirmed = true;
  }

  /** New facts add to what is known; nothing is taken away. */
  public void learn(
      List<String> moreKinds, List<String> moreAuthors, boolean known, boolean illegal) {
    this.kinds = both(kinds, moreKinds);
    Set<String> all = new LinkedHashSet<>(List.of(both(authors, moreAuthors)));
    if (!moreAuthors.isEmpty()) {
      all.remove("unknown");
    }
    this.authors = all.toArray(String[]::new);
    this.authorKnown = authorKnown || known;
    this.thoughtIllegal = thoughtIllegal || illegal;
    this.childTouched = childTouched || touchesChild(moreKinds);
  }

  private static String[] both(String[] some, List<String> more) {
    return Stream.concat(Arrays.stream(some), more.stream()).distinct().toArray(String[]::new);
  }

  /** A copy is held, or nobody can make one. */
  public void copyHeld() {
    this.copyHeld = true;
  }

  /** The case was opened again: the facts are to be confirmed anew. */
  public void again() {
    this.factsConfirmed = false;
  }

  /** The case belongs to another school now. */
  public void moveTo(String otherSchool) {
    this.school = otherSchool;
    this.account = null;
  }

  /** The facts as a person confirmed them. */
  public record Confirmed(
      List<String> kinds,
      List<String> authors,
      boolean authorKnown,
      boolean danger,
      boolean childTouched,
      boolean queryOrComplaint,
      boolean thoughtIllegal) {}

  @Override
  public String getId() {
    return caseId;
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

  public String school() {
    return school;
  }

  public String reportId() {
    return reportId;
  }

  public String platform() {
    return platform;
  }

  public @Nullable String account() {
    return account;
  }

  public String place() {
    return place;
  }

  public @Nullable String link() {
    return link;
  }

  public String said() {
    return said;
  }

  public @Nullable Instant postedAt() {
    return postedAt;
  }

  public Instant seenAt() {
    return seenAt;
  }

  public List<String> kinds() {
    return List.of(kinds);
  }

  public List<String> authors() {
    return List.of(authors);
  }

  public boolean authorKnown() {
    return authorKnown;
  }

  public boolean adultOfSchool() {
    return adultOfSchool;
  }

  public boolean danger() {
    return danger;
  }

  public boolean childTouched() {
    return childTouched;
  }

  public boolean childImage() {
    return childImage;
  }

  public boolean queryOrComplaint() {
    return queryOrComplaint;
  }

  public boolean thoughtIllegal() {
    return thoughtIllegal;
  }

  public boolean tellLineManager() {
    return tellLineManager;
  }

  public boolean copyKept() {
    return copyHeld;
  }

  public boolean factsConfirmed() {
    return factsConfirmed;
  }
}
