package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of those to whom a case is shown: who, why, since when, until when. Whoever is in charge
 * adds a person who needs to know and takes anybody off, each with a reason.
 */
@Service
public class NeedToKnow {

  private final JdbcClient jdbc;
  private final Access access;
  private final InCharge inCharge;
  private final CaseFiles files;
  private final People people;
  private final Once once;
  private final Clock clock;

  NeedToKnow(
      JdbcClient jdbc,
      Access access,
      InCharge inCharge,
      CaseFiles files,
      People people,
      Once once,
      Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.inCharge = inCharge;
    this.files = files;
    this.people = people;
    this.once = once;
    this.clock = clock;
  }

  /**
   * A line of the list.
   *
   * @param grantee a person or a role at a school, as {@link Grantee} writes it
   * @param why {@link CaseFiles#NEED_TO_KNOW}, a setting of the policy, or the step that showed it
   * @param words why, in the words of whoever gave it; null where policy or a step did
   * @param givenBy id of that person; null likewise
   * @param until when it ends by itself; null if it does not
   */
  public record Let(
      String grantee,
      String why,
      @Nullable String words,
      @Nullable String givenBy,
      Instant since,
      @Nullable Instant until) {}

  /** Everybody to whom the case is shown now, the longest first; nobody who is outside it. */
  public List<Let> of(CaseFile file) {
    List<String> out = access.walledOut(file.getId()).stream().map(Grantee::person).toList();
    Instant now = clock.instant();
    return all(file).stream()
        .filter(it -> !out.contains(it.grantee()))
        .filter(it -> it.until() == null || it.until().isAfter(now))
        .toList();
  }

  private List<Let> all(CaseFile file) {
    return jdbc.sql(
            """
            select grantee, why, words, given_by, since, until from case_grant
            where case_id = ? and not rests order by since, grantee
            """)
        .param(file.getId())
        .query(
            (row, n) ->
                new Let(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant(),
                    instant(row.getTimestamp(6))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /** Adds a person of the school who needs to know the case. */
  @Transactional
  public void add(Me me, String reference, String personId, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    inCharge.require(me, file);
    if (choices(me, file).stream().noneMatch(it -> it.id().equals(personId))) {
      throw new InvalidInput("person", "Select who needs to know");
    }
    Said.required("reason", reason, "Enter why they need to know");
    once.run(
        me.actor(),
        key,
        () -> {
          files.let(file, personId, reason, me.actor());
          return "added";
        });
  }

  /**
   * Takes a person or a role off the list.
   *
   * @throws Refused if nobody in charge would be left, or a task waits for them
   */
  @Transactional
  public void takeAway(Me me, String reference, String grantee, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    inCharge.require(me, file);
    if (of(file).stream().noneMatch(it -> it.grantee().equals(grantee))) {
      throw new InvalidInput("grantee", "Select who no longer needs to know");
    }
    Said.required("reason", reason, "Enter why they no longer need to know");
    once.run(
        me.actor(),
        key,
        () -> {
          files.takeAway(file, grantee, reason, me.actor());
          if (!inCharge.is(me, file)) {
            throw new Refused("Whoever is in charge of the case has to see it.");
          }
          return "taken";
        });
  }

  /** Who can be added: people of the school who are neither outside the case nor on the list. */
  public List<Person> choices(Me me, CaseFile file) {
    List<String> out = access.walledOut(file.getId());
    List<String> on = of(file).stream().map(Let::grantee).toList();
    return people.at(file.school()).stream()
        .filter(it -> !it.id().equals(me.id()) && !out.contains(it.id()))
        .filter(it -> !on.contains(Grantee.person(it.id())))
        .toList();
  }
}
