package org.chalkline.identity;

import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a user name and a password. A name that nobody has, a wrong password, a disabled person
 * and too many tries all get the same answer after the same work (AU-3). The right password always
 * passes from an address from which this person has signed in before, so nobody can lock an owner
 * out.
 */
@Component
class SignIns {

  private static final int LONGEST_NAME = 254;

  private final JdbcClient jdbc;
  private final People people;
  private final PasswordEncoder passwords;
  private final Guesses guesses;
  private final SecurityLog log;
  private final SignInMeans means;
  private final TransactionTemplate transaction;
  private final MachineTime machine;
  private final String nobodys;

  SignIns(
      JdbcClient jdbc,
      People people,
      PasswordEncoder passwords,
      Guesses guesses,
      SecurityLog log,
      SignInMeans means,
      TransactionTemplate transaction,
      MachineTime machine) {
    this.jdbc = jdbc;
    this.people = people;
    this.passwords = passwords;
    this.guesses = guesses;
    this.log = log;
    this.means = means;
    this.transaction = transaction;
    this.machine = machine;
    this.nobodys = passwords.encode("the password of nobody");
  }

  private record Known(String personId, @Nullable String hash, boolean fromHere) {}

  /**
   * Whose name and password these are.
   *
   * @param address where from
   * @return the id of the person; empty if the pair is not right or may not be tried now
   */
  Optional<String> check(String userName, String password, String address) {
    String name = People.folded(userName);
    Optional<Known> known = known(name, address);
    boolean fromHere = known.filter(Known::fromHere).isPresent();
    boolean may = fromHere || guesses.take(name, address);
    String hash = known.map(Known::hash).orElse(null);
    boolean tested = may && hash != null && password.length() <= 2 * PasswordRules.LONGEST;
    boolean right = passwords.matches(tested ? password : "", tested ? hash : nobodys);
    if (tested && right) {
      String id = known.orElseThrow().personId();
      // With a second factor to come, it is not yet the owner who is here.
      if (!fromHere && !means.secondFactor(id)) {
        transaction.executeWithoutResult(status -> remember(id, name, address));
      }
      return Optional.of(id);
    }
    log.failed(known.map(Known::personId), address, may ? "wrong" : "too many tries");
    return Optional.empty();
  }

  /** From here this person has signed in: their right password passes from now on. */
  void remember(String personId, String address) {
    jdbc.sql(
            """
            insert into sign_in_known (person_id, address, last_at) values (?, ?, ?)
            on conflict (person_id, address) do update set last_at = excluded.last_at
            """)
        .params(personId, address, machine.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether this person has signed in from here before. */
  boolean knows(String personId, String address) {
    return jdbc.sql(
            "select exists (select 1 from sign_in_known where person_id = ? and address = ?)")
        .params(personId, address)
        .query(Boolean.class)
        .single();
  }

  private void remember(String personId, String name, String address) {
    guesses.forget(name, address);
    remember(personId, address);
  }

  private Optional<Known> known(String name, String address) {
    boolean possible = name.length() <= LONGEST_NAME && name.indexOf(0) < 0;
    return jdbc.sql(
            """
            select p.id, p.password_hash, exists (select 1 from sign_in_known k
              where k.person_id = p.id and k.address = ?) as from_here
            from person_user_name n join person p on p.id = n.person_id
            where n.user_name = ? and p.enabled and (p.last_day is null or p.last_day >= ?)
            """)
        .params(address, possible ? name : "", people.today())
        .query((row, n) -> new Known(row.getString(1), row.getString(2), row.getBoolean(3)))
        .optional();
  }
}
