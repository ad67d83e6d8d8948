package org.chalkline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The editions of all policies. They are read from files at the start and do not change. */
@Component
public class Policies {

  /** The policies that ship with Chalkline. */
  public static final List<String> IDS =
      List.of("wanborough", "federation", "highters-heath", "avenue-recreation", "st-marys-putney");

  private final List<Profile> editions = new ArrayList<>();

  public Policies(Questions questions) {
    var reader = new ProfileReader(questions);
    for (var id : IDS) {
      editions.add(reader.profile(yaml("policy/profiles/" + id + ".yaml")));
    }
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

  static Map<String, Object> yaml(String path) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (var in = new ClassPathResource(path).getInputStream()) {
      return new Yaml(new SafeConstructor(options)).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
