package org.chalkline.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor: codes of six digits that change every 30 seconds (RFC 6238), by an
 * authenticator app. A code counts once, for the step it is of and one step either side (AU-1).
 */
@Component
class SecondFactors {

  static final Duration STEP = Duration.ofSeconds(30);
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator codes =
      new TimeBasedOneTimePasswordGenerator(STEP);
  private final JdbcClient jdbc;
  private final SecondFactorKey key;
  private final MachineTime machine;

  SecondFactors(JdbcClient jdbc, SecondFactorKey key, MachineTime machine) {
    this.jdbc = jdbc;
    this.key = key;
    this.machine = machine;
  }

  private record Kept(byte[] secret, long lastStep) {}

  /** A new secret, in Base32. */
  static String freshSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Base32().encodeToString(secret);
  }

  /** The secret as an authenticator app takes it. */
  static String uri(String secret, String userName) {
    String account = URLEncoder.encode(userName, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/Chalkline:" + account + "?secret=" + secret + "&issuer=Chalkline";
  }

  /**
   * Enrols a person, in place of any factor they had.
   *
   * @param secret in Base32
   * @param code what the person's app shows, as proof that it has the secret
   * @return whether the code was right; if not, nothing has changed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enrol(String personId, String secret, String code) {
    byte[] bytes = new Base32().decode(secret);
    OptionalLong step = step(bytes, code);
    if (step.isEmpty()) {
      return false;
    }
    jdbc.sql(
            """
            insert into second_factor (person_id, secret, enrolled_at, last_step)
            values (?, ?, ?, ?)
            on conflict (person_id) do update set secret = excluded.secret,
              enrolled_at = excluded.enrolled_at, last_step = excluded.last_step
            """)
        .params(
            personId,
            key.seal(bytes, personId),
            machine.now().atOffset(ZoneOffset.UTC),
            step.getAsLong())
        .update();
    return true;
  }

  /** Whether the code is this person's, now, and was not used before. It is used from now on. */
  @Transactional
  public boolean accept(String personId, String code) {
    Kept kept =
        jdbc.sql("select secret, last_step from second_factor where person_id = ? for update")
            .param(personId)
            .query((row, n) -> new Kept(row.getBytes(1), row.getLong(2)))
            .optional()
            .orElse(null);
    if (kept == null) {
      return false;
    }
    OptionalLong step = step(key.open(kept.secret(), personId), code);
    if (step.isEmpty() || step.getAsLong() <= kept.lastStep()) {
      return false;
    }
    jdbc.sql("update second_factor set last_step = ? where person_id = ?")
        .params(step.getAsLong(), personId)
        .update();
    return true;
  }

  /** The code of a secret at an instant. */
  String code(byte[] secret, Instant at) {
    try {
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(secret, codes.getAlgorithm()), at, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The step that this is the code of: now, the one before or the one after. */
  private OptionalLong step(byte[] secret, String typed) {
    byte[] code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    Instant now = machine.now();
    for (int away = 1; away >= -1; away--) {
      Instant at = now.plus(STEP.multipliedBy(away));
      if (MessageDigest.isEqual(code, code(secret, at).getBytes(StandardCharsets.UTF_8))) {
        return OptionalLong.of(at.getEpochSecond() / STEP.toSeconds());
      }
    }
    return OptionalLong.empty();
  }
}
