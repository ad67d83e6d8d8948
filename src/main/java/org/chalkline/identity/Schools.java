package org.chalkline.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schools of this installation. */
@Component
public class Schools {

  private static final String SELECT =
      "select id, name, policy_id, drawn_from, federation from school ";

  private final JdbcClient jdbc;

  // A school's row is written once and not changed; who is not here yet is asked of the database.
  private final Map<String, School> known = new ConcurrentHashMap<>();

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
    School before = known.get(id);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<School> found =
        jdbc.sql(SELECT + "where id = ?").param(id).query(School.class).optional();
    found.ifPresent(school -> known.put(id, school));
    return found;
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
            "insert into school (id, name, policy_id, drawn_from, federation) values (?, ?, ?, ?, ?)")
        .params(
            school.id(), school.name(), school.policyId(), school.drawnFrom(), school.federation())
        .update();
  }
}
