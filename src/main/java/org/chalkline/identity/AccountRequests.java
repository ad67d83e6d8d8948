package org.chalkline.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.AccountRequest.Kind;
import org.chalkline.identity.AccountRequest.State;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to accounts and roles (AU-5): an administrator or the head asks for a person, a role, or
 * a fresh start for somebody who has lost what they sign in with; another administrator, the head
 * or the director of business services approves it. Nobody asks for themselves, approves
 * themselves, or approves what they asked for. Only while there is nobody else who could approve,
 * at the first set-up, is a request approved as it is made, and is recorded and shown as such. The
 * database holds the same (account_request_is_honest).
 *
 * <p>Whoever fills a school, by hand or from a file, asks here for each person; {@link #wrong} says
 * beforehand what could not be taken.
 */
@Service
public class AccountRequests {

  private static final Set<String> MAY_ASK = Set.of(Roles.ADMINISTRATOR, "headteacher");
  private static final Set<String> MAY_APPROVE =
      Set.of(Roles.ADMINISTRATOR, "headteacher", "business-director");

  /** A stand-in for a lead who must not be the only lead. */
  private static final Map<String, String> LEAD_OF =
      Map.of(
          "deputy", "headteacher",
          "deputy-dsl", "dsl",
          "deputy-authoriser", "senior-authoriser",
          "vice-chair", "chair");

  private static final String SELECT =
      """
      select r.*, coalesce(p.name, r.given_name || ' ' || r.surname) as whose,
        coalesce(p.user_name, r.user_name) as signs_in_as, a.name as asker, d.name as decider
      from account_request r left join person p on p.id = r.person_id
        join person a on a.id = r.asked_by left join person d on d.id = r.decided_by
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final SignInMeans means;
  private final ActivationLinks links;
  private final Invitations invitations;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  AccountRequests(
      JdbcClient jdbc,
      People people,
      SignInMeans means,
      ActivationLinks links,
      Invitations invitations,
      Once once,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.means = means;
    this.links = links;
    this.invitations = invitations;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Somebody new, as typed.
   *
   * @param userName 3 to 100 letters, digits, dots, hyphens or an @; capitals do not matter
   * @param roles ids of {@link Roles#all()}, at least one
   */
  public record NewPerson(
      String givenName, String surname, String userName, String email, List<String> roles) {}

  /**
   * What has become of it.
   *
   * @param id of the request
   * @param state waiting, or approved
   * @param link the one-time link if one was made and could not be mailed; it is kept nowhere, so a
   *     repeat under the same key answers none
   */
  public record Outcome(String id, State state, @Nullable Link link) {}

  /** A one-time link, to be shown once: whose, and its address. */
  public record Link(Person person, String address) {}

  /** Whether this person may ask for accounts and roles at this school. */
  public static boolean mayAsk(Me me, String school) {
    return me.rolesAt(school).stream().anyMatch(MAY_ASK::contains);
  }

  /** Whether this person may approve at this school what somebody else has asked for. */
  public static boolean mayApprove(Me me, String school) {
    return me.rolesAt(school).stream().anyMatch(MAY_APPROVE::contains);
  }

  /** What waits, oldest first, then what was decided, newest first; 200 at most. */
  @Transactional(readOnly = true)
  public List<AccountRequest> at(Me me, String school) {
    if (!mayAsk(me, school) && !mayApprove(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    return jdbc.sql(
            SELECT
                + """
                where r.school_id = ?
                order by (r.state <> 'waiting'), case when r.state = 'waiting' then r.asked_at end,
                  r.decided_at desc, r.id
                limit 200
                """)
        .param(school)
        .query((row, n) -> read(row))
        .list();
  }

  /** How many requests at these schools wait for this person. */
  @Transactional(readOnly = true)
  public long waitingFor(Me me) {
    String[] mine =
        me.schools().stream().filter(school -> mayApprove(me, school)).toArray(String[]::new);
    return mine.length == 0
        ? 0
        : jdbc.sql(
                """
                select count(*) from account_request
                where state = 'waiting' and school_id = any(:schools) and asked_by <> :me
                  and (person_id is null or person_id <> :me)
                """)
            .param("schools", mine)
            .param("me", me.id())
            .query(Long.class)
            .single();
  }

  /**
   * The request of this id at this school.
   *
   * @throws NoSuchThing if there is none
   */
  @Transactional(readOnly = true)
  public AccountRequest get(Me me, String school, String id) {
    if (!mayAsk(me, school) && !mayApprove(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    return jdbc.sql(SELECT + "where r.id = ? and r.school_id = ?")
        .params(id, school)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(NoSuchThing::new);
  }

  /** Whether this person may decide this request now. */
  @Transactional(readOnly = true)
  public boolean mayDecide(Me me, AccountRequest request) {
    return request.state() == State.WAITING && approvers(request).contains(me.id());
  }

  /**
   * What could not be taken if this person were asked for now; empty if all could.
   *
   * @param typed as typed, or as a line of a file
   */
  @Transactional(readOnly = true)
  public List<FieldError> wrong(Me me, String school, NewPerson typed) {
    requireToAsk(me, school);
    try {
      checked(typed);
      return List.of();
    } catch (InvalidInput wrong) {
      return wrong.errors();
    }
  }

  /**
   * Asks for an account for somebody new.
   *
   * @throws InvalidInput naming each field that cannot be accepted
   */
  @Transactional
  public Outcome askForPerson(Me me, String school, NewPerson typed, String key) {
    requireToAsk(me, school);
    return asking(
        me,
        key,
        () -> {
          NewPerson it = checked(typed);
          return insert(me, school, Kind.PERSON, null, it, it.roles(), null);
        });
  }

  /**
   * Asks for a role for somebody who has an account here.
   *
   * @param userName under which they sign in
   * @param until the last day, in London; null for no end
   * @throws InvalidInput naming each field that cannot be accepted
   */
  @Transactional
  public Outcome askForRole(
      Me me, String school, String userName, String role, @Nullable LocalDate until, String key) {
    requireToAsk(me, school);
    return asking(
        me,
        key,
        () -> {
          Typed check = new Typed();
          Person person = people.byUserName(userName).orElse(null);
          if (person == null) {
            check.wrong("who", "Nobody signs in under this user name");
          } else if (person.id().equals(me.id())) {
            check.wrong("who", "Somebody else must ask for a role for you");
          }
          if (!Roles.all().containsKey(role)) {
            check.wrong("role", "Select a role");
          }
          if (until != null && until.isBefore(people.today())) {
            check.wrong("lastDay", "The last day must be today or later");
          }
          if (person != null && onlyLead(school, role, person.id())) {
            check.wrong(
                "who", "A lead who is also the only stand-in is no stand-in: select somebody else");
          }
          check.check();
          return insert(
              me,
              school,
              Kind.ROLE,
              people.byUserName(userName).orElseThrow(),
              null,
              List.of(role),
              until);
        });
  }

  /**
   * Asks for a fresh start: all that this person signs in with is dropped and they get a new link.
   *
   * @throws Refused for oneself, or for somebody with a role at a school that one does not
   *     administer
   */
  @Transactional
  public Outcome askForReset(Me me, String school, String personId, String key) {
    if (!me.has(Roles.ADMINISTRATOR, school)) {
      throw new AccessDeniedException("For administrators");
    }
    return asking(
        me,
        key,
        () -> {
          Person person = people.find(personId).orElseThrow(NoSuchThing::new);
          Set<RoleAt> held = people.rolesOf(personId);
          if (personId.equals(me.id())) {
            throw new Refused("Another administrator must do this for you.");
          }
          if (held.stream().noneMatch(role -> role.school().equals(school))) {
            throw new NoSuchThing();
          }
          if (held.stream().anyMatch(role -> !me.has(Roles.ADMINISTRATOR, role.school()))) {
            throw new Refused(Administration.ELSEWHERE);
          }
          return insert(me, school, Kind.RESET, person, null, List.of(), null);
        });
  }

  /**
   * Approves what somebody else has asked for.
   *
   * @throws Refused if it was decided already, or one asked for it or it concerns oneself
   */
  @Transactional
  public Outcome approve(Me me, String school, String id, String key) {
    AccountRequest request = lock(me, school, id);
    return asking(
        me,
        key,
        () -> {
          requireDecidable(me, request);
          return carryOut(me, request, false);
        });
  }

  /** Refuses it, with a reason of 1 to 500 characters. */
  @Transactional
  public void refuse(Me me, String school, String id, String reason, String key) {
    AccountRequest request = lock(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          requireDecidable(me, request);
          if (reason.isBlank() || reason.length() > 500) {
            throw new InvalidInput("reason", "Enter why, in 500 characters or less");
          }
          decide(me, request, State.REFUSED, reason.strip(), false);
          record(me, request, "account.refused");
          return id;
        });
  }

  /** Takes back what one has asked for oneself. */
  @Transactional
  public void withdraw(Me me, String school, String id, String key) {
    AccountRequest request = lock(me, school, id);
    once.run(
        me.actor(),
        key,
        () -> {
          if (request.state() != State.WAITING || !request.askedById().equals(me.id())) {
            throw new Refused("This request is not yours, or was decided already.");
          }
          decide(me, request, State.WITHDRAWN, null, false);
          record(me, request, "account.withdrawn");
          return id;
        });
  }

  /** The request, locked until the transaction ends. */
  private AccountRequest lock(Me me, String school, String id) {
    if (!mayAsk(me, school) && !mayApprove(me, school)) {
      throw new AccessDeniedException("Not for this role");
    }
    return jdbc.sql(SELECT + "where r.id = ? and r.school_id = ? for update of r")
        .params(id, school)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(NoSuchThing::new);
  }

  private void requireDecidable(Me me, AccountRequest request) {
    if (request.state() != State.WAITING) {
      throw new Refused("This request was decided already.");
    }
    if (request.askedById().equals(me.id())) {
      throw new Refused("Somebody else must approve what you have asked for.");
    }
    if (me.id().equals(request.person())) {
      throw new Refused("Nobody approves a role of their own.");
    }
    if (!approvers(request).contains(me.id())) {
      throw new AccessDeniedException("Not for this role");
    }
  }

  private List<String> approvers(AccountRequest request) {
    return jdbc.sql("select * from account_approvers(?, ?, ?, ?, ?)")
        .params(
            request.school(),
            request.kind().name().toLowerCase(Locale.ROOT),
            request.askedById(),
            request.person(),
            people.today())
        .query(String.class)
        .list();
  }

  private Outcome asking(Me me, String key, java.util.function.Supplier<Outcome> effect) {
    Outcome[] first = new Outcome[1];
    String kept =
        once.run(
            me.actor(),
            key,
            () -> {
              first[0] = effect.get();
              return first[0].id() + " " + first[0].state();
            });
    String[] parts = kept.split(" ", -1);
    return first[0] == null ? new Outcome(parts[0], State.valueOf(parts[1]), null) : first[0];
  }

  private Outcome insert(
      Me me,
      String school,
      Kind kind,
      @Nullable Person person,
      @Nullable NewPerson typed,
      List<String> roles,
      @Nullable LocalDate until) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into account_request (id, school_id, kind, person_id, given_name, surname,
              user_name, email, roles, until_day, asked_by, asked_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
            """)
        .params(
            id,
            school,
            kind.name().toLowerCase(Locale.ROOT),
            person == null ? null : person.id(),
            typed == null ? null : typed.givenName(),
            typed == null ? null : typed.surname(),
            typed == null ? null : typed.userName(),
            typed == null ? null : typed.email(),
            roles.toArray(String[]::new),
            until,
            me.id(),
            now())
        .update();
    AccountRequest request = get(me, school, id);
    record(me, request, "account.asked-for");
    List<String> others = approvers(request);
    if (others.isEmpty()) {
      return carryOut(me, request, true);
    }
    invitations.approvalWaits(school, people.all(others));
    return new Outcome(id, State.WAITING, null);
  }

  private Outcome carryOut(Me me, AccountRequest request, boolean alone) {
    Person person =
        switch (request.kind()) {
          case PERSON -> add(request);
          case ROLE, RESET -> people.get(String.valueOf(request.person()));
        };
    decide(me, request, State.APPROVED, null, alone);
    boolean returns =
        request.kind() == Kind.ROLE
            && people
                .lastDayOf(person.id())
                .filter(day -> day.isBefore(people.today()))
                .isPresent();
    if (returns) {
      people.lastDay(person.id(), null);
      record(me, request, "person.returned");
    }
    for (String role : request.roles()) {
      people.give(person.id(), new RoleAt(role, request.school()), people.today(), request.until());
    }
    record(me, request, alone ? "account.approved-alone" : "account.approved");
    if (request.kind() == Kind.RESET) {
      means.drop(person.id());
    } else if (request.kind() == Kind.ROLE) {
      people.endSessions(person.id());
    }
    if (request.kind() == Kind.ROLE && !returns) {
      return new Outcome(request.id(), State.APPROVED, null);
    }
    String token = links.forPerson(person.id(), me.id());
    return new Outcome(
        request.id(),
        State.APPROVED,
        invitations.send(request.school(), person, token).orElse(null));
  }

  private Person add(AccountRequest request) {
    NewPerson typed =
        jdbc.sql("select given_name, surname, user_name, email from account_request where id = ?")
            .param(request.id())
            .query(
                (row, n) ->
                    new NewPerson(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        request.roles()))
            .single();
    String id = UUID.randomUUID().toString();
    Person person =
        new Person(
            id,
            typed.userName(),
            typed.givenName() + " " + typed.surname(),
            typed.givenName(),
            typed.surname(),
            List.of(),
            List.of(),
            typed.email());
    if (people.byUserName(typed.userName()).isPresent()) {
      throw new Refused("Somebody signs in under this user name by now. Ask under another name.");
    }
    try {
      people.add(person, List.of(typed.userName()), null);
    } catch (DuplicateKeyException overtaken) {
      throw new Refused("Somebody signs in under this user name by now. Ask under another name.");
    }
    jdbc.sql("update account_request set person_id = ? where id = ?")
        .params(id, request.id())
        .update();
    return person;
  }

  private void decide(
      Me me, AccountRequest request, State state, @Nullable String reason, boolean alone) {
    jdbc.sql(
            """
            update account_request set state = ?, decided_by = ?, decided_at = ?, reason = ?,
              alone = ?
            where id = ?
            """)
        .params(state.name().toLowerCase(Locale.ROOT), me.id(), now(), reason, alone, request.id())
        .update();
  }

  /** Whether this would make the only lead their own and only stand-in. */
  private boolean onlyLead(String school, String role, String personId) {
    String lead = LEAD_OF.get(role);
    return lead != null
        && people.holding(lead, school).stream().anyMatch(it -> it.id().equals(personId))
        && people.holding(lead, school).size() == 1
        && people.holding(role, school).stream().allMatch(it -> it.id().equals(personId));
  }

  private NewPerson checked(NewPerson typed) {
    Typed check = new Typed();
    String given = check.line("givenName", "their first name", typed.givenName());
    String surname = check.line("surname", "their surname", typed.surname());
    String userName = check.userName("userName", typed.userName());
    String email = check.email("email", typed.email());
    if (typed.roles().isEmpty() || !Roles.all().keySet().containsAll(typed.roles())) {
      check.wrong("roles", "Select at least one role");
    }
    for (String role : typed.roles()) {
      if (LEAD_OF.containsKey(role) && typed.roles().contains(LEAD_OF.get(role))) {
        check.wrong(
            "roles", "A lead who is also the only stand-in is no stand-in: select one of both");
      }
    }
    if (people.byUserName(userName).isPresent()) {
      check.wrong("userName", "Somebody signs in under this user name already");
    } else if (askedFor(userName)) {
      check.wrong("userName", "Somebody has asked for a person of this user name already");
    }
    check.check();
    return new NewPerson(given, surname, userName, email, List.copyOf(typed.roles()));
  }

  private boolean askedFor(String userName) {
    return jdbc.sql(
            """
            select exists (select 1 from account_request
              where user_name = ? and state = 'waiting')
            """)
        .param(userName)
        .query(Boolean.class)
        .single();
  }

  private static void requireToAsk(Me me, String school) {
    if (!mayAsk(me, school)) {
      throw new AccessDeniedException("For administrators and the headteacher");
    }
  }

  private void record(Me me, AccountRequest request, String what) {
    Map<String, String> words = new java.util.TreeMap<>();
    words.put("request", request.id());
    words.put("kind", request.kind().name().toLowerCase(Locale.ROOT));
    words.put("name", request.name());
    words.put("roles", String.join(", ", request.roles()));
    words.put("asked-by", request.askedById());
    if (request.person() != null) {
      words.put("person", request.person());
    }
    if (request.until() != null) {
      words.put("until", request.until().toString());
    }
    audit.record(Entry.ofSchool(request.school(), me.actor(), what, words));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static AccountRequest read(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new AccountRequest(
        row.getString("id"),
        row.getString("school_id"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("person_id"),
        row.getString("whose"),
        row.getString("signs_in_as"),
        new ArrayList<>(List.of((String[]) row.getArray("roles").getArray())),
        row.getObject("until_day", LocalDate.class),
        row.getString("asked_by"),
        row.getString("asker"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("decider"),
        decided == null ? null : decided.toInstant(),
        row.getString("reason"),
        row.getBoolean("alone"));
  }
}
