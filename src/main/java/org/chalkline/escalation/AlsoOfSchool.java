package org.chalkline.escalation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.HandedOver;
import org.chalkline.casework.Meant;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.web.InvalidInput;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A parent who is also a member of staff or a governor: outside the steps from now on, and what
 * they posted is handed over as a breach too.
 */
@Component
class AlsoOfSchool {

  private final LadderRows rows;
  private final Meant meant;
  private final Schools schools;
  private final CaseParties parties;
  private final Walls walls;
  private final CaseFiles caseFiles;
  private final ApplicationEventPublisher events;

  AlsoOfSchool(
      LadderRows rows,
      Meant meant,
      Schools schools,
      CaseParties parties,
      Walls walls,
      CaseFiles caseFiles,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.meant = meant;
    this.schools = schools;
    this.parties = parties;
    this.walls = walls;
    this.caseFiles = caseFiles;
    this.events = events;
  }

  /**
   * The wall stands from now on, and the breach is handed over.
   *
   * @throws InvalidInput if the name is nobody's, several people's or the actor's own
   */
  void keepOut(CaseFile file, String name, Actor actor) {
    Set<Person> named =
        meant.by(
            schools.federatedWith(file.school()).stream().map(School::id).toList(), name, true);
    if (named.isEmpty()) {
      throw new InvalidInput("alsoStaffName", "Nobody of the school has this name");
    }
    if (named.size() > 1) {
      named = inFull(named, name);
    }
    if (named.size() != 1) {
      throw new InvalidInput(
          "alsoStaffName", "More than one person has this name. Enter it in full");
    }
    Person person = named.iterator().next();
    if (person.id().equals(actor.id())) {
      throw new InvalidInput("alsoStaffName", "You cannot name yourself here. Step aside instead");
    }
    parties.confirmPerson(file, person.id(), actor);
    walls.keepOut(file, List.of(person.id()), Walls.Why.SUBJECT, actor);
    caseFiles.record(file, actor, "parent.also-staff", Map.of("person", person.id()));
    List<LadderRows.Post> posts = rows.posts(file.getId());
    if (!posts.isEmpty()) {
      events.publishEvent(
          new HandedOver(
              file.getId(),
              file.reference(),
              file.school(),
              "breach-investigation",
              posts.get(posts.size() - 1).matter(),
              actor.id()));
    }
  }

  /** Those who are called just so: others share their surname. */
  private static Set<Person> inFull(Set<Person> named, String name) {
    return named.stream()
        .filter(it -> (it.givenName() + " " + it.surname()).equalsIgnoreCase(name.strip()))
        .collect(Collectors.toSet());
  }
}
