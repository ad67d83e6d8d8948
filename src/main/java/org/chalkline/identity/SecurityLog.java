package org.chalkline.identity;

import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records who signed in and out, who failed to, and who was denied something (AD-1): in the history
 * of the person's first school, or of the installation where there is none. What was typed as a
 * user name is not recorded; it may be a password.
 */
@Component
class SecurityLog {

  private final People people;
  private final Audit audit;
  private final TransactionTemplate transaction;

  SecurityLog(People people, Audit audit, TransactionTemplate transaction) {
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
  }

  void signedIn(String personId) {
    record(personId, "sign-in.succeeded", Map.of());
  }

  /** A recovery code was used; so many are left. */
  void recovered(String personId, int left) {
    record(personId, "recovery-code.used", Map.of("left", String.valueOf(left)));
  }

  /** What the person signs in with has changed: an app, a passkey, recovery codes. */
  void meansChanged(String personId, String what) {
    record(personId, what, Map.of());
  }

  void signedOut(String personId) {
    record(personId, "sign-in.ended", Map.of());
  }

  /** A sign-in that failed; without a person where the name is nobody's. */
  void failed(Optional<String> personId, String address, String why) {
    Map<String, String> words = Map.of("address", address, "why", why);
    personId.ifPresentOrElse(
        id -> record(id, "sign-in.failed", words),
        () -> write(Entry.ofInstallation(Actor.CHALKLINE, "sign-in.failed", words)));
  }

  /** What was asked for and denied; the path has no personal data, and its query is left out. */
  void denied(String personId, String method, String path) {
    record(personId, "access.denied", Map.of("method", method, "path", path));
  }

  private void record(String personId, String what, Map<String, String> words) {
    Actor actor = Actor.of(personId);
    write(
        people.rolesOf(personId).stream()
            .map(RoleAt::school)
            .min(String::compareTo)
            .map(school -> Entry.ofSchool(school, actor, what, words))
            .orElseGet(() -> Entry.ofInstallation(actor, what, words)));
  }

  private void write(Entry entry) {
    transaction.executeWithoutResult(status -> audit.record(entry));
  }
}
