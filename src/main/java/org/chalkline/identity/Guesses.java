package org.chalkline.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what was tried: 10 tries an hour for a name from one address, 100 from all addresses
 * together. A try is counted before it is tested, so that many at once gain nothing. It counts
 * names that nobody has too, so that the answer tells nothing (AU-3).
 */
@Component
class Guesses {

  static final int AN_HOUR_FROM_ONE_ADDRESS = 10;
  static final int AN_HOUR_FROM_ALL = 100;
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final MachineTime machine;

  Guesses(JdbcClient jdbc, TransactionTemplate transaction, MachineTime machine) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.machine = machine;
  }

  /** Takes one of the tries that are left; false if none is. */
  boolean take(String name, String address) {
    return take(name, address, false);
  }

  /**
   * The same.
   *
   * @param known whether the owner has signed in from this address before: then tries from
   *     elsewhere do not count against them
   */
  boolean take(String name, String address, boolean known) {
    byte[] digest = Digests.of(name);
    OffsetDateTime now = machine.now().atOffset(ZoneOffset.UTC);
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> take(digest, address, now, known ? Integer.MAX_VALUE : AN_HOUR_FROM_ALL)));
  }

  private boolean take(byte[] digest, String address, OffsetDateTime now, int all) {
    jdbc.sql(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 40))) l")
        .param(digest)
        .query((row, n) -> row.getInt(1))
        .single();
    return jdbc.sql(
                """
                insert into sign_in_guess (name_digest, address, at)
                select :name, :address, :now
                where (select count(*) from sign_in_guess
                    where name_digest = :name and at > :since and address = :address) < :one
                  and (select count(*) from sign_in_guess
                    where name_digest = :name and at > :since) < :all
                """)
            .param("name", digest)
            .param("address", address)
            .param("now", now)
            .param("since", now.minus(HOUR))
            .param("one", AN_HOUR_FROM_ONE_ADDRESS)
            .param("all", all)
            .update()
        == 1;
  }

  /** Forgets what was tried under this name from this address: it was the owner. */
  void forget(String name, String address) {
    jdbc.sql("delete from sign_in_guess where name_digest = ? and address = ?")
        .params(Digests.of(name), address)
        .update();
  }

  /** Forgets what no longer counts. Several nodes may do so at once. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void forgetOld() {
    jdbc.sql("delete from sign_in_guess where at < ?")
        .param(machine.now().minus(HOUR).atOffset(ZoneOffset.UTC))
        .update();
  }
}
