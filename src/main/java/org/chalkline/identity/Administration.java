package org.chalkline.identity;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.installation.Installation;
import org.chalkline.installation.PublicAddress;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do by themselves: schools, lists, ending roles and access. Each call is for
 * one who holds the role of administrator at the school concerned. What gives somebody access is
 * asked for and approved by another person ({@link AccountRequests}). Every change is in the
 * school's history.
 */
@Component
class Administration {

  static final String ELSEWHERE =
      "This person also has roles at a school that you do not administer."
          + " End their roles here, or ask an administrator of both schools.";

  private final Schools schools;
  private final NewSchools newSchools;
  private final People people;
  private final ActivationLinks links;
  private final Invitations invitations;
  private final Once once;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final PublicAddress address;
  private final Installation installation;

  Administration(
      Schools schools,
      NewSchools newSchools,
      People people,
      ActivationLinks links,
      Invitations invitations,
      Once once,
      Audit audit,
      JdbcClient jdbc,
      PublicAddress address,
      Installation installation) {
    this.schools = schools;
    this.newSchools = newSchools;
    this.people = people;
    this.links = links;
    this.invitations = invitations;
    this.once = once;
    this.audit = audit;
    this.jdbc = jdbc;
    this.address = address;
    this.installation = installation;
  }

  /** A person of a school as an administrator sees them. */
  record Listed(
      String id,
      String name,
      String userName,
      boolean enabled,
      boolean activated,
      @Nullable LocalDate leaves,
      List<Held> roles) {}

  /** A role held, with its last day if it has one. */
  record Held(String role, LocalDate from, @Nullable LocalDate until) {

    /** The role in words. */
    public String words() {
      return Roles.words(role);
    }
  }

  /**
   * Sets the address under which people reach Chalkline; links in mails begin with it.
   *
   * @param typed https, a host, perhaps a port
   * @throws InvalidInput if it is no such address
   * @throws Refused in an evaluation, which is on this machine only
   */
  @Transactional
  public void setAddress(Me me, String typed, String key) {
    once(me, key, () -> setAddress(me, typed));
  }

  private void setAddress(Me me, String typed) {
    schools(me);
    if (installation.evaluation()) {
      throw new Refused("An evaluation is on this machine only and has no other address.");
    }
    String read =
        PublicAddress.read(typed)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "address",
                        "Enter an address that begins with https://, like"
                            + " https://chalkline.example.org, without a path"));
    address.set(read, me.id());
    audit.record(Entry.ofInstallation(me.actor(), "address.set", Map.of("address", read)));
  }

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
                select p.id, p.name, p.user_name, p.enabled, p.activated_at is not null,
                  p.last_day, h.role, h.from_day, h.until_day
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
                            row.getObject(6, LocalDate.class),
                            List.of()),
                        new Held(
                            row.getString(7),
                            row.getObject(8, LocalDate.class),
                            row.getObject(9, LocalDate.class))))
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
                    it.leaves(),
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
  public String addSchool(Me me, String name, String policy, String key) {
    return once.run(me.actor(), key, () -> newSchools.add(me, name, policy));
  }

  /**
   * Makes a new one-time link for a person who has not set up their account yet; the one before
   * ends.
   *
   * @return the link, if it could not be mailed; it is kept nowhere
   * @throws Refused under a key that was used before, since a link is shown once; or if they have
   *     set it up: then all that they sign in with is dropped first, which is asked for ({@link
   *     AccountRequests#askForReset})
   */
  @Transactional
  public Optional<AccountRequests.Link> newLink(Me me, String school, String personId, String key) {
    List<Optional<AccountRequests.Link>> made = new ArrayList<>();
    once(me, key, () -> made.add(newLink(me, school, personId)));
    if (made.isEmpty()) {
      throw new Refused("This link was made a moment ago and is shown once. Make another.");
    }
    return made.get(0);
  }

  private Optional<AccountRequests.Link> newLink(Me me, String school, String personId) {
    Person person = other(me, school, personId);
    requireAllTheirSchools(me, personId);
    if (people.hasBeenActivated(personId)) {
      throw new Refused("This person has set up their account. Ask for a fresh start instead.");
    }
    String token = links.forPerson(personId, me.id());
    record(me, school, "person.link-made", Map.of("person", personId));
    return invitations.send(school, person, token);
  }

  /**
   * Sets the last day of somebody who leaves: the day after, they cannot sign in, hold no role,
   * stand in for nobody, and what they had taken is free.
   *
   * @param lastDay as yyyy-mm-dd, in London; blank if they stay after all
   * @throws InvalidInput if it is no date, or gone by
   */
  @Transactional
  public void leaves(Me me, String school, String personId, String lastDay, String key) {
    once(me, key, () -> leaves(me, school, personId, lastDay));
  }

  private void leaves(Me me, String school, String personId, String lastDay) {
    other(me, school, personId);
    requireAllTheirSchools(me, personId);
    Typed check = new Typed();
    LocalDate day = lastDay(check, lastDay);
    check.check();
    people.lastDay(personId, day);
    record(
        me,
        school,
        day == null ? "person.stays" : "person.leaves",
        Map.of("person", personId, "last-day", day == null ? "" : day.toString()));
  }

  /** The last day that was set for somebody of this school, if one was. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> lastDayOf(Me me, String school, String personId) {
    require(me, school);
    return people.lastDayOf(personId);
  }

  /** Ends a role at once: from the next request it is not held. */
  @Transactional
  public void end(Me me, String school, String personId, String role, String key) {
    once(me, key, () -> end(me, school, personId, role));
  }

  private void end(Me me, String school, String personId, String role) {
    require(me, school);
    boolean own = personId.equals(me.id());
    if (own && role.equals(Roles.ADMINISTRATOR)) {
      throw new Refused("Another administrator must end your role of administrator.");
    }
    people.end(personId, new RoleAt(role, school), people.today().minusDays(1));
    people.endSessions(personId);
    record(me, school, "role.ended", Map.of("person", personId, "role", role));
  }

  /** Lets a person sign in no more, or again; their sessions end with the next request. */
  @Transactional
  public void enable(Me me, String school, String personId, boolean enabled, String key) {
    once(me, key, () -> enable(me, school, personId, enabled));
  }

  private void enable(Me me, String school, String personId, boolean enabled) {
    other(me, school, personId);
    requireAllTheirSchools(me, personId);
    people.enable(personId, enabled);
    record(me, school, enabled ? "person.enabled" : "person.disabled", Map.of("person", personId));
  }

  private void once(Me me, String key, Runnable effect) {
    once.run(
        me.actor(),
        key,
        () -> {
          effect.run();
          return "done";
        });
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
      throw new Refused(ELSEWHERE);
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
