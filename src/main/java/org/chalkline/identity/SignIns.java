package org.chalkline.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.installation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a user name and password. The answer to a wrong name and to a wrong password is the same and
 * takes as long (AU-3). After five failures from one address each further guess from there waits longer;
 * the owner, from where they signed in before, is never locked out.
 */
@Component
class SignIns implements AuthenticationProvider {

  private static final int FREE_GUESSES = 5;

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final String nobody;

  SignIns(
      JdbcClient jdbc,
      PasswordEncoder passwords,
      Audit audit,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.nobody = passwords.encode("the password of nobody");
  }

  private record Known(String personId, String hash) {}

  @Override
  public Authentication authenticate(Authentication asked) {
    String userName = asked.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(asked.getCredentials());
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    String personId =
        Scope.everywhere(
            () -> transaction.execute(status -> check(userName, password, address)));
    if (personId == null || personId.isEmpty()) {
      throw new BadCredentialsException("Wrong");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        personId, null, AuthorityUtils.createAuthorityList("PERSON"));
  }

  private String check(String userName, String password, String address) {
    Known known =
        jdbc.sql(
                """
                select p.id, p.password_hash from person p join person_user_name n on n.person_id = p.id
                where n.user_name = ? and p.enabled and p.password_hash is not null
                """)
            .param(userName)
            .query((row, n) -> new Known(row.getString(1), row.getString(2)))
            .optional()
            .orElse(new Known("", nobody));
    boolean mayTry = mayTry(userName, address);
    boolean right = passwords.matches(password, known.hash()) && !known.personId().isEmpty();
    if (right && mayTry) {
      jdbc.sql("delete from sign_in_guess where user_name = ? and address = ?")
          .params(userName, address)
          .update();
      jdbc.sql("insert into sign_in_known (user_name, address) values (?, ?) on conflict do nothing")
          .params(userName, address)
          .update();
      return known.personId();
    }
    jdbc.sql(
            """
            insert into sign_in_guess (user_name, address, failures, last_at) values (?, ?, 1, now())
            on conflict (user_name, address) do update
              set failures = sign_in_guess.failures + 1, last_at = now()
            """)
        .params(userName, address)
        .update();
    audit.record(
        new Entry(
            "installation",
            "*",
            known.personId().isEmpty() ? Actor.CHALKLINE : Actor.of(known.personId()),
            "sign-in.failed",
            null,
            java.util.Map.of()));
    return "";
  }

  private boolean mayTry(String userName, String address) {
    boolean knownHere =
        jdbc.sql("select exists (select 1 from sign_in_known where user_name = ? and address = ?)")
            .params(userName, address)
            .query(Boolean.class)
            .single();
    if (knownHere) {
      return true;
    }
    return jdbc.sql("select failures, last_at from sign_in_guess where user_name = ? and address = ?")
        .params(userName, address)
        .query(
            (row, n) -> {
              int over = row.getInt(1) - FREE_GUESSES;
              Duration wait =
                  over < 0 ? Duration.ZERO : Duration.ofMinutes(Math.min(6L << Math.min(over, 6), 60));
              return Instant.now().isAfter(row.getTimestamp(2).toInstant().plus(wait));
            })
        .optional()
        .orElse(true);
  }

  @Override
  public boolean supports(Class<?> asked) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(asked);
  }
}
