package org.chalkline.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where each clause is carried out, and which clauses of a policy stand behind a step, a timer or a
 * rule; where a policy has none, the numbered defaults do. Read from the rows in {@code
 * carried*.csv}; no model is asked, so a policy that came later has its own.
 */
@Component
public class Traces {

  private static final List<String> HEADING = List.of("clause", "place");

  private static final String DEFAULT = "default ";

  private final Clauses clauses;
  private final Map<String, Set<Place>> places = new LinkedHashMap<>();
  private final Map<Place, Set<String>> cited = new LinkedHashMap<>();
  private final Map<Place, Set<Integer>> defaults = new LinkedHashMap<>();

  /**
   * The places of the clauses in these files.
   *
   * @throws IllegalStateException if a row names a clause or a default that does not exist, or what
   *     is not a place
   */
  @Autowired
  public Traces(PolicyFiles files, Clauses clauses, NumberedDefaults numbers) {
    this.clauses = clauses;
    for (var file : files.carried()) {
      for (var row : PolicyFiles.rows(file, HEADING)) {
        try {
          add(row.get(0), Place.read(row.get(1)), numbers);
        } catch (IllegalArgumentException e) {
          throw new IllegalStateException(file.getFilename() + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** Of the policies that ship with Chalkline and no others. */
  public Traces() {
    this(PolicyFiles.shipped(), new Clauses(), new NumberedDefaults());
  }

  /** How far a clause is carried out. */
  public enum State {
    /** A step, rule, page, letter or setting in use carries it out. */
    CARRIED,
    /** A task or a setting stands in the place of a process that does not exist yet. */
    IN_PART,
    /** Nothing carries it out yet; its process is still to come. */
    WAITING,
    /** It guides people; there is nothing to track. */
    GUIDANCE
  }

  /** The clauses of one policy behind a place, in the order of the policy; none if it has none. */
  public List<Clause> clauses(String policyId, Place place) {
    return cited.getOrDefault(place, Set.of()).stream()
        .flatMap(id -> clauses.find(id).stream())
        .filter(clause -> clause.policy().equals(policyId))
        .toList();
  }

  /** The numbered defaults behind a place, for policies that say nothing there. */
  public List<Integer> defaults(Place place) {
    return List.copyOf(defaults.getOrDefault(place, Set.of()));
  }

  /** Where a clause is carried out; nowhere for one that is not. */
  public List<Place> places(String clauseId) {
    return List.copyOf(places.getOrDefault(clauseId, Set.of()));
  }

  /** Every place that carries out a clause or a default of any policy. */
  public Set<Place> all() {
    Set<Place> all = new LinkedHashSet<>(cited.keySet());
    all.addAll(defaults.keySet());
    return Collections.unmodifiableSet(all);
  }

  /** The settings of an edition that rest on this clause, in the order of the catalogue. */
  public List<Setting> settings(Profile edition, String clauseId) {
    var resting = new ArrayList<Setting>();
    for (var key : edition.keys()) {
      if (edition.setting(key).clauses().contains(clauseId)) {
        resting.add(edition.setting(key));
      }
    }
    return resting;
  }

  /**
   * How far a clause is carried out under an edition of its policy.
   *
   * @param exists whether there is a model of this process
   */
  public State state(
      Clause clause, Profile edition, Questions questions, Predicate<String> exists) {
    var somewhere =
        places.containsKey(clause.id())
            || settings(edition, clause.id()).stream()
                .anyMatch(
                    setting ->
                        questions
                            .find(setting.key())
                            .map(one -> one.waitsFor() == null)
                            .orElse(true));
    if (clause.process().equals("guidance")) {
      return somewhere ? State.CARRIED : State.GUIDANCE;
    }
    if (!somewhere) {
      return State.WAITING;
    }
    return exists.test(clause.process()) ? State.CARRIED : State.IN_PART;
  }

  private void add(String cite, Place place, NumberedDefaults numbers) {
    if (cite.startsWith(DEFAULT)) {
      var number = Integer.parseInt(cite.substring(DEFAULT.length()));
      numbers.get(number);
      defaults.computeIfAbsent(place, any -> new LinkedHashSet<>()).add(number);
      return;
    }
    if (clauses.find(cite).isEmpty()) {
      throw new IllegalArgumentException("there is no clause \"" + cite + "\".");
    }
    places.computeIfAbsent(cite, any -> new LinkedHashSet<>()).add(place);
    cited.computeIfAbsent(place, any -> new LinkedHashSet<>()).add(cite);
  }
}
