package org.chalkline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The editions of all policies. They are read from files at the start: those that ship, and those
 * of a folder of the school's own.
 */
@Component
public class Policies {

  private final List<Profile> editions = new ArrayList<>();

  @Autowired
  public Policies(Questions questions, PolicyFiles files) {
    var reader = new ProfileReader(questions);
    for (var file : files.profiles()) {
      try {
        editions.add(reader.profile(yaml(file)));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(file.getFilename() + ": " + e.getMessage(), e);
      }
    }
  }

  /** The policies that ship with Chalkline and no others. */
  public Policies() {
    this(new Questions(), PolicyFiles.shipped());
  }

  /**
   * The edition of a policy that holds on a day; before the first known edition, that one.
   *
   * @param on the date in London
   * @throws IllegalArgumentException if there is no such policy
   */
  public Profile inForce(String policyId, LocalDate on) {
    var ofPolicy =
        editions.stream()
            .filter(profile -> profile.policyId().equals(policyId))
            .sorted(Comparator.comparing(Profile::inForceFrom))
            .toList();
    if (ofPolicy.isEmpty()) {
      throw new IllegalArgumentException("There is no policy \"" + policyId + "\".");
    }
    return ofPolicy.stream()
        .filter(profile -> !profile.inForceFrom().isAfter(on))
        .reduce((earlier, later) -> later)
        .orElse(ofPolicy.get(0));
  }

  /**
   * The edition with this id, as it stands on a case.
   *
   * @throws IllegalArgumentException if there is no such edition
   */
  public Profile edition(String editionId) {
    return editions.stream()
        .filter(profile -> profile.edition().equals(editionId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no edition \"" + editionId + "\"."));
  }

  /** Every edition of every policy. */
  public List<Profile> all() {
    return List.copyOf(editions);
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
