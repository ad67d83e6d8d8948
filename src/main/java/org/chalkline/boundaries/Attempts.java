package org.chalkline.boundaries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.Meant;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to attempts at contact. Anybody of a school may report one, either way; whoever could be
 * the member of staff who attempted it is outside from the same transaction on.
 */
@Service
public class Attempts {

  /** The kind of case that this module has. */
  public static final String KIND = "contact-attempt";

  public static final List<String> DIRECTIONS = List.of("in", "out");
  public static final List<String> OTHERS = List.of("pupil", "former-pupil", "parent");
  public static final List<String> WAYS = List.of("friend-request", "message", "follow", "other");

  private static final String PREFIX = "CON";
  private static final int MOST = 4000;
  private static final int SHORT = 200;

  private final AttemptRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final Meant meant;
  private final Walls walls;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Attempts(
      AttemptRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      Meant meant,
      Walls walls,
      Schools schools,
      Policies policies,
      Workflows workflows,
      Once once,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.caseFiles = caseFiles;
    this.files = files;
    this.meant = meant;
    this.walls = walls;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes a report in.
   *
   * @return the reference of the new case
   * @throws InvalidInput naming every field that is missing or wrong
   * @clause HH-41, HH-42, AR-05
   */
  public String report(Me me, ReportAttempt told, String key) {
    check(me, told);
    // Who could be meant may be of a sister school, which is not in everybody's reach.
    return Scope.everywhere(
        () -> transaction.execute(status -> once.run(me.actor(), key, () -> store(me, told))));
  }

  private String store(Me me, ReportAttempt told) {
    Profile profile = inForce(told.school());
    CaseFile file =
        caseFiles.begin(PREFIX, KIND, title(told), told.school(), me.actor(), profile.edition());
    file.triaged(
        told.worrying() ? Severity.HIGH : Severity.MEDIUM,
        title(told),
        told.other().equals("pupil"));
    files.saveAndFlush(file);
    Set<Person> named = named(told);
    rows.add(file, told, me.id(), contacted(me, told, named));
    caseFiles.record(
        file,
        me.actor(),
        "attempt.reported",
        Map.of("direction", told.direction(), "other", told.other(), "way", told.way()));
    keepOut(file, told, named);
    workflows.start(ContactAttempt.PROCESS, file.reference(), Map.of(), me.actor());
    return file.reference();
  }

  /** The subject line names nobody. */
  private static String title(ReportAttempt told) {
    String other = told.other().replace('-', ' ');
    return told.direction().equals("in")
        ? "A " + other + " tried to contact a member of staff"
        : "A member of staff tried to contact a " + other;
  }

  /** Whom the words mean: inward the member of staff, outward whoever could have attempted it. */
  private Set<Person> named(ReportAttempt told) {
    return meant.by(reach(told.school()), told.staffName(), true);
  }

  private List<String> reach(String school) {
    return schools.federatedWith(school).stream().map(School::id).toList();
  }

  private static @Nullable String contacted(Me me, ReportAttempt told, Set<Person> named) {
    if (told.direction().equals("out")) {
      return null;
    }
    if (told.staffName().isBlank()) {
      return me.id();
    }
    return named.size() == 1 ? named.iterator().next().id() : null;
  }

  /** Outward whoever could be meant; inward a parent who works at the school as well. */
  private void keepOut(CaseFile file, ReportAttempt told, Set<Person> named) {
    Set<Person> out =
        told.direction().equals("out")
            ? named
            : meant.by(reach(told.school()), told.otherName(), false);
    List<String> persons =
        new ArrayList<>(
            out.stream().map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new)));
    if (!persons.isEmpty()) {
      walls.keepOut(file, persons, Walls.Why.COULD_BE_MEANT, Actor.CHALKLINE);
    }
  }

  private Profile inForce(String school) {
    return policies.inForce(schools.get(school).policyId(), today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), When.LONDON);
  }

  private void check(Me me, ReportAttempt told) {
    List<FieldError> wrong = new ArrayList<>();
    if (!me.schools().contains(told.school())) {
      wrong.add(new FieldError("school", "Select a school"));
    }
    oneOf(wrong, "direction", told.direction(), DIRECTIONS, "Select who tried to reach whom");
    oneOf(wrong, "other", told.other(), OTHERS, "Select who it is besides the member of staff");
    oneOf(wrong, "way", told.way(), WAYS, "Select what it was");
    required(wrong, "platform", told.platform(), SHORT, "Enter where it happened");
    required(wrong, "said", told.said(), MOST, "Enter what happened");
    line(wrong, "otherName", told.otherName());
    line(wrong, "staffName", told.staffName());
    if (told.direction().equals("out") && told.staffName().isBlank()) {
      wrong.add(new FieldError("staffName", "Enter which member of staff tried it"));
    }
    if (told.happenedOn() != null && told.happenedOn().isAfter(today())) {
      wrong.add(new FieldError("happenedOn", "The day must be today or in the past"));
    }
    if (!wrong.isEmpty()) {
      throw new InvalidInput(wrong);
    }
  }

  private static void oneOf(
      List<FieldError> wrong, String field, String value, List<String> allowed, String missing) {
    if (!allowed.contains(value)) {
      wrong.add(new FieldError(field, missing));
    }
  }

  static void required(
      List<FieldError> wrong, String field, String text, int most, String missing) {
    if (text.isBlank()) {
      wrong.add(new FieldError(field, missing));
    } else if (text.length() > most) {
      wrong.add(new FieldError(field, "Use %,d characters or fewer".formatted(most)));
    } else if (!Texts.clean(text.replace("\r", ""))) {
      wrong.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }

  private static void line(List<FieldError> wrong, String field, String text) {
    if (!text.isBlank()) {
      required(wrong, field, text, SHORT, "");
    }
  }

  /** A closed case was opened again by a person: it is looked at anew. */
  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      CaseFile file = files.findById(event.caseId()).orElseThrow();
      workflows.start(ContactAttempt.PROCESS, file.reference(), Map.of(), Actor.of(event.actor()));
    }
  }

  /** A case went to another school: what belongs to it goes with it. */
  @EventListener
  void moved(CaseMoved event) {
    for (String table : List.of("contact_attempt", "contact_exception")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(event.toSchool(), event.caseId())
          .update();
    }
  }
}
