package org.chalkline.casework;

import java.util.List;
import java.util.Map;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is close to a subject of a case, or has another interest in it: named by somebody who may see
 * the case, outside it from then on, whatever their role (KCSIE, part four).
 */
@Service
public class Associates {

  /** How somebody is bound to a subject, or why else they may not deal with the case. */
  public static final List<String> RELATIONS =
      List.of("partner", "relative", "friend", "interest", "other");

  private final Access access;
  private final Walls walls;
  private final InCharge inCharge;
  private final CaseFiles files;
  private final People people;
  private final Schools schools;
  private final Once once;

  Associates(
      Access access,
      Walls walls,
      InCharge inCharge,
      CaseFiles files,
      People people,
      Schools schools,
      Once once) {
    this.access = access;
    this.walls = walls;
    this.inCharge = inCharge;
    this.files = files;
    this.people = people;
    this.schools = schools;
    this.once = once;
  }

  /**
   * Names somebody who is close to a subject; they are outside the case in the same transaction,
   * and what waited for them goes by the table.
   *
   * @param relation one of {@link #RELATIONS}
   * @param words how so, 1 to 4,000 characters
   */
  @Transactional
  public void name(
      Me me, String reference, String personId, String relation, String words, String key) {
    CaseFile file = access.requireToChange(me, reference);
    if (personId.equals(me.id())) {
      throw new InvalidInput("person", "Step aside instead: you have an interest yourself");
    }
    if (choices(me, file).stream().noneMatch(it -> it.id().equals(personId))) {
      throw new InvalidInput("person", "Select who is close to a subject");
    }
    if (!RELATIONS.contains(relation)) {
      throw new InvalidInput("relation", "Select how they are bound to the subject");
    }
    Said.required("words", words, "Enter how you know");
    once.run(
        me.actor(),
        key,
        () -> {
          files.record(
              file,
              me.actor(),
              "associate.named",
              Map.of("person", personId, "relation", relation, "reason", words));
          walls.keepOut(file, List.of(personId), Walls.Why.DECLARED, words, me.actor());
          return "named";
        });
  }

  /**
   * Somebody turned out not to have that interest: said by whoever is in charge of the case, with a
   * reason. For another reason they may still be outside.
   */
  @Transactional
  public void notAfterAll(Me me, String reference, String personId, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    inCharge.require(me, file);
    if (declared(file).stream().noneMatch(it -> it.id().equals(personId))) {
      throw new InvalidInput("person", "Select who has no interest in it");
    }
    Said.required("reason", reason, "Enter why they have none");
    once.run(
        me.actor(),
        key,
        () -> {
          files.record(
              file,
              me.actor(),
              "associate.withdrawn",
              Map.of("person", personId, "reason", reason));
          walls.letIn(file, List.of(personId), Walls.Why.DECLARED, me.actor());
          return "withdrawn";
        });
  }

  /** Who can be named: people of the school and of its federation, but for the one who names. */
  public List<Person> choices(Me me, CaseFile file) {
    return Scope.everywhere(
        () ->
            schools.federatedWith(file.school()).stream()
                .map(School::id)
                .flatMap(school -> people.at(school).stream())
                .distinct()
                .filter(person -> !person.id().equals(me.id()))
                .toList());
  }

  /** Who is outside because of an interest. */
  public List<Person> declared(CaseFile file) {
    return people.all(
        walls.of(file.getId()).stream()
            .filter(wall -> wall.why() == Walls.Why.DECLARED)
            .map(Walls.Wall::person)
            .toList());
  }
}
