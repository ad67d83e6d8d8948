package org.chalkline.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chalkline.installation.OfTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people of the schools and the roles they hold. Everything is read in one query and anew each
 * time it is asked, but a school's people once in a transaction. Who holds which role is answered
 * across schools, whatever the running scope; changes need the school in scope.
 */
@Component
public class People {

  private static final String FIELDS =
      "p.id, p.user_name, p.name, p.given_name, p.surname, p.also_known_as, p.handles, p.email ";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  // Asked at nearly every step of a case; whoever changes them in a transaction forgets them there.
  private final OfTransaction<Map<String, List<Holder>>> known = OfTransaction.whole(HashMap::new);

  private record Holder(Person person, Set<String> roles, boolean enabled) {}

  People(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Somebody with a session: who they are today.
   *
   * @param sessionVersion sessions of an older version have ended
   */
  record Current(Me me, long sessionVersion) {}

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
    return jdbc.sql("select " + FIELDS + "from person p where p.id = ?")
        .param(id)
        .query((row, n) -> read(row))
        .optional();
  }

  /** The persons of these ids, by name. */
  public List<Person> all(List<String> ids) {
    List<Person> read =
        known.get().values().stream()
            .flatMap(List::stream)
            .map(Holder::person)
            .filter(person -> ids.contains(person.id()))
            .distinct()
            .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
            .toList();
    return read.size() == Set.copyOf(ids).size()
        ? read
        : jdbc.sql(
                "select " + FIELDS + "from person p where p.id = any(:ids) order by p.name, p.id")
            .param("ids", ids.toArray(String[]::new))
            .query((row, n) -> read(row))
            .list();
  }

  /** Whoever holds a role at this school today, with each role they hold there. */
  public Map<String, Set<String>> rolesAt(String school) {
    Map<String, Set<String>> roles = new HashMap<>();
    holders(school).forEach(it -> roles.put(it.person().id(), it.roles()));
    return roles;
  }

  /** The person who signs in under this name; capitals do not matter. */
  public Optional<Person> byUserName(String userName) {
    return jdbc.sql(
            "select "
                + FIELDS
                + "from person p join person_user_name n on n.person_id = p.id where n.user_name = ?")
        .param(folded(userName))
        .query((row, n) -> read(row))
        .optional();
  }

  /** Who holds this role at this school today, by name; only those who can sign in. */
  public List<Person> holding(String role, String schoolId) {
    List<Holder> read = known.get().get(schoolId);
    if (read != null) {
      return read.stream()
          .filter(it -> it.enabled() && it.roles().contains(role))
          .map(Holder::person)
          .toList();
    }
    return jdbc.sql(
            "select distinct "
                + FIELDS
                + "from person p join holdings_at(?, ?, ?) h on h.person_id = p.id "
                + "where p.enabled order by p.name, p.id")
        .params(schoolId, role, today())
        .query((row, n) -> read(row))
        .list();
  }

  /** Everybody who holds a role at this school today, by name; those who cannot sign in too. */
  public List<Person> at(String schoolId) {
    return holders(schoolId).stream().map(Holder::person).toList();
  }

  private List<Holder> holders(String schoolId) {
    return known
        .get()
        .computeIfAbsent(
            schoolId,
            it ->
                jdbc.sql(
                        "select "
                            + FIELDS
                            + """
                            , p.enabled, h.roles
                            from person p join (
                              select person_id, array_agg(role) as roles from holdings_at(?, null, ?)
                              group by person_id) h on h.person_id = p.id
                            order by p.name, p.id
                            """)
                    .params(it, today())
                    .query(
                        (row, n) ->
                            new Holder(
                                read(row),
                                Set.copyOf(texts(row, "roles")),
                                row.getBoolean("enabled")))
                    .list());
  }

  /** Whether this person can sign in and holds some role at this school today. */
  public boolean mayAct(String personId, String school) {
    return current(personId).map(it -> it.me().schools().contains(school)).orElse(false);
  }

