package org.chalkline.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that work once, within 24 hours (AU-5). The database keeps a digest only. A new link of the
 * same kind for the same person ends the one before.
 */
@Component
class ActivationLinks {

  static final Duration LIFE = Duration.ofHours(24);
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final MachineTime machine;

  ActivationLinks(JdbcClient jdbc, MachineTime machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** What a link is for. */
  enum Kind {
    FIRST_ADMINISTRATOR,
    INVITATION
  }

  /** Makes a link for the first administrator; its secret part is returned and kept nowhere. */
  String forFirstAdministrator() {
    jdbc.sql("delete from one_time_link where kind = 'FIRST_ADMINISTRATOR'").update();
    return make(Kind.FIRST_ADMINISTRATOR, null, "chalkline");
  }

  /** Makes a link with which a person chooses their password; the secret part is kept nowhere. */
  String forPerson(String personId, String madeBy) {
    jdbc.sql("delete from one_time_link where person_id = ? and used_at is null")
        .param(personId)
        .update();
    return make(Kind.INVITATION, personId, madeBy);
  }

  private String make(Kind kind, @Nullable String personId, String madeBy) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    OffsetDateTime now = machine.now().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into one_time_link (digest, kind, person_id, made_by, made_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(Digests.of(token), kind.name(), personId, madeBy, now, now.plus(LIFE))
        .update();
    return token;
  }

  /** Whether this link would work now. */
  boolean works(Kind kind, String token) {
    return jdbc.sql(
            """
            select exists (select 1 from one_time_link
              where digest = ? and kind = ? and used_at is null and expires_at > ?)
            """)
        .params(Digests.of(token), kind.name(), machine.now().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** Whom this link invites; empty if it does not work. */
  Optional<String> invited(String token) {
    return jdbc.sql(
            """
            select person_id from one_time_link
            where digest = ? and kind = 'INVITATION' and used_at is null and expires_at > ?
            """)
        .params(Digests.of(token), machine.now().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional();
  }

  /**
   * Uses the link up, in the running transaction; false if it does not work, also for a second use.
   */
  boolean use(Kind kind, String token) {
    OffsetDateTime now = machine.now().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
                """
                update one_time_link set used_at = ?
                where digest = ? and kind = ? and used_at is null and expires_at > ?
                """)
            .params(now, Digests.of(token), kind.name(), now)
            .update()
        == 1;
  }
}
