package org.chalkline.identity;

import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ten codes for the day the authenticator is lost: each takes the place of a code of the app once.
 * Only a digest is kept; the codes are shown when they are made and never again.
 */
@Component
class RecoveryCodes {

  static final int HOW_MANY = 10;
  private static final int BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final MachineTime machine;

  RecoveryCodes(JdbcClient jdbc, MachineTime machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  /** Makes ten codes in place of all from before, as part of the running transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> make(String personId) {
    jdbc.sql("delete from recovery_code where person_id = ?").param(personId).update();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < HOW_MANY; i++) {
      byte[] secret = new byte[BYTES];
      RANDOM.nextBytes(secret);
      String code = new Base32().encodeToString(secret).toLowerCase(Locale.ROOT);
      jdbc.sql("insert into recovery_code (person_id, digest) values (?, ?)")
          .params(personId, Digests.of(code))
          .update();
      codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
    }
    return codes;
  }

  /** How many are left. */
  int left(String personId) {
    return jdbc.sql("select count(*) from recovery_code where person_id = ? and used_at is null")
        .param(personId)
        .query(Integer.class)
        .single();
  }

  /** Uses a code up; false if it is none of this person's or was used before. */
  boolean use(String personId, String typed) {
    String code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return code.length() == BYTES * 8 / 5
        && jdbc.sql(
                    """
                    update recovery_code set used_at = ?
                    where person_id = ? and digest = ? and used_at is null
                    """)
                .params(machine.now().atOffset(ZoneOffset.UTC), personId, Digests.of(code))
                .update()
            == 1;
  }
}
