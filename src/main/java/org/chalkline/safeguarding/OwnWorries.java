package org.chalkline.safeguarding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chalkline.casework.Access;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody has told of a child: they see that it was received, and who has it. */
@Service
public class OwnWorries {

  private final People people;
  private final Schools schools;
  private final Policies policies;
  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  OwnWorries(
      People people,
      Schools schools,
      Policies policies,
      Access access,
      JdbcClient jdbc,
      Clock clock) {
    this.people = people;
    this.schools = schools;
    this.policies = policies;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Something that was received.
   *
   * @param caseId the referral, for asking {@link #who}
   */
  public record Received(String reference, String caseId, String school, Instant at) {}

  /** What this person has told directly, newest first. */
  @Transactional(readOnly = true)
  public List<Received> of(Me me) {
    return jdbc.sql(
            """
            select f.reference, f.id, f.school_id, min(w.at) as at
            from safeguarding_worry w join case_file f on f.id = w.case_id
            where w.reporter = ? and w.source_case_id is null
            group by f.reference, f.id, f.school_id order by at desc limit 200
            """)
        .param(me.id())
        .query(
            (row, n) ->
                new Received(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  /**
   * One of them.
   *
   * @throws NoSuchThing if it is not theirs or does not exist
   */
  @Transactional(readOnly = true)
  public Received find(Me me, String reference) {
    return of(me).stream()
        .filter(it -> it.reference().equalsIgnoreCase(reference))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  /**
   * Who takes up worries about children at a school today, stand-ins and the holiday rota included:
   * the lead first.
   *
   * @param caseId the referral from which nobody may be named whom a wall keeps out; null for none
   */
  @Transactional(readOnly = true)
  public List<Person> who(String school, @Nullable String caseId) {
    Profile profile =
        policies.inForce(
            schools.get(school).policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON));
    Set<String> roles = new LinkedHashSet<>();
    roles.add(profile.text("safeguarding.lead"));
    roles.addAll(profile.list("safeguarding.sees"));
    List<String> out = caseId == null ? List.of() : access.walledOut(caseId);
    return roles.stream()
        .flatMap(role -> people.holding(role, school).stream())
        .distinct()
        .filter(person -> !out.contains(person.id()))
        .toList();
  }
}