  /** Everybody who holds a role at this school today and can sign in, by name. */
  public List<Person> ableAt(String schoolId) {
    return jdbc.sql(
            "select "
                + FIELDS
                + """
                from person p
                where p.enabled
                  and p.id in (select h.person_id from holdings_at(?, null, ?) h)
                order by p.name, p.id
                """)
        .params(schoolId, today())
        .query((row, n) -> read(row))
        .list();
  }

  /** The roles this person holds today. */
  public Set<RoleAt> rolesOf(String personId) {
    return new HashSet<>(
        jdbc.sql("select h.role, h.school_id from holdings_of(?, ?) h")
            .params(personId, today())
            .query((row, n) -> new RoleAt(row.getString(1), row.getString(2)))
            .list());
  }

  /** The person of this id with today's roles; empty if there is none or they cannot sign in. */
  Optional<Current> current(String id) {
    return jdbc.sql(
            "select "
                + FIELDS
                + """
                , p.session_version,
                  array(select h.role || '@' || h.school_id from holdings_of(p.id, ?) h) as held
                from person p
                where p.id = ? and p.enabled and (p.last_day is null or p.last_day >= ?)
                """)
        .params(today(), id, today())
        .query(
            (row, n) -> {
              Set<RoleAt> roles = new HashSet<>();
              for (String held : texts(row, "held")) {
                String[] parts = held.split("@", 2);
                roles.add(new RoleAt(parts[0], parts[1]));
              }
              return new Current(new Me(read(row), roles), row.getLong("session_version"));
            })
        .optional();
  }

  /**
   * Adds a person who signs in under these names.
   *
   * @param userNames every name, the first among them
   * @param passwordHash as the encoder made it; null until they have chosen a password
   */
  public void add(Person person, List<String> userNames, @Nullable String passwordHash) {
    known.get().clear();
    jdbc.sql(
            """
            insert into person (id, user_name, name, given_name, surname, also_known_as, handles,
              email, password_hash, enabled, activated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, true, case when ?::text is null then null else now() end)
            """)
        .params(
            person.id(),
            folded(person.userName()),
            person.name(),
            person.givenName(),
            person.surname(),
            person.alsoKnownAs().toArray(String[]::new),
            person.handles().toArray(String[]::new),
            person.email(),
            passwordHash,
            passwordHash)
        .update();
    for (String name : userNames) {
      jdbc.sql("insert into person_user_name (user_name, person_id) values (?, ?)")
          .params(folded(name), person.id())
          .update();
    }
  }

  /** From this day this person holds this role at this school. */
  public void give(String personId, RoleAt role, LocalDate from) {
    give(personId, role, from, null);
  }

  /**
   * From this day to the last day, both included, this person holds this role at this school. Work
   * that waits for the role is offered to them in the same transaction.
   */
  void give(String personId, RoleAt role, LocalDate from, @Nullable LocalDate lastDay) {
    known.get().clear();
    jdbc.sql(
            """
            insert into role_holding (person_id, school_id, role, from_day, until_day)
            values (?, ?, ?, ?, ?)
            on conflict (person_id, school_id, role, from_day)
            do update set until_day = excluded.until_day, over_at = null
            """)
        .params(personId, role.school(), role.role(), from, lastDay)
        .update();
    comesInto(personId, role);
    announce(personId, role);
  }

  /**
   * After this day this person no longer holds this role; a day gone by ends it at once, and frees
   * the work that they had taken under it in the same transaction.
   */
  public void end(String personId, RoleAt role, LocalDate lastDay) {
    known.get().clear();
    jdbc.sql(
            """
            update role_holding set until_day = ?
            where person_id = ? and school_id = ? and role = ?
              and (until_day is null or until_day > ?)
            """)
        .params(lastDay, personId, role.school(), role.role(), lastDay)
        .update();
    announce(personId, role);
  }

