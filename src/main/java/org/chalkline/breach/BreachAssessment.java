package org.chalkline.breach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.breach.BreachRows.Alleged;
import org.chalkline.breach.BreachRows.Breach;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.Meant;
import org.chalkline.casework.Severity;
import org.chalkline.casework.Walls;
import org.chalkline.casework.WrittenWords;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first assessment: who it is, in which role, what is alleged, and what follows. */
@Component
class BreachAssessment {

  private static final String INVESTIGATE = "investigate";
  private static final String OTHER = "other";
  private static final Set<String> WORKS_WITH_CHILDREN =
      Set.of("staff", "governor", "volunteer", "contractor", "former-staff");

  private final BreachRows rows;
  private final Allegations allegations;
  private final BreachCatalogue catalogue;
  private final Interests interests;
  private final CaseFiles caseFiles;
  private final CaseFileRepository files;
  private final CaseParties parties;
  private final Meant meant;
  private final Walls walls;
  private final WrittenWords writtenWords;
  private final People people;
  private final Schools schools;
  private final Policies policies;

  BreachAssessment(
      BreachRows rows,
      Allegations allegations,
      BreachCatalogue catalogue,
      Interests interests,
      CaseFiles caseFiles,
      CaseFileRepository files,
      CaseParties parties,
      Meant meant,
      Walls walls,
      WrittenWords writtenWords,
      People people,
      Schools schools,
      Policies policies) {
    this.rows = rows;
    this.allegations = allegations;
    this.catalogue = catalogue;
    this.interests = interests;
    this.caseFiles = caseFiles;
    this.files = files;
    this.parties = parties;
    this.meant = meant;
    this.walls = walls;
    this.writtenWords = writtenWords;
    this.people = people;
    this.schools = schools;
    this.policies = policies;
  }

  /** Takes the assessment in; answers the model's questions what follows. */
  Map<String, Object> assess(CaseFile file, Said said, Actor actor) {
    if (interests.declared(file, said, actor)) {
      return follows("", true);
    }
    String assessment = said.text("assessment");
    check(file, said, assessment);
    Named named = named(file, said, actor);
    rows.assessed(
        file.getId(),
        assessment,
        said.text("reason"),
        said.text("scope"),
        named.name(),
        named.person(),
        said.text("role"),
        said.yes("aboutChild") || said.yes("childHarmed") || said.yes("sexualApproach"));
    flags(file, said);
    List<String> types = said.list("types");
    if (allegations.of(file.getId()).isEmpty()) {
      allegations.add(file, catalogue.among(file, types));
      if (!said.text("otherType").isBlank()) {
        allegations.add(file, types.size() + 1, OTHER, said.text("otherType"));
      }
    }
    if (assessment.equals(INVESTIGATE)) {
      rows.list(file.getId());
    }
    caseFiles.record(
        file,
        actor,
        "breach.assessed",
        Map.of("assessment", assessment, "role", said.text("role"), "reason", said.text("reason")));
    toReporter(file, said, actor);
    return follows(assessment, false);
  }

  private void toReporter(CaseFile file, Said said, Actor actor) {
    Alleged alleged = rows.get(file.getId()).alleged();
    if (alleged.reportedBy() != null && alleged.nameWithheld()) {
      writtenWords.writeToUnnamed(file, alleged.reportedBy(), said.text("toReporter"), actor);
    } else if (alleged.reportedBy() != null) {
      writtenWords.writeTo(file, alleged.reportedBy(), said.text("toReporter"), actor);
    }
  }

