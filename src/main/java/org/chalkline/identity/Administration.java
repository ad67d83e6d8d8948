package org.chalkline.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.post.Notice;
import org.chalkline.post.Outbox;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do: schools, people, roles. Each call is for one who holds the role of
 * administrator at the school concerned; nobody gives anything to themselves or sets another's
 * password (AC-5, AU-5). Every change is in the school's history.
 */
@Component
class Administration {

  private final Schools schools;
  private final NewSchools newSchools;
  private final People people;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final MessageSourceAccessor words;

  Administration(
      Schools schools,
      NewSchools newSchools,
      People people,
      OneTimeLinks links,
      Outbox outbox,
      Audit audit,
      JdbcClient jdbc,
      MessageSource messages) {
    this.schools = schools;
    this.newSchools = newSchools;
    this.people = people;
    this.links = links;
    this.outbox = outbox;
    this.audit = audit;
    this.jdbc = jdbc;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A person of a school as an administrator sees them. */
  record Listed(
      String id,
      String name,
      String userName,
      boolean enabled,
      boolean activated,
      List<Held> roles) {}

  /** A role held, with its last day if it has one. */
  record Held(String role, LocalDate from, @Nullable LocalDate until) {

    /** The role in words. */
    public String words() {
      return Roles.words(role);
    }
  }

  /** An invitation as typed. */
  record Invite(
      String givenName, String surname, String userName, String email, List<String> roles) {}

  /** A one-time link, to be shown once. */
  record Link(Person person, String token) {}

  /** The schools that this person administers, by name. */
  @Transactional(readOnly = true)
  public List<School> schools(Me me) {
    if (!me.hasAnywhere(Roles.ADMINISTRATOR)) {
      throw new AccessDeniedException("For administrators");
    }
    return schools.all().stream()
        .filter(school -> me.has(Roles.ADMINISTRATOR, school.id()))
        .toList();
  }

  /** The school, if this person administers it. */
  @Transactional(readOnly = true)
  public School school(Me me, String school) {
    require(me, school);
    return schools.get(school);
  }

  /** The people of a school with the roles they hold there now or will hold, by name. */
  @Transactional(readOnly = true)
  public List<Listed> people(Me me, String school) {
    require(me, school);
    record Row(Listed person, Held held) {}
    List<Row> rows =
        jdbc.sql(
                """
                select p.id, p.name, p.user_name, p.enabled, p.password_hash is not null,
                  h.role, h.from_day, h.until_day
                from person p join role_holding h on h.person_id = p.id
                where h.school_id = ? and (h.until_day is null or h.until_day >= ?)
                order by p.name, p.id, h.role
                """)
            .params(school, people.today())
            .query(
                (row, n) ->
                    new Row(
                        new Listed(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            List.of()),
                        new Held(
                            row.getString(6),
                            row.getObject(7, LocalDate.class),
                            row.getObject(8, LocalDate.class))))
            .list();
    return rows.stream()
        .map(Row::person)
        .distinct()
        .map(
            it ->
                new Listed(
                    it.id(),
                    it.name(),
                    it.userName(),
                    it.enabled(),
                    it.activated(),
                    rows.stream()
                        .filter(row -> row.person().equals(it))
                        .map(Row::held)
                        .sorted(Comparator.comparing(Held::words))
                        .toList()))
        .toList();
  }

  /**
   * Adds a school, of which this person is administrator from now on.
   *
   * @return its id
   */
  @Transactional
  public String addSchool(Me me, String name, String policy) {
    return newSchools.add(me, name, policy);
  }

  /**
   * Adds a person with roles at a school and makes the one-time link with which they choose a
   * password.
   *
   * @return the link, which is kept nowhere
   */
  @Transactional
  public Link invite(Me me, String school, Invite typed) {
    require(me, school);
    Typed check = new Typed();
    String given = check.line("givenName", "their first name", typed.givenName());
    String surname = check.line("surname", "their surname", typed.surname());
    String userName = check.userName("userName", typed.userName());
    String email = check.email("email", typed.email());
    if (typed.roles().isEmpty() || !Roles.all().keySet().containsAll(typed.roles())) {
      check.wrong("roles", "Select at least one role");
    }
    if (people.byUserName(userName).isPresent()) {
      check.wrong("userName", "Somebody signs in under this user name already");
    }
    check.check();
    String id = UUID.randomUUID().toString();
    Person person =
        new Person(
            id, userName, given + " " + surname, given, surname, List.of(), List.of(), email);
    try {
      people.add(person, List.of(userName), null);
    } catch (DuplicateKeyException overtaken) {
      throw new InvalidInput("userName", "Somebody signs in under this user name already");
    }
    for (String role : typed.roles()) {
      people.give(id, new RoleAt(role, school), people.today());
    }
    String token = links.forPerson(id, me.id());
    record(
        me,
        school,
        "person.invited",
        Map.of("person", id, "name", person.name(), "roles", String.join(", ", typed.roles())));
    return new Link(person, token);
  }

  /**
   * Makes a new one-time link for a person who has lost theirs, their password or their second
   * factor. They are told by mail that it was made; it does not pass by mail.
   */
  @Transactional
  public Link newLink(Me me, String school, String personId) {
    Person person = other(me, school, personId);
    requireAllTheirSchools(me, personId);
    String token = links.forPerson(personId, me.id());
    record(me, school, "person.link-made", Map.of("person", personId));
    if (person.email() != null) {
      outbox.send(
          new Notice(
              school,
              personId,
              person.email(),
              words.getMessage("identity.link-made.subject"),
              words.getMessage("identity.link-made.body")));
    }
    return new Link(person, token);
  }

  /**
   * Gives a role from today.
   *
   * @param userName whose it will be; anybody of the installation
   * @param lastDay the last day as yyyy-mm-dd; blank for no end
   */
  @Transactional
  public void give(Me me, String school, String userName, String role, String lastDay) {
    require(me, school);
    Typed check = new Typed();
    Person person = people.byUserName(userName).orElse(null);
    if (person == null) {
      check.wrong("who", "Nobody signs in under this user name");
    } else if (person.id().equals(me.id())) {
      check.wrong("who", "Another administrator must give you a role");
    }
    if (!Roles.all().containsKey(role)) {
      check.wrong("role", "Select a role");
    }
    LocalDate until = lastDay(check, lastDay);
    check.check();
    if (person == null) {
      return;
    }
    people.give(person.id(), new RoleAt(role, school), people.today(), until);
    record(
        me,
        school,
        "role.given",
        Map.of(
            "person", person.id(), "role", role, "until", until == null ? "" : until.toString()));
  }

  /** Ends a role at once: from the next request it is not held. */
  @Transactional
  public void end(Me me, String school, String personId, String role) {
    require(me, school);
    boolean own = personId.equals(me.id());
    if (own && role.equals(Roles.ADMINISTRATOR)) {
      throw new Refused("Another administrator must end your role of administrator.");
    }
    people.end(personId, new RoleAt(role, school), people.today().minusDays(1));
    record(me, school, "role.ended", Map.of("person", personId, "role", role));
  }

  /** Lets a person sign in no more, or again; their sessions end with the next request. */
  @Transactional
  public void enable(Me me, String school, String personId, boolean enabled) {
    other(me, school, personId);
    requireAllTheirSchools(me, personId);
    people.enable(personId, enabled);
    record(me, school, enabled ? "person.enabled" : "person.disabled", Map.of("person", personId));
  }

  private Person other(Me me, String school, String personId) {
    require(me, school);
    if (personId.equals(me.id())) {
      throw new Refused("Another administrator must do this for you.");
    }
    boolean here =
        jdbc.sql("select exists (select 1 from role_holding where person_id = ? and school_id = ?)")
            .params(personId, school)
            .query(Boolean.class)
            .single();
    if (!here) {
      throw new AccessDeniedException("Not of this school");
    }
    return people.get(personId);
  }

  private void requireAllTheirSchools(Me me, String personId) {
    Collection<String> elsewhere =
        people.rolesOf(personId).stream()
            .map(RoleAt::school)
            .filter(school -> !me.has(Roles.ADMINISTRATOR, school))
            .toList();
    if (!elsewhere.isEmpty()) {
      throw new Refused(
          "This person also has roles at a school that you do not administer."
              + " End their roles here, or ask an administrator of both schools.");
    }
  }

  private @Nullable LocalDate lastDay(Typed check, String typed) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      if (day.isBefore(people.today())) {
        check.wrong("lastDay", "The last day must be today or later");
      }
      return day;
    } catch (DateTimeParseException wrong) {
      check.wrong("lastDay", "The last day must be a real date");
      return null;
    }
  }

  private static void require(Me me, String school) {
    if (!me.has(Roles.ADMINISTRATOR, school)) {
      throw new AccessDeniedException("For administrators of the school");
    }
  }

  private void record(Me me, String school, String what, Map<String, String> words) {
    audit.record(Entry.ofSchool(school, me.actor(), what, words));
  }
}
