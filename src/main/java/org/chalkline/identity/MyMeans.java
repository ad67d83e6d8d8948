package org.chalkline.identity;

import java.util.List;
import java.util.Optional;
import org.chalkline.installation.Installation;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what a person signs in with, for the person alone. Every change is recorded and ends
 * their other sessions by the next request.
 */
@Service
class MyMeans {

  private final SignInMeans means;
  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final People people;
  private final Schools schools;
  private final PasswordEncoder passwords;
  private final Once once;
  private final SecurityLog log;
  private final Installation installation;

  MyMeans(
      SignInMeans means,
      Passkeys passkeys,
      SecondFactors factors,
      RecoveryCodes recovery,
      People people,
      Schools schools,
      PasswordEncoder passwords,
      Once once,
      SecurityLog log,
      Installation installation) {
    this.means = means;
    this.passkeys = passkeys;
    this.factors = factors;
    this.recovery = recovery;
    this.people = people;
    this.schools = schools;
    this.passwords = passwords;
    this.once = once;
    this.log = log;
    this.installation = installation;
  }

  /** What a person signs in with, as they see it. */
  record Mine(boolean password, boolean app, List<Passkeys.Kept> passkeys, int codesLeft) {}

  /** What this person signs in with. */
  @Transactional(readOnly = true)
  public Mine of(Me me) {
    return new Mine(
        means.password(me.id()),
        means.app(me.id()),
        passkeys.of(me.person()),
        recovery.left(me.id()));
  }

  /** Keeps one more passkey. */
  @Transactional
  public void addPasskey(Me me, String challenge, String made, String label) {
    passkeys.keep(me.person(), challenge, made, label);
    people.activated(me.id());
    log.meansChanged(me.id(), "passkey.added");
  }

  /**
   * Removes a passkey.
   *
   * @throws Refused if it is all that they could sign in with
   */
  @Transactional
  public void removePasskey(Me me, String id, String key) {
    once.run(
        me.actor(),
        key,
        () -> {
          removePasskey(me, id);
          return id;
        });
  }

  private void removePasskey(Me me, String id) {
    if (!passkeys.remove(me.person(), id)) {
      throw new NoSuchThing();
    }
    boolean appLeft = means.app(me.id()) || installation.evaluation();
    if (passkeys.of(me.person()).isEmpty() && !(means.password(me.id()) && appLeft)) {
      throw new Refused("It is all that you sign in with. Add another passkey first.");
    }
    people.endSessions(me.id());
    log.meansChanged(me.id(), "passkey.removed");
  }

  /**
   * Takes an authenticator app in place of one from before.
   *
   * @param secret in Base32
   * @param code that it shows now
   */
  @Transactional
  public void enrolApp(Me me, String secret, String code) {
    if (!factors.enrol(me.id(), secret, code)) {
      throw new InvalidInput("code", "Enter the code of six digits that your app shows now");
    }
    people.endSessions(me.id());
    log.meansChanged(me.id(), "app.enrolled");
  }

  /** Sets a new password, which the rules must allow (AU-2). */
  @Transactional
  public void choosePassword(Me me, String password) {
    boolean lead = me.roles().stream().map(RoleAt::role).anyMatch(Roles::lead);
    Optional<String> refusal =
        PasswordRules.refusal(
            password, lead, PasswordRules.own(me.person(), me.schools(), schools));
    refusal.ifPresent(
        why -> {
          throw new InvalidInput("password", why);
        });
    people.choosePassword(me.id(), passwords.encode(password));
    log.meansChanged(me.id(), "password.chosen");
  }

  /** Makes ten recovery codes in place of those from before; they are returned and kept nowhere. */
  @Transactional
  public List<String> newCodes(Me me) {
    List<String> codes = recovery.make(me.id());
    log.meansChanged(me.id(), "recovery-codes.made");
    return codes;
  }
}
