package org.chalkline.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the codes that are tried from one address, whatever the link: 30 an hour by the database's
 * clock. A try is counted before it is tested, so that many at once gain nothing; a right one is
 * forgotten. Of a longer address (IPv6) the half that a household has counts.
 */
@Component
class Tries {

  static final int AN_HOUR = 30;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Tries(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Takes one of the tries that are left; empty if none is. */
  Optional<Long> take(String remote) {
    String address = household(remote);
    Optional<Long> taken =
        transaction.execute(
            status -> {
              jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 41))) l")
                  .param(address)
                  .query((row, n) -> row.getInt(1))
                  .single();
              return jdbc.sql(
                      """
                      insert into outsider_try (address, at)
                      select :address, now()
                      where (select count(*) from outsider_try
                        where address = :address and at > now() - interval '1 hour') < :most
                      returning id
                      """)
                  .param("address", address)
                  .param("most", AN_HOUR)
                  .query(Long.class)
                  .optional();
            });
    return taken == null ? Optional.empty() : taken;
  }

  /** Forgets a try: the code was right. */
  void forget(long taken) {
    jdbc.sql("delete from outsider_try where id = ?").param(taken).update();
  }

  /** Forgets what no longer counts. Several nodes may do so at once. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void forgetOld() {
    jdbc.sql("delete from outsider_try where at < now() - interval '1 hour'").update();
  }

  private static String household(String remote) {
    if (!remote.contains(":")) {
      return remote;
    }
    try {
      byte[] whole = InetAddress.getByName(remote).getAddress();
      return HexFormat.of().formatHex(Arrays.copyOf(whole, whole.length / 2));
    } catch (UnknownHostException odd) {
      return remote;
    }
  }
}
