package org.chalkline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to steps with parents: begun by hand-over or by the head, a further post, the police at
 * any moment, a rung out of order.
 */
@Service
public class Ladders {

  /** The kind of case that this module has. */
  public static final String KIND = "escalation";

  /** The rungs that can be chosen out of order. */
  public static final List<String> RUNGS = List.of("removal", "meeting", "warning", "measures");

  private static final String PREFIX = "PAR";
  private static final int MOST = 4000;
  private static final int SHORT = 500;

  private final LadderRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final CaseLinks links;
  private final CaseParties parties;
  private final HandOvers handOvers;
  private final Access access;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;

  Ladders(
      LadderRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      CaseLinks links,
      CaseParties parties,
      HandOvers handOvers,
      Access access,
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
    this.parties = parties;
    this.handOvers = handOvers;
    this.access = access;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Another case hands a post over: it joins the steps with the same parent, or new ones begin. */
  @EventListener
  @Transactional
  public void handedOver(HandedOver event) {
    if (!event.to().equals(ParentEscalation.PROCESS)) {
      return;
    }
    Actor by = Actor.of(event.actor());
    CaseFile source = files.findById(event.caseId()).orElseThrow();
    Optional<CaseFile> known = knownParent(source).flatMap(it -> running(event.school(), it));
    CaseFile file = known.orElseGet(() -> begin(event.school(), by));
    boolean first = known.isEmpty();
    if (first) {
      rows.add(file, event.matter().policeAsked() ? "elsewhere" : "profile");
      knownParent(source).ifPresent(outsider -> rows.outsider(file.getId(), outsider));
    } else {
      rows.policeNext(file.getId(), event.matter().policeAsked() ? "elsewhere" : "profile");
    }
    parties.copy(source, file);
    rows.addPost(file, source.getId(), event.matter());
    links.linkBoth(source, file, "Steps with the parent", by);
    handOvers.between(source, file, by);
    if (first) {
      start(file, by);
    } else {
      goesOn(file, event.matter(), by);
    }
  }

  /** The outsider whom a person has confirmed to be behind a case. */
  private Optional<String> knownParent(CaseFile source) {
    return parties.of(source.getId()).stream()
        .filter(it -> it.part().equals("behind") && it.confirmed() && it.outsider() != null)
        .filter(it -> it.kind().equals("parent"))
        .map(CaseParties.Party::outsider)
        .findFirst();
  }

  /**
   * The steps with this parent that run, or that ended within the months that their policy names.
   *
   * @clause default 4, default 60
   */
  Optional<CaseFile> running(String school, String outsider) {
    return rows.withOutsider(school, outsider)
        .flatMap(files::findById)
        .filter(
            file -> {
              Instant closed = file.closedAt();
              int months = policies.edition(file.policyEdition()).number("parent.repeat_months");
              return file.open()
                  || (closed != null
                      && clock
                          .instant()
                          .isBefore(closed.atZone(When.LONDON).plusMonths(months).toInstant()));
            });
  }

  /** The same parent posts again: it is heard of now, whatever the steps are waiting for. */
  void goesOn(CaseFile file, Matter matter, Actor by) {
    caseFiles.record(
        file, by, "parent.further-post", Map.of("where", matter.platform(), "said", matter.said()));
    if (!file.open()) {
      Profile profile = policies.edition(file.policyEdition());
      file.reopen(clock.instant(), profile.number("parent.repeat_months"));
      files.saveAndFlush(file);
      caseFiles.record(
          file, by, "case.reopened", Map.of("reason", "A further post by the same person"));
      start(file, by);
    } else {
      workflows.tell(file.reference(), ParentEscalation.POLICE_NEEDED, by);
      workflows.tell(file.reference(), ParentEscalation.NEWS, by);
    }
  }

  private CaseFile begin(String schoolId, Actor by) {
    Profile profile = inForce(schoolId);
    CaseFile file =
        caseFiles.begin(PREFIX, KIND, "Steps with a parent", schoolId, by, profile.edition());
    caseFiles.grant(file, profile.list("case.sees"), "case.sees");
    return file;
  }

  private void start(CaseFile file, Actor by) {
    workflows.start(ParentEscalation.PROCESS, file.reference(), Map.of("work", file.getId()), by);
  }

  /**
   * The head begins steps with a parent directly.
   *
   * @return the reference of the new case
   * @throws InvalidInput if something is missing
   * @throws Refused if it is not for this person
   */
  @Transactional
  public String begin(Me me, BeginSteps steps, String key) {
    if (!me.schools().contains(steps.school())) {
      throw new InvalidInput("school", "Select a school");
    }
    check(steps);
    if (!mayBegin(me, steps.school())) {
      throw new Refused("Steps with a parent are begun by the headteacher or who leads them.");
    }
    return once.run(
        me.actor(),
        key,
        () -> {
          CaseFile file = begin(steps.school(), me.actor());
          rows.add(file, "profile");
          rows.addPost(file, null, steps.post());
          start(file, me.actor());
          return file.reference();
        });
  }

  /** Whether this person may begin steps with a parent at this school. */
  @Transactional(readOnly = true)
  public boolean mayBegin(Me me, String school) {
    return leads(me, school, inForce(school));
  }

  private static boolean leads(Me me, String school, Profile profile) {
    return me.has("headteacher", school) || me.has(profile.text("parent.led_by"), school);
  }

  private Profile inForce(String school) {
    return policies.inForce(
        schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
  }

  /** Whether this person may lift what stands against somebody now. */
  @Transactional(readOnly = true)
  public boolean mayLift(Me me, CaseFile file) {
    return somethingStands(file)
        && leads(me, file.school(), policies.edition(file.policyEdition()));
  }

  /** What the head says when beginning directly. */
  public record BeginSteps(String school, Matter post) {}

  private void check(BeginSteps steps) {
    Matter post = steps.post();
    text("platform", post.platform(), "Enter where it was posted");
    text("said", post.said(), "Enter what was posted");
    line("place", post.place());
    line("link", post.link() == null ? "" : post.link());
    List<String> known = inForce(steps.school()).kinds().stream().map(Kind::code).toList();
    if (post.kinds().isEmpty() || !known.containsAll(post.kinds())) {
      throw new InvalidInput("kinds", "Select what kind of post it is");
    }
  }

  private static void line(String field, String text) {
    if (text.length() > SHORT) {
      throw new InvalidInput(field, "Use 500 characters or fewer");
    }
    if (!Texts.clean(text)) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }

  private static void text(String field, String text, String missing) {
    if (text.isBlank()) {
      throw new InvalidInput(field, missing);
    }
    if (text.length() > MOST) {
      throw new InvalidInput(field, "Use 4,000 characters or fewer");
    }
    if (!Texts.clean(text.replace("\r", ""))) {
      throw new InvalidInput(field, "Use letters, digits and punctuation only");
    }
  }

  /** Somebody who works on the case has found a further post by the same parent. */
  @Transactional
  public void furtherPost(Me me, String reference, Matter post, String key) {
    CaseFile file = require(me, reference);
    check(new BeginSteps(file.school(), post));
    once.run(
        me.actor(),
        key,
        () -> {
          rows.policeNext(file.getId(), "profile");
          rows.addPost(file, null, post);
          goesOn(file, post, me.actor());
          return "added";
        });
  }

  /** The question of the police is asked now, from whatever rung. */
  @Transactional
  public void askAboutPolice(Me me, String reference, String reason, String key) {
    CaseFile file = require(me, reference);
    text("reason", reason, "Enter why the police should be asked about");
    once.run(
        me.actor(),
        key,
        () -> {
          open(file);
          rows.policeNext(file.getId(), "judgement");
          caseFiles.record(file, me.actor(), "parent.police-asked", Map.of("reason", reason));
          workflows.tell(reference, ParentEscalation.POLICE_NEEDED, me.actor());
          return "asked";
        });
  }

  /**
   * Asks for a rung out of order; a second person agrees first.
   *
   * @param rung one of {@link #RUNGS}
   */
  @Transactional
  public void askToSkip(Me me, String reference, String rung, String reason, String key) {
    CaseFile file = require(me, reference);
    if (!RUNGS.contains(rung)) {
      throw new InvalidInput("rung", "Select the rung to take");
    }
    text("reason", reason, "Enter why the order is not kept");
    once.run(
        me.actor(),
        key,
        () -> {
          open(file);
          if (!rows.get(file.getId()).known()) {
            throw new Refused("Say first who the parent is.");
          }
          if (waitingSkip(file.getId()).isPresent()) {
            throw new Refused("Somebody has asked for another rung already.");
          }
          jdbc.sql(
                  """
                  insert into escalation_skip (id, case_id, school_id, rung, reason, asked_by,
                    asked_at) values (?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  UUID.randomUUID().toString(),
                  file.getId(),
                  file.school(),
                  rung,
                  reason,
                  me.id(),
                  java.sql.Timestamp.from(clock.instant()))
              .update();
          caseFiles.record(
              file, me.actor(), "parent.skip-asked", Map.of("rung", rung, "reason", reason));
          workflows.tell(reference, ParentEscalation.SKIP_ASKED, me.actor());
          return "asked";
        });
  }

  /** A request for a rung out of order that nobody has answered. */
  record Skip(String id, String rung, String reason, String askedBy) {}

  Optional<Skip> waitingSkip(String caseId) {
    return jdbc.sql(
            """
            select id, rung, reason, asked_by from escalation_skip
            where case_id = ? and agreed is null order by asked_at desc limit 1
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Skip(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .optional();
  }

  /** A second person answers. */
  void answerSkip(CaseFile file, Skip skip, boolean agreed, String words, Actor by) {
    jdbc.sql("update escalation_skip set agreed = ?, answered_by = ? where id = ?")
        .params(agreed, by.id(), skip.id())
        .update();
    if (agreed) {
      rows.choose(file.getId(), skip.rung());
    }
    caseFiles.record(
        file,
        by,
        agreed ? "parent.skip-agreed" : "parent.skip-refused",
        Map.of("rung", skip.rung(), "words", words));
  }

  /** Whoever stands under a block or a ban appeals against it. */
  @Transactional
  public void appeal(Me me, String reference, String words, String key) {
    CaseFile file = require(me, reference);
    text("words", words, "Enter what they say against it");
    once.run(
        me.actor(),
        key,
        () -> {
          caseFiles.record(file, me.actor(), "parent.appealed", Map.of("words", words));
          if (workflows.tell(reference, ParentEscalation.APPEAL_MADE, me.actor()) == 0) {
            throw new Refused("Nothing stands against them that an appeal could end.");
          }
          return "appealed";
        });
  }

  /** What stands against somebody is lifted before it is looked at again. */
  @Transactional
  public void lift(Me me, String reference, String reason, String key) {
    CaseFile file = require(me, reference);
    text("reason", reason, "Enter why it is lifted");
    if (!leads(me, file.school(), policies.edition(file.policyEdition()))) {
      throw new Refused("It is lifted by the headteacher or who leads the steps.");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          caseFiles.record(file, me.actor(), "parent.lifting", Map.of("reason", reason));
          if (workflows.tell(reference, ParentEscalation.MEASURE_LIFTED, me.actor()) == 0) {
            throw new Refused("Nothing stands against them.");
          }
          return "lifted";
        });
  }

  /** Whether a block or a ban stands against somebody, which an appeal could end. */
  @Transactional(readOnly = true)
  public boolean somethingStands(CaseFile file) {
    return jdbc.sql(
            """
            select exists (select 1 from escalation_measure where case_id = ? and state = 'standing')
            """)
        .param(file.getId())
        .query(Boolean.class)
        .single();
  }

  private CaseFile require(Me me, String reference) {
    CaseFile file = access.requireToChange(me, reference);
    if (!file.kind().equals(KIND)) {
      throw new NoSuchThing();
    }
    return file;
  }

  private static void open(CaseFile file) {
    if (!file.open()) {
      throw new Refused("This case is closed. Open it again first.");
    }
  }

  /** A closed case was opened again by a person: the steps begin where they stood. */
  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      Actor by = Actor.of(event.actor());
      start(files.findById(event.caseId()).orElseThrow(), by);
    }
  }

  /** A case went to another school: what belongs to it goes with it. */
  @EventListener
  void moved(CaseMoved event) {
    for (String table :
        List.of(
            "escalation",
            "escalation_post",
            "escalation_rung",
            "parent_answer",
            "escalation_measure",
            "escalation_shared",
            "escalation_skip")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(event.toSchool(), event.caseId())
          .update();
    }
  }
}
