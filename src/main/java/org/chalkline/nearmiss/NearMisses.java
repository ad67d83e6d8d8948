package org.chalkline.nearmiss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.nearmiss.NearMissRows.Miss;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to near misses, where the profile has them on.
 *
 * <p>A withheld name is not kept: neither with the near miss nor in its history, the engine or the
 * keys of what was sent. Whoever withheld it gets a code, of which the digest alone is kept, and
 * reads on with it.
 */
@Service
public class NearMisses {

  /** The kind of case that this module has. */
  public static final String KIND = "near-miss";

  public static final List<String> KINDS =
      List.of("picture", "mistake", "media-issue", "reputation", "data");
  public static final List<String> PLATFORMS =
      List.of(
          "facebook",
          "instagram",
          "x",
          "whatsapp",
          "tiktok",
          "youtube",
          "class-dojo",
          "website",
          "email",
          "other");
  public static final List<String> PLACES =
      List.of(
          "classroom",
          "event",
          "trip",
          "school-account",
          "private-account",
          "group-chat",
          "office",
          "other");

  private static final String ENABLED = "near_miss.enabled";
  private static final String REGISTER = "register";
  private static final String PREFIX = "NEA";
  private static final String TITLE = "A near miss";
  private static final int MOST = 4000;
  private static final int CODE_LENGTH = 20;
  private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final NearMissRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final CaseLinks links;
  private final HandOvers handOvers;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;

