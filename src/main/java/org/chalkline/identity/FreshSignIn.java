package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.chalkline.installation.Installation;
import org.springframework.stereotype.Component;

/**
 * A fresh sign-in: the second factor, or a passkey, within the last five minutes by the machine's
 * clock (AU-1). Any module asks for it by {@link NeedsFreshSignIn} on the method of a controller;
 * whoever is stale is asked for the factor and comes back to what they did, with all that they
 * typed.
 *
 * <p>In an evaluation, whose cast has one factor, whoever has no second factor is always fresh, and
 * so is each call of the API that brings its own proof.
 */
@Component
public class FreshSignIn {

  static final Duration LIFE = Duration.ofMinutes(5);

  private final Installation installation;
  private final Sessions sessions;
  private final SignInMeans means;
  private final MachineTime machine;

  FreshSignIn(
      Installation installation, Sessions sessions, SignInMeans means, MachineTime machine) {
    this.installation = installation;
    this.sessions = sessions;
    this.means = means;
    this.machine = machine;
  }

  /**
   * Goes on only after a fresh sign-in, where one method does what needs it and what does not; it
   * is answered as {@link NeedsFreshSignIn} is.
   */
  public void require(HttpServletRequest request) {
    if (!holds(request)) {
      throw new StaleSignIn();
    }
  }

  /** Whether whoever makes this request has shown a second factor within five minutes. */
  public boolean holds(HttpServletRequest request) {
    String person = Me.of(request).map(Me::id).orElse(null);
    if (person == null) {
      return false;
    }
    boolean shown =
        sessions
            .freshSince(request)
            .filter(since -> machine.now().isBefore(since.plus(LIFE)))
            .isPresent();
    return shown
        || (installation.evaluation()
            && (!sessions.bySession(request) || !means.secondFactor(person)));
  }
}
