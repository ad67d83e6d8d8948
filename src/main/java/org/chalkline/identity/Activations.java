package org.chalkline.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.ActivationLinks.Kind;
import org.chalkline.installation.Installation;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a one-time link lets its holder do: become the first administrator, or choose a password
 * and, in live use, a second factor. The link is used up if and only if all of it was done (AU-5).
 */
@Component
class Activations {

  private final Installation installation;
  private final ActivationLinks links;
  private final People people;
  private final NewSchools newSchools;
  private final Schools schools;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final RecoveryCodes recovery;
  private final PasswordEncoder passwords;
  private final Audit audit;

  Activations(
      Installation installation,
      ActivationLinks links,
      People people,
      NewSchools newSchools,
      Schools schools,
      SecondFactors factors,
      Passkeys passkeys,
      RecoveryCodes recovery,
      PasswordEncoder passwords,
      Audit audit) {
    this.installation = installation;
    this.links = links;
    this.people = people;
    this.newSchools = newSchools;
    this.schools = schools;
    this.factors = factors;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** Who the first administrator is, and their school, as typed. */
  record First(
      String givenName,
      String surname,
      String userName,
      String email,
      String schoolName,
      String policy) {}

  /**
   * What proves the person from now on, as typed.
   *
   * @param secret of the second factor, in Base32
   */
  record Proof(String password, String secret, String code) {}

  /** Whether this link would work now. */
  boolean works(Kind kind, String token) {
    return links.works(kind, token) && (kind == Kind.INVITATION || !people.any());
  }

  /**
   * Whom this link invites.
   *
   * @throws NoSuchThing if it does not work
   */
  Person invited(String token) {
    return links.invited(token).flatMap(people::find).orElseThrow(NoSuchThing::new);
  }

  /**
   * Makes the first administrator and the first school.
   *
   * @return their recovery codes, kept nowhere
   * @throws NoSuchThing if the link does not work or there is somebody already
   * @throws org.chalkline.web.InvalidInput naming each field that cannot be accepted
   */
  @Transactional
  public List<String> first(String token, First typed, Proof proof) {
    if (!links.use(Kind.FIRST_ADMINISTRATOR, token) || people.any()) {
      throw new NoSuchThing();
    }
    Typed check = new Typed();
    String given = check.line("givenName", "your first name", typed.givenName());
    String surname = check.line("surname", "your surname", typed.surname());
    String userName = check.userName("userName", typed.userName());
    String email = check.email("email", typed.email());
    String schoolName = check.line("schoolName", "the name of the school", typed.schoolName());
    newSchools.checkPolicy(check, "policy", typed.policy());
    checkPassword(
        check, proof, true, List.of(given, surname, userName, email, schoolName, typed.policy()));
    check.check();
    String id = UUID.randomUUID().toString();
    Person person =
        new Person(
            id, userName, given + " " + surname, given, surname, List.of(), List.of(), email);
    people.add(person, List.of(userName), passwords.encode(proof.password()));
    School school = newSchools.add(schoolName, typed.policy(), id);
    Scope.of(
        Set.of(school.id()),
        () -> {
          people.give(id, new RoleAt(Roles.ADMINISTRATOR, school.id()), people.today());
          people.give(id, new RoleAt("staff", school.id()), people.today());
        });
    enrol(id, proof);
    audit.record(
        Entry.ofInstallation(Actor.of(id), "administrator.first", Map.of("school", school.id())));
    audit.record(
        Entry.ofSchool(school.id(), Actor.of(id), "school.added", Map.of("name", schoolName)));
    return recovery.make(id);
  }

  /**
   * Sets the password and the second factor that an invited person has chosen; older sessions end.
   *
   * @return their recovery codes, kept nowhere; none in an evaluation, which asks for no second
   *     factor
   * @throws NoSuchThing if the link does not work
   * @throws org.chalkline.web.InvalidInput naming each field that cannot be accepted
   */
  @Transactional
  public List<String> accept(String token, Proof proof) {
    Person person = use(token);
    Set<RoleAt> roles = people.rolesOf(person.id());
    Typed check = new Typed();
    checkPassword(
        check,
        proof,
        roles.stream().map(RoleAt::role).anyMatch(Roles::lead),
        PasswordRules.own(person, roles.stream().map(RoleAt::school).distinct().toList(), schools));
    check.check();
    people.choosePassword(person.id(), passwords.encode(proof.password()));
    enrol(person.id(), proof);
    return activated(person, roles, !installation.evaluation());
  }

  /**
   * The same with a passkey, which is both factors.
   *
   * @param challenge what the device was asked
   * @param made its answer, as JSON
   * @param label what its owner calls it
   */
  @Transactional
  public List<String> accept(String token, String challenge, String made, String label) {
    Person person = use(token);
    passkeys.keep(person, challenge, made, label);
    people.activated(person.id());
    return activated(person, people.rolesOf(person.id()), true);
  }

  private Person use(String token) {
    Person person = invited(token);
    if (!links.use(Kind.INVITATION, token)) {
      throw new NoSuchThing();
    }
    return person;
  }

  private List<String> activated(Person person, Set<RoleAt> roles, boolean codes) {
    Entry entry =
        roles.stream()
            .map(RoleAt::school)
            .min(String::compareTo)
            .map(it -> Entry.ofSchool(it, Actor.of(person.id()), "person.activated", Map.of()))
            .orElseGet(
                () -> Entry.ofInstallation(Actor.of(person.id()), "person.activated", Map.of()));
    audit.record(entry);
    return codes ? recovery.make(person.id()) : List.of();
  }

  private void checkPassword(Typed check, Proof proof, boolean lead, List<String> own) {
    PasswordRules.refusal(proof.password(), lead, own)
        .ifPresent(why -> check.wrong("password", why));
  }

  private void enrol(String personId, Proof proof) {
    if (installation.evaluation()) {
      return;
    }
    if (!factors.enrol(personId, proof.secret(), proof.code())) {
      Typed check = new Typed();
      check.wrong("code", "Enter the code of six digits that your app shows now");
      check.check();
    }
  }
}
