package org.chalkline.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back for somebody whose only passkey is lost: a recovery code opens nothing but the page
 * on which they choose anew what they sign in with (AU-1: one factor reaches no case). Who has a
 * password uses the code beside it; who has neither asks an administrator for a fresh start (AU-5).
 */
@Component
class Recoveries {

  private final People people;
  private final SignInMeans means;
  private final RecoveryCodes codes;
  private final OneTimeLinks links;
  private final Guesses guesses;
  private final SecurityLog log;
  private final TransactionTemplate transaction;

  Recoveries(
      People people,
      SignInMeans means,
      RecoveryCodes codes,
      OneTimeLinks links,
      Guesses guesses,
      SecurityLog log,
      TransactionTemplate transaction) {
    this.people = people;
    this.means = means;
    this.codes = codes;
    this.links = links;
    this.guesses = guesses;
    this.log = log;
    this.transaction = transaction;
  }

  /**
   * Uses a recovery code up, ten tries an hour as with every code; the answer is the same for a
   * name that nobody has (AU-3). What they signed in with until now goes once they have chosen
   * anew.
   *
   * @return the token of a link that works once; empty if the name and the code are no such pair,
   *     or may not be tried now
   */
  Optional<String> link(String userName, String code, String address) {
    String name = People.folded(userName);
    boolean may = guesses.take("the recovery of " + name, address);
    Optional<String> person = people.byUserName(name).map(Person::id);
    String id = person.orElse("");
    boolean passkeyOnly = people.current(id).isPresent() && !means.password(id);
    Optional<String> token =
        transaction.execute(
            status ->
                may && passkeyOnly && codes.use(id, code)
                    ? Optional.of(links.ofRecovery(id))
                    : Optional.<String>empty());
    if (token == null || token.isEmpty()) {
      log.failed(person, address, may ? "wrong recovery code" : "too many recovery codes");
      return Optional.empty();
    }
    guesses.forget("the recovery of " + name, address);
    log.recovered(id, codes.left(id));
    return token;
  }
}
