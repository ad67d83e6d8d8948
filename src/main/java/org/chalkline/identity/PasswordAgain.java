package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chalkline.installation.Installation;
import org.springframework.stereotype.Component;

/**
 * A fresh sign-in where there is no second factor to show: in an evaluation, whose cast has one
 * factor, whoever does something grave types their password again. In live mode everybody who
 * reaches a case has a second factor, and {@link NeedsFreshSignIn} asks for that.
 */
@Component
public class PasswordAgain {

  private final Installation installation;
  private final Sessions sessions;
  private final SignInMeans means;
  private final SignIns signIns;

  PasswordAgain(Installation installation, Sessions sessions, SignInMeans means, SignIns signIns) {
    this.installation = installation;
    this.sessions = sessions;
    this.means = means;
    this.signIns = signIns;
  }

  /** Whether whoever makes this request is to type their password again. */
  public boolean needed(HttpServletRequest request) {
    Optional<Me> me = Me.of(request);
    return installation.evaluation()
        && me.isPresent()
        && sessions.bySession(request)
        && !means.secondFactor(me.get().id());
  }

  /** Whether what was typed is this person's password; a wrong one counts as a try to sign in. */
  public boolean right(Me me, String password, HttpServletRequest request) {
    return signIns
        .check(me.person().userName(), password, request.getRemoteAddr())
        .filter(me.id()::equals)
        .isPresent();
  }
}
