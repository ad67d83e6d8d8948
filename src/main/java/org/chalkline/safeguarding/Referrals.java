package org.chalkline.safeguarding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseLinks;
import org.chalkline.casework.CaseMoved;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.CaseReopened;
import org.chalkline.casework.HandOvers;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.Meant;
import org.chalkline.casework.MeantByPost;
import org.chalkline.casework.Severity;
import org.chalkline.casework.WallRaised;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to referrals: a worry about a child is told directly, from another case or by a case
 * that hands over. The safeguarding lead has it at the commit.
 */
@Service
public class Referrals {

  /** The kind of case that this module has. */
  public static final String KIND = "safeguarding";

  private static final String PREFIX = "SAF";
  private static final String TITLE = "A worry about a child";

  private final ReferralRows rows;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final CaseLinks links;
  private final CaseParties parties;
  private final HandOvers handOvers;
  private final Walls walls;
  private final Meant meant;
  private final MeantByPost meantByPost;
  private final Access access;
  private final Schools schools;
  private final Policies policies;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;

  Referrals(
      ReferralRows rows,
      CaseFiles caseFiles,
      CaseFileRepository files,
      CaseLinks links,
      CaseParties parties,
      HandOvers handOvers,
      Walls walls,
      Meant meant,
      MeantByPost meantByPost,
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
    this.walls = walls;
    this.meant = meant;
    this.meantByPost = meantByPost;
    this.access = access;
    this.schools = schools;
    this.policies = policies;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody is worried about a child. Anybody who is signed in may say so, at their own schools.
   *
   * @return the reference under which it was received
   * @throws InvalidInput if something is missing or too long
   * @clause SMP-27, AR-20, HH-46
   */
  @Transactional
  public String refer(Me me, NewWorry worry, String key) {
    check(me, worry);
    return once.run(
        me.actor(),
        key,
        () -> {
          CaseFile file = begin(worry.school(), me.actor());
          told(file, me, null, worry);
          start(file, me.actor());
          return file.reference();
        });
  }

  /**
   * Somebody who works on a case is worried about a child in it. What they tell joins the referral
   * that the case has already.
   *
   * @param reference the case in which they are worried
   */
  @Transactional
  public void referFrom(Me me, String reference, NewWorry worry, String key) {
    CaseFile source = access.requireToChange(me, reference);
    NewWorry here =
        new NewWorry(
            source.school(),
            worry.child(),
            worry.worry(),
            worry.place(),
            worry.behind(),
            worry.post(),
            worry.danger(),
            worry.seenAt());
    Worries.check(here);
    once.run(
        me.actor(),
        key,
        () -> {
          // Before the case says that it was referred, and before the leads see it.
          handOvers.couldBeMeant(source, couldBeMeant(here), me.actor());
          caseFiles.record(source, me.actor(), "safeguarding.referred", Map.of());
          CaseFile file = goesOn(source, me.actor());
          told(file, me, source.getId(), here);
          settled(file, me.actor());
          return "referred";
        });
  }

  /**
   * Who could be meant later, such as whoever comes into the post that was named, stays outside the
   * cases that handed over, too.
   */
  @EventListener
  @Transactional
  public void raised(WallRaised event) {
    if (event.why() == Walls.Why.COULD_BE_MEANT) {
      Scope.everywhere(
          () -> {
            CaseFile file = files.findById(event.caseId()).orElseThrow();
            if (file.kind().equals(KIND)) {
              handOvers
                  .sources(file.getId())
                  .forEach(
                      source ->
                          handOvers.couldBeMeant(
                              files.findById(source).orElseThrow(),
                              event.persons(),
                              Actor.of(event.actor())));
            }
            return file;
          });
    }
  }

  /** Another case hands a worry about a child over. */
  @EventListener
  @Transactional
  public void handedOver(HandedOver event) {
    if (!event.to().equals(SafeguardingReferral.PROCESS)) {
      return;
    }
    Actor by = Actor.of(event.actor());
    CaseFile source = files.findById(event.caseId()).orElseThrow();
    CaseFile file = goesOn(source, by);
    HandedOver.Matter it = event.matter();
    rows.addWorry(
        file,
        new Worry(
            null,
            source.getId(),
            "",
            it.said(),
            it.place().isBlank() ? it.platform() : it.platform() + ", " + it.place(),
            "",
            it.danger(),
            it.seenAt(),
            clock.instant()));
    settled(file, by);
  }

  /**
   * The referral of a case: the one that it has, or a new one around which its walls stand. Whoever
   * sees referrals sees the case that handed over, too.
   */
  private CaseFile goesOn(CaseFile source, Actor by) {
    Optional<CaseFile> known = rows.goingOnFrom(source.getId()).flatMap(files::findById);
    CaseFile file = known.orElseGet(() -> begin(source.school(), by));
    parties.copy(source, file);
    if (known.isEmpty()) {
      links.linkBoth(source, file, "A worry about a child", by);
    }
    caseFiles.grant(source, sees(file), "safeguarding.sees");
    handOvers.between(source, file, by);
    return file;
  }

  /** A new referral starts; one that runs hears of the news; one that is closed opens again. */
  private void settled(CaseFile file, Actor by) {
    if (!file.open()) {
      int months = policies.edition(file.policyEdition()).number("case.reopen_months");
      file.reopen(clock.instant(), months);
      files.saveAndFlush(file);
      caseFiles.record(file, by, "case.reopened", Map.of("reason", "A further worry"));
      rows.anew(file.getId());
      start(file, by);
    } else if (workflows.running(file.reference())) {
      workflows.tell(file.reference(), SafeguardingReferral.NEWS, by);
    } else {
      start(file, by);
    }
  }

  private List<String> sees(CaseFile file) {
    return policies.edition(file.policyEdition()).list("safeguarding.sees");
  }

  private CaseFile begin(String schoolId, Actor by) {
    Profile profile =
        policies.inForce(
            schools.get(schoolId).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
    CaseFile file = caseFiles.begin(PREFIX, KIND, TITLE, schoolId, by, profile.edition());
    file.triaged(Severity.HIGH, TITLE, true);
    files.saveAndFlush(file);
    rows.add(file);
    caseFiles.grant(file, profile.list("safeguarding.sees"), "safeguarding.sees");
    return file;
  }

  private void told(CaseFile file, Me me, @Nullable String source, NewWorry worry) {
    Instant now = clock.instant();
    rows.addWorry(
        file,
        new Worry(
            me.id(),
            source,
            worry.child(),
            worry.worry(),
            worry.place(),
            worry.behind(),
            worry.danger(),
            worry.seenAt() == null ? now : worry.seenAt(),
            now));
    caseFiles.record(file, me.actor(), "safeguarding.worry-told", Map.of("words", worry.worry()));
    List<CaseParties.Reported> reported = new ArrayList<>();
    if (!worry.behind().isBlank() || worry.post() != null) {
      reported.add(new CaseParties.Reported("behind", "unknown", worry.behind(), null));
    }
    if (!worry.child().isBlank()) {
      reported.add(new CaseParties.Reported("aimed-at", "pupil", worry.child(), null));
    }
    parties.add(file, reported);
    meantByPost.keep(file, worry.behind(), worry.post(), true);
    walls.keepOut(file, couldBeMeant(worry), Walls.Why.COULD_BE_MEANT, me.actor());
  }

  private Set<String> couldBeMeant(NewWorry worry) {
    List<String> here = schools.federatedWith(worry.school()).stream().map(School::id).toList();
    Set<Person> persons = new LinkedHashSet<>(meant.by(here, worry.behind(), true));
    if (worry.post() != null) {
      persons.addAll(meant.inPost(here, worry.post()));
    }
    Set<String> ids = new LinkedHashSet<>();
    persons.forEach(person -> ids.add(person.id()));
    return ids;
  }

  private void start(CaseFile file, Actor by) {
    workflows.start(
        SafeguardingReferral.PROCESS, file.reference(), Map.of("work", file.getId()), by);
  }

  private static void check(Me me, NewWorry worry) {
    if (!me.schools().contains(worry.school())) {
      throw new InvalidInput("school", "Select the school of the child");
    }
    Worries.check(worry);
    if (worry.post() != null && !Roles.all().containsKey(worry.post())) {
      throw new InvalidInput("post", "Select a post of the school");
    }
  }

  /** A closed referral was opened again by a person: it is decided anew. */
  @EventListener
  void reopened(CaseReopened event) {
    if (event.kind().equals(KIND)) {
      rows.anew(event.caseId());
      start(files.findById(event.caseId()).orElseThrow(), Actor.of(event.actor()));
    }
  }

  /** A case went to another school: what belongs to it goes with it. */
  @EventListener
  void moved(CaseMoved event) {
    for (String table :
        List.of(
            "safeguarding_referral",
            "safeguarding_worry",
            "safeguarding_body",
            "safeguarding_entry")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(event.toSchool(), event.caseId())
          .update();
    }
  }
}