  /** Says that this person has come into a role, from today or from a later day. */
  void comesInto(String personId, RoleAt role) {
    events.publishEvent(new RoleGiven(personId, role));
  }

  /** Says that who holds what at a school is no longer as it was. */
  void announce(String personId, RoleAt role) {
    known.get().clear();
    events.publishEvent(new HoldersChanged(role.school(), personId, Set.of(role.role())));
  }

  /** Says that this person's standing has changed at each school where they hold a role. */
  private void announceEverywhere(String personId, Set<RoleAt> held) {
    known.get().clear();
    Map<String, Set<String>> roles = new HashMap<>();
    held.forEach(
        it -> roles.computeIfAbsent(it.school(), school -> new HashSet<>()).add(it.role()));
    roles.forEach(
        (school, some) -> events.publishEvent(new HoldersChanged(school, personId, some)));
  }

  /**
   * Lets a person sign in or not; either way, every session of theirs has ended. What they had
   * taken is freed in the same transaction.
   */
  void enable(String personId, boolean enabled) {
    known.get().clear();
    jdbc.sql("update person set enabled = ?, session_version = session_version + 1 where id = ?")
        .params(enabled, personId)
        .update();
    announceEverywhere(personId, rolesOf(personId));
  }

  /** Ends every session of this person by their next request. */
  void endSessions(String personId) {
    jdbc.sql("update person set session_version = session_version + 1 where id = ?")
        .param(personId)
        .update();
  }

  /** Sets or clears the last day on which this person may sign in. */
  void lastDay(String personId, @Nullable LocalDate day) {
    Set<RoleAt> before = rolesOf(personId);
    jdbc.sql("update person set last_day = ?, left_at = null where id = ?")
        .params(day, personId)
        .update();
    Set<RoleAt> concerned = new HashSet<>(before);
    concerned.addAll(rolesOf(personId));
    announceEverywhere(personId, concerned);
  }

  /** The last day on which this person may sign in, if one is set. */
  Optional<LocalDate> lastDayOf(String personId) {
    return jdbc.sql("select last_day from person where id = ? and last_day is not null")
        .param(personId)
        .query(LocalDate.class)
        .optional();
  }

  /** Sets the password that this person has chosen and ends every session of theirs. */
  void choosePassword(String personId, String passwordHash) {
    jdbc.sql(
            """
            update person set password_hash = ?, session_version = session_version + 1,
              activated_at = coalesce(activated_at, now())
            where id = ?
            """)
        .params(passwordHash, personId)
        .update();
  }

  /** Notes that this person has something of their own to sign in with; their sessions end. */
  void activated(String personId) {
    jdbc.sql(
            """
            update person set session_version = session_version + 1,
              activated_at = coalesce(activated_at, now())
            where id = ?
            """)
        .param(personId)
        .update();
  }

  /** Takes away the password; until they choose anew this person has nothing to sign in with. */
  void forgetPassword(String personId) {
    jdbc.sql(
            """
            update person set password_hash = null, activated_at = null,
              session_version = session_version + 1
            where id = ?
            """)
        .param(personId)
        .update();
  }

  /** Whether this person has something of their own to sign in with. */
  boolean hasBeenActivated(String personId) {
    return jdbc.sql("select activated_at is not null from person where id = ?")
        .param(personId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Whether there is anybody at all. */
  boolean any() {
    return jdbc.sql("select exists (select 1 from person)").query(Boolean.class).single();
  }

  /** Today's date in London, by the installation's clock. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  /** A user name as it is kept and compared. */
  static String folded(String userName) {
    return userName.strip().toLowerCase(Locale.ROOT);
  }

  private static Person read(ResultSet row) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("user_name"),
        row.getString("name"),
        row.getString("given_name"),
        row.getString("surname"),
        texts(row, "also_known_as"),
        texts(row, "handles"),
        row.getString("email"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
