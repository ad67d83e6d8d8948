package org.chalkline.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the schools and the roles they hold. Roles are read anew each time they are asked. */
@Component
public class People {

  private static final String SELECT =
      """
      select p.id, (select min(u.user_name) from person_user_name u where u.person_id = p.id) as user_name,
        p.name, p.given_name, p.surname, p.also_known_as, p.handles, p.email
      from person p
      """;

  private static final String TODAY =
      " h.from_day <= :today and (h.until_day is null or h.until_day >= :today) ";

  private final JdbcClient jdbc;
  private final Clock clock;

  People(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The person of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Person get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No such person"));
  }

  /** The person of this id, if there is one. */
  public Optional<Person> find(String id) {
    return jdbc.sql(SELECT + " where p.id = ?").param(id).query(People::read).optional();
  }

  /** The persons of these ids, by name. */
  public List<Person> all(List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + " where p.id = any(:ids) order by p.name, p.id")
            .param("ids", ids.toArray(String[]::new))
            .query(People::read)
            .list();
  }

  /** Whoever holds a role at this school today, with each role they hold there. */
  public Map<String, Set<String>> rolesAt(String school) {
    Map<String, Set<String>> roles = new HashMap<>();
    jdbc.sql(
            "select h.person_id, h.role from role_holding h where h.school_id = :school and" + TODAY)
        .param("school", school)
        .param("today", today())
        .query(
            row -> {
              roles.computeIfAbsent(row.getString(1), it -> new HashSet<>()).add(row.getString(2));
            });
    return roles;
  }

  /** The person who signs in under this name. */
  public Optional<Person> byUserName(String userName) {
    return jdbc.sql(
            SELECT
                + " join person_user_name n on n.person_id = p.id where n.user_name = lower(?)")
        .param(userName)
        .query(People::read)
        .optional();
  }

  /** Who holds this role at this school today, by name; only those who can sign in. */
  public List<Person> holding(String role, String school) {
    return jdbc.sql(
            SELECT
                + """
                where p.enabled and exists (select 1 from role_holding h where h.person_id = p.id
                  and h.role = :role and h.school_id = :school and
                """
                + TODAY
                + ") order by p.name, p.id")
        .param("role", role)
        .param("school", school)
        .param("today", today())
        .query(People::read)
        .list();
  }

  /** Everybody who holds a role at this school today, by name. */
  public List<Person> at(String school) {
    return jdbc.sql(
            SELECT
                + """
                where exists (select 1 from role_holding h where h.person_id = p.id
                  and h.school_id = :school and
                """
                + TODAY
                + ") order by p.name, p.id")
        .param("school", school)
        .param("today", today())
        .query(People::read)
        .list();
  }

  /** The roles this person holds today. */
  public Set<RoleAt> rolesOf(String personId) {
    return new HashSet<>(
        jdbc.sql("select h.role, h.school_id from role_holding h where h.person_id = :id and" + TODAY)
            .param("id", personId)
            .param("today", today())
            .query((row, n) -> new RoleAt(row.getString(1), row.getString(2)))
            .list());
  }

  /** Adds a person who signs in under these names. */
  public void add(Person person, List<String> userNames, @Nullable String passwordHash) {
    jdbc.sql(
            """
            insert into person (id, name, given_name, surname, also_known_as, handles, email,
              password_hash, enabled) values (?, ?, ?, ?, ?, ?, ?, ?, true)
            """)
        .params(
            person.id(),
            person.name(),
            person.givenName(),
            person.surname(),
            person.alsoKnownAs().toArray(String[]::new),
            person.handles().toArray(String[]::new),
            person.email(),
            passwordHash)
        .update();
    for (String name : userNames) {
      jdbc.sql("insert into person_user_name (user_name, person_id) values (lower(?), ?)")
          .params(name, person.id())
          .update();
    }
  }

  /** From today this person holds this role at this school. */
  public void give(String personId, RoleAt role, LocalDate from) {
    jdbc.sql(
            """
            insert into role_holding (person_id, school_id, role, from_day) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(personId, role.school(), role.role(), from)
        .update();
  }

  /** After this day this person no longer holds this role. */
  public void end(String personId, RoleAt role, LocalDate lastDay) {
    jdbc.sql(
            """
            update role_holding set until_day = ? where person_id = ? and school_id = ? and role = ?
              and until_day is null
            """)
        .params(lastDay, personId, role.school(), role.role())
        .update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
  }

  private static Person read(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("user_name"),
        row.getString("name"),
        row.getString("given_name"),
        row.getString("surname"),
        List.of((String[]) row.getArray("also_known_as").getArray()),
        List.of((String[]) row.getArray("handles").getArray()),
        row.getString("email"));
  }
}
