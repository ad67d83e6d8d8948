package org.chalkline.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The schools of this installation. */
@Component
public class Schools {

  private static final String SELECT =
      """
      select id, name, policy_id, drawn_from, federation, phase, live_since is not null as live
      from school
      """;

  private final JdbcClient jdbc;

  // A school changes seldom and is asked for at every line of a list. What another node has changed
  // is seen here after two seconds at most, what this one has, at once.
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(School school, long at) {}

  Schools(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The school of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public School get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No school " + id));
  }

  /** The school of this id, if there is one. */
  public Optional<School> find(String id) {
    Known before = known.get(id);
    if (before != null && System.nanoTime() - before.at() < FRESH) {
      return Optional.of(before.school());
    }
    Optional<School> found = read(id);
    found.ifPresent(school -> known.put(id, new Known(school, System.nanoTime())));
    return found;
  }

  /** Whether a school has this id already, as this transaction sees it. */
  boolean taken(String id) {
    return read(id).isPresent();
  }

  /** The school as this transaction sees it, for whoever is about to change it. */
  private Optional<School> read(String id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(School.class).optional();
  }

  /** All schools, by name. */
  public List<School> all() {
    return jdbc.sql(SELECT + "order by name").query(School.class).list();
  }

  /** The schools of the same federation, this one first. */
  public List<School> federatedWith(String id) {
    if (find(id).map(School::federation).isEmpty()) {
      return find(id).stream().toList();
    }
    return jdbc.sql(
            SELECT
                + """
                where id = :id or federation = (select federation from school where id = :id)
                order by (id = :id) desc, name
                """)
        .param("id", id)
        .query(School.class)
        .list();
  }

  /** Adds a school. */
  public void add(School school) {
    jdbc.sql(
            """
            insert into school (id, name, policy_id, drawn_from, federation, phase)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            school.id(),
            school.name(),
            school.policyId(),
            school.drawnFrom(),
            school.federation(),
            school.phase())
        .update();
  }

  /**
   * Changes what a school is called, its phase, the policy it runs and who it belongs together
   * with.
   *
   * @param school with the id of one that exists; whether it is live stays as it was
   */
  public void change(School school) {
    jdbc.sql(
            """
            update school set name = ?, policy_id = ?, drawn_from = ?, federation = ?, phase = ?
            where id = ?
            """)
        .params(
            school.name(),
            school.policyId(),
            school.drawnFrom(),
            school.federation(),
            school.phase(),
            school.id())
        .update();
    forget(school.id());
  }

  /**
   * The school goes live; a school stays live from then on.
   *
   * @return whether it was not live before
   */
  public boolean goLive(String id, Instant at) {
    int changed =
        jdbc.sql("update school set live_since = ? where id = ? and live_since is null")
            .params(at.atOffset(ZoneOffset.UTC), id)
            .update();
    forget(id);
    return changed == 1;
  }

  /** Forgets what was known of a school now, and again when others can see what has changed. */
  private void forget(String id) {
    known.remove(id);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              known.remove(id);
            }
          });
    }
  }
}
