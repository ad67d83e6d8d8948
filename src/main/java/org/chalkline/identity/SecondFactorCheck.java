package org.chalkline.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Checks a code that a person has typed: of their authenticator app, or one of their recovery
 * codes. Ten tries an hour from an address; from an address where the person has signed in before,
 * others' tries from elsewhere do not count, so that nobody can lock an owner out (AU-3).
 */
@Component
class SecondFactorCheck {

  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Guesses guesses;
  private final SignIns signIns;
  private final SecurityLog log;

  SecondFactorCheck(
      SecondFactors factors,
      RecoveryCodes recovery,
      Guesses guesses,
      SignIns signIns,
      SecurityLog log) {
    this.factors = factors;
    this.recovery = recovery;
    this.guesses = guesses;
    this.signIns = signIns;
    this.log = log;
  }

  /** Whether the code is right; it is used up then. Both outcomes are recorded. */
  boolean accept(String personId, String code, String address) {
    String tries = "the code of " + personId;
    boolean may = guesses.take(tries, address, signIns.knows(personId, address));
    if (may && factors.accept(personId, code)) {
      guesses.forget(tries, address);
      return true;
    }
    if (may && recovery.use(personId, code)) {
      guesses.forget(tries, address);
      log.recovered(personId, recovery.left(personId));
      return true;
    }
    log.failed(Optional.of(personId), address, may ? "wrong code" : "too many codes");
    return false;
  }
}
