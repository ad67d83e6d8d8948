package org.chalkline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseJoins;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseOpened;
import org.chalkline.casework.OpenTasks;
import org.chalkline.casework.ReportMade;
import org.chalkline.casework.ReportMade.Suspect;
import org.chalkline.casework.ReportMade.Target;
import org.chalkline.casework.WrittenWords;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.FileGiven;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to reporting. Anybody of a school may report anything, and no role can stop it. One
 * transaction stores the report and its files, opens the case and starts its process.
 */
@Service
public class Reports {

  private static final Set<String> AUTHORS =
      Set.of("parent", "pupil", "staff", "governor", "volunteer", "public", "unknown");
  private static final Set<String> TARGETS =
      Set.of("staff", "governor", "pupil", "parent", "school", "other");

  private static final ThreadLocal<@Nullable CaseOpened> OPENED = new ThreadLocal<>();

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Schools schools;
  private final People people;
  private final SchoolAccounts accounts;
  private final Policies policies;
  private final EvidenceLocker locker;
  private final CaseJoins caseJoins;
  private final WrittenWords writtenWords;
  private final OpenTasks openTasks;
  private final Access access;
  private final Once once;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reports(
      JdbcClient jdbc,
      ObjectMapper json,
      Schools schools,
      People people,
      SchoolAccounts accounts,
      Policies policies,
      EvidenceLocker locker,
      CaseJoins caseJoins,
      WrittenWords writtenWords,
      OpenTasks openTasks,
      Access access,
      Once once,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.schools = schools;
    this.people = people;
    this.accounts = accounts;
    this.policies = policies;
    this.locker = locker;
    this.caseJoins = caseJoins;
    this.writtenWords = writtenWords;
    this.openTasks = openTasks;
    this.access = access;
    this.once = once;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes a report in; answers the reference that the reporter keeps.
   *
   * @param key a repeat under the same key has no further effect and answers the same reference
   * @throws InvalidInput naming every field that is missing or wrong
   */
  public String report(Me me, MakeReport report, String key) {
    return Scope.everywhere(
        () -> transaction.execute(status -> once.run(me.actor(), key, () -> store(me, report))));
  }

  private String store(Me me, MakeReport given) {
    check(me, given);
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    OPENED.remove();
    events.publishEvent(
        new ReportMade(
            id,
            given.school(),
            me.id(),
            given.platform().strip(),
            blankToNull(given.account()),
            Objects.requireNonNullElse(given.place(), "").strip(),
            blankToNull(given.link()),
            given.said().strip(),
            given.postedAt(),
            Objects.requireNonNullElse(given.seenAt(), now),
            given.behind().isEmpty()
                ? List.of(new Suspect("unknown", "", null, null, "unknown"))
                : given.behind(),
            given.aimedAt(),
            given.kinds(),
            given.danger(),
            given.childTouched(),
            image(given),
            given.tellLineManager(),
            given.files().size()));
    CaseOpened opened = Objects.requireNonNull(OPENED.get(), "no case was opened");
    OPENED.remove();
    jdbc.sql(
            """
            insert into report (id, school_id, reporter, at, case_id, reference, details)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            id,
            given.school(),
            me.id(),
            Timestamp.from(now),
            opened.caseId(),
            opened.reference(),
            details(given))
        .update();
    for (MakeReport.GivenFile file : given.files()) {
      locker.fix(
          new NewEvidence(
              opened.caseId(),
              given.school(),
              file.name(),
              file.bytes(),
              me.actor(),
              "Came with the report",
              given.seenAt()));
    }
    return opened.reference();
  }

  /** Whether it may be a sexual image of a child, by the box for it or by its kind. */
  private static boolean image(MakeReport given) {
    return given.childImage() || given.kinds().contains("sexual-image");
  }

  private void check(Me me, MakeReport given) {
    List<FieldError> errors = new ArrayList<>();
    if (schoolsFor(me).stream().noneMatch(school -> school.id().equals(given.school()))) {
      errors.add(new FieldError("school", "Select the school it concerns"));
      throw new InvalidInput(errors);
    }
    required(errors, "platform", given.platform(), 100, "Enter where it is, such as Facebook");
    required(errors, "said", given.said(), 4000, "Enter what was said");
    optional(errors, "place", given.place(), 300);
    optional(errors, "link", given.link(), 2000);
    if (given.link() != null && !given.link().isBlank() && !address(given.link())) {
      errors.add(new FieldError("link", "Enter a web address, like https://www.example.com/post"));
    }
    if (given.account() != null
        && !given.account().isBlank()
        && accounts.at(given.school()).stream().noneMatch(it -> it.id().equals(given.account()))) {
      errors.add(new FieldError("account", "Select an account of the school"));
    }
    List<String> known =
        policies
            .inForce(
                schools.get(given.school()).policyId(),
                java.time.LocalDate.ofInstant(
                    clock.instant(), java.time.ZoneId.of("Europe/London")))
            .kinds()
            .stream()
            .map(Kind::code)
            .toList();
    if (given.kinds().isEmpty() || !known.containsAll(given.kinds())) {
      errors.add(new FieldError("kinds", "Select what kind it is"));
    }
    Instant soon = clock.instant().plusSeconds(60);
    if (given.seenAt() != null && given.seenAt().isAfter(soon)) {
      errors.add(new FieldError("seenAt", "The time it was seen must be in the past"));
    }
    if (given.postedAt() != null && given.postedAt().isAfter(soon)) {
      errors.add(new FieldError("postedAt", "The time it was posted must be in the past"));
    }
    Set<String> here = peopleOf(given.school());
    for (Suspect who : given.behind()) {
      if (!AUTHORS.contains(who.kind())) {
        errors.add(new FieldError("behind", "Select who seems to be behind it"));
      }
      optional(errors, "behind", who.words(), 500);
      if (who.person() != null && !here.contains(who.person())) {
        errors.add(new FieldError("behind", "Select a person of the school"));
      }
      if (who.post() != null && !Roles.all().containsKey(who.post())) {
        errors.add(new FieldError("behind", "Select a post of the school"));
      }
    }
    given.aimedAt().stream()
        .filter(at -> !TARGETS.contains(at.kind()))
        .findFirst()
        .ifPresent(at -> errors.add(new FieldError("aimedAt", "Select who it is aimed at")));
    for (Target at : given.aimedAt()) {
      optional(errors, "aimedAt", at.words(), 500);
      if (at.person() != null && !here.contains(at.person())) {
        errors.add(new FieldError("aimedAt", "Select a person of the school"));
      }
    }
    if (given.aimedAt().isEmpty()) {
      errors.add(new FieldError("aimedAt", "Select who it is aimed at"));
    }
    if (image(given) && !given.files().isEmpty()) {
      errors.add(
          new FieldError(
              "files",
              "Do not upload an image that may be a sexual image of a child. Describe it in words only"));
    }
    if (given.files().size() > 20) {
      errors.add(new FieldError("files", "Give 20 files or fewer"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    locker.checkAll(
        given.files().stream().map(file -> new FileGiven(file.name(), file.bytes())).toList());
  }

  /** The ids of the people of this school and of those in one federation with it. */
  private Set<String> peopleOf(String school) {
    Set<String> ids = new HashSet<>();
    schools
        .federatedWith(school)
        .forEach(sister -> people.at(sister.id()).forEach(person -> ids.add(person.id())));
    return ids;
  }

  private static boolean address(String link) {
    try {
      URI uri = URI.create(link.strip());
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void required(
      List<FieldError> errors, String field, @Nullable String text, int most, String message) {
    if (text == null || text.isBlank()) {
      errors.add(new FieldError(field, message));
    } else {
      optional(errors, field, text, most);
    }
  }

  private static void optional(
      List<FieldError> errors, String field, @Nullable String text, int most) {
    if (text == null) {
      return;
    }
    if (text.length() > most) {
      errors.add(new FieldError(field, "Use %,d characters or fewer".formatted(most)));
    }
    if (!Texts.clean(text.replace("\r\n", "\n"))) {
      errors.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The schools that this person may report for: their own and those of the same federation. */
  public List<School> schoolsFor(Me me) {
    Map<String, School> found = new LinkedHashMap<>();
    for (String own : me.schools()) {
      schools.federatedWith(own).forEach(school -> found.putIfAbsent(school.id(), school));
    }
    return List.copyOf(found.values());
  }

  /** Everything that the reporter entered, in words: it is what they see later as their own. */
  private String details(MakeReport given) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("school", given.school());
    details.put("platform", given.platform());
    details.put(
        "account",
        Optional.ofNullable(blankToNull(given.account()))
            .flatMap(accounts::find)
            .map(SchoolAccounts.SchoolAccount::name)
            .orElse(null));
    details.put("place", given.place());
    details.put("link", given.link());
    details.put("said", given.said());
    details.put("postedAt", given.postedAt());
    details.put("seenAt", given.seenAt());
    details.put("kinds", given.kinds());
    details.put(
        "behind",
        given.behind().stream()
            .map(who -> told(who.kind(), who.words(), who.person(), who.post()))
            .toList());
    details.put(
        "aimedAt",
        given.aimedAt().stream()
            .map(at -> told(at.kind(), at.words(), at.person(), null))
            .toList());
    details.put("childTouched", given.childTouched());
    details.put("childImage", image(given));
    details.put("tellLineManager", given.tellLineManager());
    details.put("danger", given.danger());
    details.put("files", given.files().stream().map(MakeReport.GivenFile::name).toList());
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String told(String kind, String words, @Nullable String person, @Nullable String post) {
    List<String> said = new ArrayList<>();
    said.add(words.strip());
    if (person != null) {
      said.add(people.get(person).name());
    }
    if (post != null) {
      said.add(Roles.words(post));
    }
    said.removeIf(String::isEmpty);
    return said.isEmpty() ? kind : kind + ": " + String.join(", ", said);
  }

  @EventListener
  void opened(CaseOpened event) {
    OPENED.set(event);
  }

  @EventListener
  void moved(CaseMoved event) {
    jdbc.sql("update report set school_id = ? where case_id = ?")
        .params(event.toSchool(), event.caseId())
        .update();
  }

  /**
   * A report as its reporter sees it: their own words and files, where it stands, what was written
   * to them.
   *
   * @param standing received, being-dealt-with or closed
   * @param outside true if nobody inside is left to deal with it
   * @param withSafeguarding true if the safeguarding lead, or whoever stands in, has it now
   */
  public record MyReport(
      String reference,
      Instant at,
      String standing,
      Map<String, Object> details,
      List<WrittenWords.Word> words,
      boolean outside,
      boolean withSafeguarding) {}

  /** What this person has reported, newest first; the latest 200. */
  public List<MyReport> mine(Me me) {
    return mine(me, null, 200);
  }

  /**
   * One report of this person.
   *
   * @throws NoSuchThing if it is not theirs or does not exist
   */
  public MyReport mine(Me me, String reference) {
    return mine(me, reference, 1).stream().findFirst().orElseThrow(NoSuchThing::new);
  }

  private List<MyReport> mine(Me me, @Nullable String reference, int most) {
    return Scope.everywhere(
        () ->
            transaction.execute(
                status -> {
                  List<WrittenWords.Word> words = writtenWords.wordsTo(me.id());
                  return jdbc.sql(
                          """
                          select reference, at, case_id, details from report
                          where reporter = :me
                            and (cast(:reference as text) is null
                              or upper(reference) = upper(cast(:reference as text)))
                          order by at desc limit :most
                          """)
                      .param("me", me.id())
                      .param("reference", reference)
                      .param("most", most)
                      .query(
                          (row, n) -> {
                            String caseId = row.getString(3);
                            boolean known = !access.walled(me.id(), caseId);
                            return new MyReport(
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                caseJoins.standing(caseId, me.id()),
                                read(row.getString(4)),
                                words.stream().filter(it -> it.caseId().equals(caseId)).toList(),
                                known && openTasks.outsideAnywhere(caseId),
                                known && openTasks.withSafeguarding(caseId));
                          })
                      .list();
                }));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> read(String text) {
    try {
      return json.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
