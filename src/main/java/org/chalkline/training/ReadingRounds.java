package org.chalkline.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Moments;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.training.Readings.Reading;
import org.chalkline.training.Readings.Round;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * The work behind the model {@code policy-reading}: each morning it looks who is owed a reading of
 * the edition in force, since they joined, a new one came, or a year has gone (default 53), and who
 * has left. It never asks twice for the same edition, however many schools and roles somebody has.
 */
@Component
public class ReadingRounds implements Moments {

  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final String LEFT = "left";
  private static final String REPLACED = "replaced";

  private final Readings readings;
  private final Concerned concerned;
  private final Policies policies;
  private final CaseFiles files;
  private final CaseFileRepository repository;
  private final Workflows workflows;
  private final Outbox outbox;
  private final Audit audit;
  private final MessageSourceAccessor words;
  private final Clock clock;

  ReadingRounds(
      Readings readings,
      Concerned concerned,
      Policies policies,
      @Lazy CaseFiles files,
      CaseFileRepository repository,
      Workflows workflows,
      Outbox outbox,
      Audit audit,
      MessageSource messages,
      Clock clock) {
    this.readings = readings;
    this.concerned = concerned;
    this.policies = policies;
    this.files = files;
    this.repository = repository;
    this.workflows = workflows;
    this.outbox = outbox;
    this.audit = audit;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Set<String> names() {
    return Set.of("morning");
  }

  /** The next morning in London, any day of the week; what is asked for counts school time. */
  @Override
  public Instant at(String name, String round) {
    ZonedDateTime now = clock.instant().atZone(SchoolTime.LONDON);
    ZonedDateTime morning = now.with(MORNING);
    return (morning.isAfter(now) ? morning : now.plusDays(1).with(MORNING)).toInstant();
  }

  /** Asks everybody who owes a reading, and takes the task from whoever has left. */
  public void look(String roundId, Actor actor) {
    Round round = readings.round(roundId).orElseThrow();
    readings.lockEdition(round.edition());
    Profile profile = policies.edition(round.edition());
    Map<String, Concerned.Member> members = concerned.at(round.school());
    Map<String, List<Reading>> known = new HashMap<>();
    for (Reading reading : readings.ofEdition(round.edition())) {
      known.computeIfAbsent(reading.person(), it -> new ArrayList<>()).add(reading);
    }
    List<Reading> left =
        known.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.open() && it.school().equals(round.school()))
            .filter(it -> !members.containsKey(it.person()))
            .toList();
    end(left, LEFT, actor);
    for (Concerned.Member member : members.values()) {
      String person = member.person().id();
      Owed owed = new Owed(round, profile, known.getOrDefault(person, List.of()), clock.instant());
      owed.elsewhere().ifPresent(shared -> share(round, shared));
      owed.reason().ifPresent(reason -> begin(round, profile, member.person(), reason, actor));
    }
    readings.lookedThrough(round.id(), clock.instant());
  }

  /** A newer edition has come: nobody need read the old one any more. */
  public void replace(String roundId, Actor actor) {
    Round round = readings.round(roundId).orElseThrow();
    end(
        readings.at(round.school(), round.edition()).stream()
            .filter(it -> it.open() && it.round().equals(roundId))
            .toList(),
        REPLACED,
        actor);
  }

  private void begin(Round round, Profile profile, Person person, String reason, Actor actor) {
    CaseFile file =
        files.begin(
            "ACK",
            Acknowledgements.KIND,
            words.getMessage("training.case.title", new Object[] {profile.name()}),
            round.school(),
            actor,
            round.edition());
    readings.add(
        new Reading(
            UUID.randomUUID().toString(),
            round.id(),
            round.school(),
            round.policy(),
            round.edition(),
            person.id(),
            reason,
            file.reference(),
            round.school(),
            clock.instant(),
            null,
            null,
            null,
            null));
    audit.record(
        Entry.ofCase(
            file.getId(),
            round.school(),
            actor,
            "reading.asked",
            Map.of("person", person.id(), "edition", round.edition(), "reason", reason)));
    workflows.start(PolicyReading.ACKNOWLEDGEMENT, file.reference(), Map.of(), actor);
    if (person.email() != null) {
      outbox.send(
          new Notice(
              round.school(),
              person.id(),
              person.email(),
              words.getMessage("training.notice.asked.subject"),
              words.getMessage("training.notice.asked.body")));
    }
  }

  /** What somebody was asked, or read, for another school counts here too. */
  private void share(Round round, Reading elsewhere) {
    readings.add(
        new Reading(
            UUID.randomUUID().toString(),
            round.id(),
            round.school(),
            round.policy(),
            round.edition(),
            elsewhere.person(),
            elsewhere.reason(),
            elsewhere.reference(),
            elsewhere.taskSchool(),
            elsewhere.askedAt(),
            elsewhere.acknowledgedAt(),
            elsewhere.confirmed(),
            null,
            null));
  }

  /** Ends readings; with the school at which the task stands, the task ends for every school. */
  private void end(List<Reading> gone, String why, Actor actor) {
    Set<String> ends = new LinkedHashSet<>();
    List<String> rows = new ArrayList<>();
    for (Reading reading : gone) {
      rows.add(reading.id());
      List<Reading> shared = readings.byReference(reading.reference());
      boolean nobodyElse =
          shared.stream().noneMatch(it -> it.open() && !it.id().equals(reading.id()));
      if (nobodyElse || reading.school().equals(reading.taskSchool())) {
        ends.add(reading.reference());
        shared.forEach(it -> rows.add(it.id()));
      }
    }
    Instant now = clock.instant();
    readings.ended(rows, now, why);
    for (String reference : ends) {
      CaseFile file = repository.findByReference(reference).orElseThrow();
      workflows.tell(reference, PolicyReading.NO_LONGER_CONCERNED, actor);
      file.close("no-longer-needed", "", now);
      repository.saveAndFlush(file);
      files.record(file, actor, "reading.ended", Map.of("why", why));
    }
  }

  /** Somebody has confirmed that they read it. */
  void acknowledged(CaseFile file, String confirmed, Actor actor) {
    Instant now = clock.instant();
    Scope.everywhere(() -> readings.acknowledged(file.reference(), now, confirmed));
    file.close("read", "", now);
    repository.saveAndFlush(file);
    files.record(
        file,
        actor,
        "reading.acknowledged",
        Map.of("person", actor.id(), "edition", file.policyEdition(), "confirmed", confirmed));
  }
}