  private static Map<String, Object> follows(String assessment, boolean declared) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("interestDeclared", declared);
    answers.put("toInvestigate", assessment.equals(INVESTIGATE));
    answers.put("isNearMiss", assessment.equals("near-miss"));
    answers.put("isConcern", assessment.equals("low-level"));
    return answers;
  }

  private void flags(CaseFile file, Said said) {
    boolean adult = WORKS_WITH_CHILDREN.contains(said.text("role"));
    boolean approach = said.yes("sexualApproach");
    if (adult && (said.yes("childHarmed") || approach)) {
      rows.harmReported(file.getId());
    } else {
      rows.noChildHarmed(file.getId());
    }
    if (said.yes("illegal")) {
      rows.illegal(file.getId());
    }
    if (approach) {
      rows.sexualApproach(file.getId());
    }
    if (said.yes("dataBroken")) {
      rows.dataBroken(file.getId());
    }
    boolean child = said.yes("childHarmed") || said.yes("aboutChild") || approach;
    file.triaged(
        said.yes("childHarmed") || approach || said.yes("illegal")
            ? Severity.HIGH
            : Severity.MEDIUM,
        file.title(),
        child);
    files.saveAndFlush(file);
  }

  /** What cannot be answered so, by the profile or by what was said beside it. */
  private void check(CaseFile file, Said said, String assessment) {
    Profile profile = policies.edition(file.breachEdition());
    boolean investigated = assessment.equals(INVESTIGATE);
    int alleged = said.list("types").size() + (said.text("otherType").isBlank() ? 0 : 1);
    if (alleged > Allegations.MOST) {
      throw new InvalidInput("types", "Choose up to six; more are a case of their own");
    }
    if (investigated && alleged == 0) {
      throw new InvalidInput("types", "Select what of your policy it is said to break");
    }
    if (!investigated
        && (said.yes("illegal") || said.yes("childHarmed") || said.yes("sexualApproach"))) {
      throw new InvalidInput(
          "assessment", "What may be a crime, or may have harmed a child, is investigated");
    }
    boolean outside =
        said.text("scope").equals("none")
            && profile.text("breach.scope_rule").equals("personal-if-names-or-affects-school");
    if (outside && !assessment.equals("out-of-scope")) {
      throw new InvalidInput(
          "assessment", "Your policy leaves what neither names nor affects the school alone");
    }
    boolean leftBefore =
        said.text("role").equals("former-staff")
            && rows.get(file.getId()).leftAt() == null
            && !profile.text("breach.confidentiality_after_leaving").equals("unlimited");
    if (leftBefore && investigated) {
      throw new InvalidInput("assessment", "Your policy no longer binds whoever has left");
    }
  }

  private record Named(String name, @Nullable String person) {}

  /** Who it is: outside from now on; those who only could have been meant come in again. */
  private Named named(CaseFile file, Said said, Actor actor) {
    String who = said.text("who");
    Named named =
        who.equals(OTHER)
            ? byName(file, said.text("accused"), said.text("role"))
            : new Named(people.get(who).name(), who);
    String person = named.person();
    if (person != null) {
      if (person.equals(actor.id())) {
        throw new InvalidInput("who", "You cannot name yourself here. Declare an interest instead");
      }
      parties.confirmPerson(file, person, actor);
      walls.keepOut(file, List.of(person), Walls.Why.SUBJECT, actor);
    } else if (!named.name().isEmpty()) {
      parties.confirmOutsider(file, named.name(), kind(said.text("role")), "", actor);
    }
    List<String> others =
        walls.of(file.getId()).stream()
            .filter(wall -> wall.why() == Walls.Why.COULD_BE_MEANT)
            .map(Walls.Wall::person)
            .toList();
    if (!others.isEmpty()) {
      walls.letIn(file, others, actor);
    }
    return named;
  }

  private static String kind(String role) {
    return role.equals("former-staff") ? "staff" : role.equals("contractor") ? "other" : role;
  }

  /** An adult of the school whose whole name it is; anybody else is known by the name alone. */
  private Named byName(CaseFile file, String name, String role) {
    if (!WORKS_WITH_CHILDREN.contains(role)) {
      return new Named(name.strip(), null);
    }
    Set<Person> whole =
        meant
            .by(schools.federatedWith(file.school()).stream().map(School::id).toList(), name, true)
            .stream()
            .filter(it -> (it.givenName() + " " + it.surname()).equalsIgnoreCase(name.strip()))
            .collect(Collectors.toSet());
    return whole.size() == 1
        ? new Named(whole.iterator().next().name(), whole.iterator().next().id())
        : new Named(name.strip(), null);
  }

  /** Who could be meant; else somebody whom the assessor names. */
  List<Option> who(CaseFile file) {
    List<Option> who = new ArrayList<>();
    walls.of(file.getId()).stream()
        .filter(wall -> wall.why() == Walls.Why.SUBJECT || wall.why() == Walls.Why.COULD_BE_MEANT)
        .forEach(wall -> who.add(new Option(wall.person(), people.get(wall.person()).name())));
    who.add(new Option(OTHER, "Somebody else"));
    return who;
  }

  /** The catalogue of the policy in force when it was posted. */
  List<Option> types(CaseFile file) {
    return catalogue.options(file);
  }

  Map<String, Object> given(CaseFile file) {
    Breach it = rows.get(file.getId());
    Alleged alleged = it.alleged();
    Map<String, Object> given = new HashMap<>();
    String chosen = alleged.accusedId();
    given.put("who", chosen == null ? OTHER : chosen);
    if (chosen == null) {
      given.put("accused", alleged.accused());
    }
    if (!alleged.role().equals("unknown")) {
      given.put("role", alleged.role());
    }
    for (Map.Entry<String, Boolean> flag :
        Map.of(
                "childHarmed", alleged.childHarmed(),
                "illegal", alleged.illegal(),
                "sexualApproach", alleged.sexualApproach(),
                "dataBroken", alleged.dataBroken())
            .entrySet()) {
      if (flag.getValue()) {
        given.put(flag.getKey(), "yes");
      }
    }
    return given;
  }
}
