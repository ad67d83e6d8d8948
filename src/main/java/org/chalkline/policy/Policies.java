package org.chalkline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.installation.ClockListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The editions of all policies, the one door to them: those that lie as files, read at the start,
 * and those that schools have published since.
 *
 * <p>An edition never changes once it is published, and holds from tomorrow at the earliest. So the
 * list is read once for each day in London, and every node agrees on what holds today.
 */
@Component
public class Policies implements ClockListener {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final List<Profile> shipped = new ArrayList<>();
  private final @Nullable EditionRows rows;
  private final Clock clock;
  private volatile @Nullable Known known;

  /**
   * What is known on a day.
   *
   * @param all every edition that is not a draft, by policy and then by day
   */
  private record Known(LocalDate day, List<Profile> all, Map<String, Profile> byId) {

    static Known of(LocalDate day, List<Profile> some) {
      List<Profile> all = new ArrayList<>(some);
      all.sort(
          Comparator.comparing(Profile::policyId)
              .thenComparing(Profile::inForceFrom)
              .thenComparing(Profile::edition));
      Map<String, Profile> byId = new HashMap<>();
      all.forEach(one -> byId.put(one.edition(), one));
      return new Known(day, List.copyOf(all), byId);
    }
  }

  @Autowired
  Policies(Questions questions, PolicyFiles files, EditionRows rows, Clock clock) {
    this(questions, files, clock, rows);
  }

  private Policies(
      Questions questions, PolicyFiles files, Clock clock, @Nullable EditionRows rows) {
    this.rows = rows;
    this.clock = clock;
    var reader = new ProfileReader(questions);
    for (var file : files.profiles()) {
      try {
        shipped.add(reader.profile(yaml(file)));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(file.getFilename() + ": " + e.getMessage(), e);
      }
    }
  }

  /** The policies that ship with Chalkline and no others. */
  public Policies() {
    this(new Questions(), PolicyFiles.shipped(), Clock.systemUTC(), null);
  }

  /**
   * The edition of a policy that holds on a day; before the first known edition, that one.
   *
   * @param on the date in London
   * @throws IllegalArgumentException if there is no such policy
   */
  public Profile inForce(String policyId, LocalDate on) {
    var ofPolicy = of(policyId);
    return ofPolicy.stream()
        .filter(profile -> !profile.inForceFrom().isAfter(on))
        .reduce((earlier, later) -> later)
        .orElse(ofPolicy.get(0));
  }

  /**
   * The editions of a policy that were published, the oldest first; those that hold later too.
   *
   * @throws IllegalArgumentException if there is no such policy
   */
  public List<Profile> of(String policyId) {
    var ofPolicy =
        known().all().stream().filter(profile -> profile.policyId().equals(policyId)).toList();
    if (ofPolicy.isEmpty()) {
      throw new IllegalArgumentException("There is no policy \"" + policyId + "\".");
    }
    return ofPolicy;
  }

  /** The latest edition of a policy, whether it holds already or from a later day. */
  Profile newest(String policyId) {
    published();
    var ofPolicy = of(policyId);
    return ofPolicy.get(ofPolicy.size() - 1);
  }

  /**
   * The edition with this id, as it stands on a case.
   *
   * @throws IllegalArgumentException if there is no such edition
   */
  public Profile edition(String editionId) {
    var found = known().byId().get(editionId);
    if (found != null) {
      return found;
    }
    // Published today, perhaps on another node or in this very transaction.
    return Optional.ofNullable(rows)
        .flatMap(it -> it.published(editionId))
        .orElseThrow(
            () -> new IllegalArgumentException("There is no edition \"" + editionId + "\"."));
  }

  /** Every edition of every policy, those that hold later too. */
  public List<Profile> all() {
    return known().all();
  }

  /** Something was published, or may have been: what is known is read anew. */
  void published() {
    known = null;
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      // What is read until then may be of a transaction that comes to nothing.
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              known = null;
            }
          });
    }
  }

  /** A clock that is moved by hand may stand before what is known. */
  @Override
  public void clockMoved(Duration offset) {
    known = null;
  }

  private Known known() {
    var today = LocalDate.ofInstant(clock.instant(), LONDON);
    var now = known;
    if (now == null || !now.day().equals(today)) {
      var all = new ArrayList<>(shipped);
      if (rows != null) {
        all.addAll(rows.published());
      }
      now = Known.of(today, all);
      known = now;
    }
    return now;
  }

  static Map<String, Object> yaml(Resource file) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (var in = file.getInputStream()) {
      return new Yaml(new SafeConstructor(options)).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
