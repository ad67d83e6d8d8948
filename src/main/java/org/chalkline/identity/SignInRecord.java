package org.chalkline.identity;

import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.installation.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records who signed in and out (AD-1). */
@Component
class SignInRecord {

  private final Audit audit;
  private final TransactionTemplate transaction;

  SignInRecord(Audit audit, TransactionTemplate transaction) {
    this.audit = audit;
    this.transaction = transaction;
  }

  void signedIn(String personId) {
    record(personId, "sign-in.succeeded");
  }

  void signedOut(String personId) {
    record(personId, "sign-out");
  }

  private void record(String personId, String what) {
    Scope.everywhere(
        () ->
            transaction.executeWithoutResult(
                status ->
                    audit.record(
                        new Entry(
                            "installation", "*", Actor.of(personId), what, null, Map.of()))));
  }
}
