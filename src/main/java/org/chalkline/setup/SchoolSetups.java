package org.chalkline.setup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.identity.NewSchools;
import org.chalkline.identity.Phases;
import org.chalkline.identity.Roles;
import org.chalkline.identity.School;
import org.chalkline.identity.SchoolNeeds;
import org.chalkline.identity.SchoolNeeds.Need;
import org.chalkline.identity.SchoolNeeds.State;
import org.chalkline.identity.Schools;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to setting a school up: what it is, what is missing, and going live, which is refused
 * while something mandatory is missing.
 */
@Component
public class SchoolSetups {

  private final Schools schools;
  private final NewSchools newSchools;
  private final ObjectProvider<SchoolNeeds> needs;
  private final JdbcClient jdbc;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  SchoolSetups(
      Schools schools,
      NewSchools newSchools,
      ObjectProvider<SchoolNeeds> needs,
      JdbcClient jdbc,
      Once once,
      Audit audit,
      Clock clock) {
    this.schools = schools;
    this.newSchools = newSchools;
    this.needs = needs;
    this.jdbc = jdbc;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /** How far a school is set up. */
  public record Setup(School school, List<Need> needs) {

    /** What keeps the school from going live. */
    public List<Need> missing() {
      return needs.stream().filter(it -> it.state() == State.MISSING).toList();
    }

    /** What is told before the school goes live, and does not keep it from it. */
    public List<Need> advised() {
      return needs.stream().filter(it -> it.state() == State.ADVISED).toList();
    }
  }

  /**
   * What a school is, as somebody gives it.
   *
   * @param policy what its policy begins with, or the policy of a school of the federation; null or
   *     blank leaves it as it is
   * @param together the id of a school that it forms a federation with; null for none
   */
  public record Describe(
      @Nullable String name,
      @Nullable String phase,
      @Nullable String policy,
      @Nullable String together) {}

  /** The schools that this person sets up, by name. */
  @Transactional(readOnly = true)
  public List<School> schools(Me me) {
    List<School> found =
        schools.all().stream().filter(school -> Gate.open(me, school.id())).toList();
    if (found.isEmpty()) {
      throw new AccessDeniedException("For whoever sets a school up");
    }
    return found;
  }

  /** How far a school is set up, for whoever does it. */
  @Transactional(readOnly = true)
  public Setup of(Me me, String school) {
    Gate.require(me, school);
    return setup(schools.get(school));
  }

  private Setup setup(School school) {
    List<Need> all = new ArrayList<>();
    needs.orderedStream().forEach(it -> all.addAll(it.of(school)));
    all.sort(Comparator.comparing(Need::part));
    return new Setup(school, List.copyOf(all));
  }

  /** The schools with which this one can form a federation: this person administers both. */
  @Transactional(readOnly = true)
  public Map<String, String> others(Me me, String school) {
    Gate.require(me, school);
    return schools.all().stream()
        .filter(it -> !it.id().equals(school) && mayJoin(me, school, it))
        .collect(
            Collectors.toMap(School::id, School::name, (one, other) -> one, LinkedHashMap::new));
  }

  /** The school of the same federation that stands for it on the page; null if there is none. */
  @Transactional(readOnly = true)
  public @Nullable String together(Me me, String school) {
    return schools.federatedWith(school).stream()
        .map(School::id)
        .filter(others(me, school)::containsKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean mayJoin(Me me, String school, School other) {
    return me.has(Roles.ADMINISTRATOR, school) && me.has(Roles.ADMINISTRATOR, other.id());
  }

  /**
   * Says what a school is.
   *
   * @throws org.chalkline.web.InvalidInput naming each field that is wrong; among others a new
   *     policy for a school that is live, which changes its policy by approving another
   */
  @Transactional
  public void describe(Me me, String id, Describe given, String key) {
    Gate.require(me, id);
    School school = schools.get(id);
    Given check = new Given();
    String name = check.line("name", "the name of the school", given.name());
    if (newSchools.taken(name, id)) {
      check.wrong("name", "There is a school of this name already");
    }
    String phase = given.phase() == null ? "" : given.phase();
    if (!Phases.all().containsKey(phase)) {
      check.wrong("phase", "Select the phase of the school");
    }
    String policy = given.policy() == null ? "" : given.policy().strip();
    boolean another = !policy.isEmpty() && !policy.equals(school.policyId());
    if (another && school.live()) {
      check.wrong("policy", "A live school changes its policy by approving a new one");
    } else if (another
        && !newSchools.policies().containsKey(policy)
        && !shared(me, id).containsKey(policy)) {
      check.wrong("policy", "Select what the policy of the school begins with");
    }
    String together = given.together() == null ? "" : given.together().strip();
    String federation = federation(me, school, together, check);
    check.check();
    once.run(
        me.actor(),
        key,
        () -> {
          schools.change(
              new School(
                  id,
                  name,
                  another ? policyOf(me, id, policy) : school.policyId(),
                  another ? drawnFrom(me, id, policy) : school.drawnFrom(),
                  federation,
                  phase,
                  school.live()));
          audit.record(
              Entry.ofSchool(
                  id,
                  me.actor(),
                  "school.described",
                  Map.of(
                      "name",
                      name,
                      "phase",
                      phase,
                      "policy",
                      another ? policy : "",
                      "federation",
                      federation == null ? "" : federation)));
          return id;
        });
  }

  /** The policies of schools with which this one can form a federation, id to the school's name. */
  @Transactional(readOnly = true)
  public Map<String, String> shared(Me me, String school) {
    Map<String, String> shared = new LinkedHashMap<>();
    others(me, school).forEach((id, name) -> shared.putIfAbsent(schools.get(id).policyId(), name));
    newSchools.policies().keySet().forEach(shared::remove);
    return shared;
  }

  /** A copy of its own; or, in a federation, the very policy that the other school runs. */
  private String policyOf(Me me, String school, String policy) {
    return newSchools.policies().containsKey(policy)
        ? newSchools.begin(policy, school, me.id())
        : policy;
  }

  private String drawnFrom(Me me, String school, String policy) {
    return newSchools.policies().containsKey(policy)
        ? newSchools.drawnFrom(policy)
        : "runs the policy of " + shared(me, school).get(policy);
  }

  /** The federation's id; the first two schools make it, under the id of the one that was there. */
  private @Nullable String federation(Me me, School school, String together, Given check) {
    boolean unchanged =
        Objects.equals(together, Objects.requireNonNullElse(together(me, school.id()), ""));
    if (unchanged) {
      return school.federation();
    }
    if (together.isEmpty()) {
      return null;
    }
    School other = schools.find(together).filter(it -> mayJoin(me, school.id(), it)).orElse(null);
    if (other == null) {
      check.wrong("together", "Select a school that you administer");
      return school.federation();
    }
    String federation = other.federation();
    if (federation == null) {
      federation = other.id();
      schools.change(
          new School(
              other.id(),
              other.name(),
              other.policyId(),
              other.drawnFrom(),
              federation,
              other.phase(),
              other.live()));
      audit.record(
          Entry.ofSchool(
              other.id(), me.actor(), "school.federation-begun", Map.of("with", school.id())));
    }
    return federation;
  }

  /**
   * Lets a school go live.
   *
   * @throws Refused naming everything mandatory that is missing
   */
  @Transactional
  public void goLive(Me me, String id, String key) {
    Gate.require(me, id);
    once.run(
        me.actor(),
        key,
        () -> {
          jdbc.sql("select id from school where id = ? for update")
              .param(id)
              .query(String.class)
              .single();
          Setup setup = setup(schools.get(id));
          if (!setup.missing().isEmpty()) {
            throw new Refused(
                "The school cannot go live yet. Missing: "
                    + setup.missing().stream().map(Need::title).collect(Collectors.joining(", "))
                    + ".");
          }
          if (schools.goLive(id, clock.instant())) {
            String advised =
                setup.needs().stream()
                    .filter(it -> it.state() == State.ADVISED)
                    .map(Need::title)
                    .collect(Collectors.joining(", "));
            audit.record(
                Entry.ofSchool(id, me.actor(), "school.went-live", Map.of("advised", advised)));
          }
          return id;
        });
  }
}
