package org.chalkline.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs the cast of an evaluation in by HTTP Basic, for one request. */
@Component
class BasicSignIn implements AuthenticationProvider {

  private final SignIns signIns;

  BasicSignIn(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    return signIns
        .check(asked.getName(), String.valueOf(asked.getCredentials()), address)
        .map(Sessions::authentication)
        .orElseThrow(() -> new BadCredentialsException("Not right"));
  }

  @Override
  public boolean supports(Class<?> asked) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(asked);
  }
}