  NearMisses(
      NearMissRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      CaseLinks links,
      HandOvers handOvers,
      Schools schools,
      Policies policies,
      Workflows workflows,
      Once once,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.caseFiles = caseFiles;
    this.files = files;
    this.links = links;
    this.handOvers = handOvers;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What whoever reported gets.
   *
   * @param reference the reference of the case; empty where the name is withheld
   * @param code what a withheld report is read with, shown this once; empty otherwise
   */
  public record Receipt(String reference, String code) {}

  /**
   * A near miss as whoever reported it sees it.
   *
   * @param state open or closed
   * @param answer what was written back
   */
  public record Mine(
      String kind, String said, LocalDate reportedOn, String state, String answer, String lesson) {}

  /** The schools of this person that have near misses on: elsewhere their page does not exist. */
  @Transactional(readOnly = true)
  public List<String> schools(Me me) {
    return me.schools().stream()
        .filter(school -> !inForce(school).text(ENABLED).equals("no"))
        .sorted()
        .toList();
  }

  /** Whether a school lets people withhold their name. */
  @Transactional(readOnly = true)
  public boolean mayWithhold(String school) {
    return inForce(school).yes("near_miss.anonymous");
  }

  /** Whether a school has a register, and not self-reports alone. */
  @Transactional(readOnly = true)
  public boolean register(String school) {
    return inForce(school).text(ENABLED).equals(REGISTER);
  }

  /**
   * Takes a report in.
   *
   * @throws NoSuchThing if the school has near misses off
   * @throws InvalidInput naming every field that is missing or wrong
   * @clause HH-30, FED-75, FED-99; default 41
   */
  @Transactional
  public Receipt report(Me me, ReportNearMiss told, String key) {
    if (!schools(me).contains(told.school())) {
      throw new NoSuchThing();
    }
    check(told);
    // A key that stands under a name would tell whose the report is.
    Actor by = told.withheld() ? Actor.CHALKLINE : me.actor();
    String code = told.withheld() ? code() : "";
    AtomicBoolean first = new AtomicBoolean();
    String reference =
        once.run(
            by,
            key,
            () -> {
              first.set(true);
              return open(
                      told,
                      by,
                      told.withheld() ? null : me.id(),
                      told.withheld() ? digest(code) : null)
                  .reference();
            });
    if (told.withheld() && !first.get()) {
      throw new Refused("It has been sent already. Its code was shown then, and is kept nowhere.");
    }
    return told.withheld() ? new Receipt("", code) : new Receipt(reference, "");
  }

  private CaseFile open(
      ReportNearMiss told, Actor by, @Nullable String reporter, @Nullable String receipt) {
    Profile profile = inForce(told.school());
    CaseFile file = caseFiles.begin(PREFIX, KIND, TITLE, told.school(), by, profile.edition());
    String sees = profile.text(ENABLED).equals(REGISTER) ? "assessor" : "told_to";
    caseFiles.grant(file, List.of(profile.text("near_miss." + sees)), "near_miss." + sees);
    rows.add(file, told, reporter, receipt);
    caseFiles.record(file, by, "near-miss.reported", Map.of("kind", told.kind()));
    workflows.start(NearMiss.PROCESS, file.reference(), Map.of(), by);
    return file;
  }

  /**
   * A breach was found to be a near miss. Where the school has a register it goes in there;
   * elsewhere the closed case is all that is kept.
   *
   * @clause HH-30; default 41
   */
  @EventListener
  @Transactional
  public void handedOver(HandedOver event) {
    if (!event.to().equals(NearMiss.PROCESS) || !register(event.school())) {
      return;
    }
    Actor by = Actor.of(event.actor());
    CaseFile source = files.findById(event.caseId()).orElseThrow();
    HandedOver.Matter matter = event.matter();
    CaseFile file =
        open(
            new ReportNearMiss(
                event.school(),
                "breach",
                platform(matter.platform()),
                matter.ownForum() ? "school-account" : "other",
                matter.said(),
                matter.postedAt() == null
                    ? null
                    : LocalDate.ofInstant(matter.postedAt(), When.LONDON),
                false,
                false),
            by,
            null,
            null);
    handOvers.between(source, file, by);
    links.linkBoth(source, file, "Found to be a near miss", by);
  }

  private static String platform(String named) {
    String code = named.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    return PLATFORMS.contains(code) ? code : "other";
  }

  /** What this person has reported under their name, newest first. */
  @Transactional(readOnly = true)
  public List<Mine> mine(Me me) {
    return rows.of(me.id()).stream().map(this::mine).toList();
  }

  /**
   * What was reported with the name withheld, for whoever has its code.
   *
   * @throws InvalidInput if no report has this code
   */
  @Transactional(readOnly = true)
  public Mine withCode(String code) {
    return rows.withReceipt(
            digest(code.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")))
        .map(this::mine)
        .orElseThrow(() -> new InvalidInput("code", "No report has this code"));
  }

  private Mine mine(Miss it) {
    return new Mine(
        it.kind(),
        it.said(),
        LocalDate.ofInstant(it.reportedAt(), When.LONDON),
        files.findById(it.caseId()).orElseThrow().state(),
        it.answer(),
        it.lesson());
  }

  private static String code() {
    StringBuilder code = new StringBuilder();
    for (int n = 0; n < CODE_LENGTH; n++) {
      code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }

  private static String digest(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(ReportNearMiss told) {
    List<FieldError> wrong = new ArrayList<>();
    oneOf(wrong, "kind", told.kind(), KINDS, "Select what it was");
    oneOf(wrong, "platform", told.platform(), PLATFORMS, "Select the platform");
    oneOf(wrong, "place", told.place(), PLACES, "Select where it happened");
    if (told.said().isBlank()) {
      wrong.add(new FieldError("said", "Enter what happened"));
    } else if (told.said().length() > MOST) {
      wrong.add(new FieldError("said", "Use 4,000 characters or fewer"));
    } else if (!Texts.clean(told.said().replace("\r", ""))) {
      wrong.add(new FieldError("said", "Use letters, digits and punctuation only"));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    if (told.happenedOn() != null && told.happenedOn().isAfter(today)) {
      wrong.add(new FieldError("happenedOn", "The day must be today or in the past"));
    }
    if (told.withheld() && !mayWithhold(told.school())) {
      wrong.add(new FieldError("withheld", "Your policy asks for a name"));
    } else if (told.withheld() && told.kind().equals("picture") && !told.deleted()) {
      wrong.add(
          new FieldError(
              "deleted", "Delete the picture first: without your name nobody can ask you again"));
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

  private Profile inForce(String school) {
    return policies.inForce(
        schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
  }

  /** A closed near miss was opened again by a person: it is assessed anew. */
  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      CaseFile file = files.findById(event.caseId()).orElseThrow();
      workflows.start(NearMiss.PROCESS, file.reference(), Map.of(), Actor.of(event.actor()));
    }
  }

  /** A case went to another school: what belongs to it goes with it. */
  @EventListener
  void moved(CaseMoved event) {
    for (String table : List.of("near_miss", "near_miss_action")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(event.toSchool(), event.caseId())
          .update();
    }
  }
}
