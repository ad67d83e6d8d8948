package org.chalkline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Where policies lie as files: whatever is under {@code policy/} on the class path, and in the
 * folder that {@code chalkline.policies} names. Nothing else says which policies there are.
 *
 * <p>A policy is {@code profiles/*.yaml} (one file for each edition), rows in {@code clauses*.csv}
 * and rows in {@code carried*.csv}; a row belongs to the policy that it names.
 */
@Component
public class PolicyFiles {

  private final List<String> roots = new ArrayList<>(List.of("classpath*:policy/"));

  /**
   * The files of the class path, and those of a folder where there is one.
   *
   * @param folder a folder with policies of the installation's own; empty if there is none
   */
  @Autowired
  public PolicyFiles(@Value("${chalkline.policies:}") String folder) {
    if (!folder.isBlank()) {
      roots.add(Path.of(folder).toAbsolutePath().toUri().toString().replaceFirst("/?$", "/"));
    }
  }

  /** Those that ship with Chalkline. */
  public static PolicyFiles shipped() {
    return new PolicyFiles("");
  }

  /** The editions of policies, one file each. */
  List<Resource> profiles() {
    return found("profiles/*.yaml");
  }

  /** The files of clauses. */
  List<Resource> clauses() {
    return found("clauses*.csv");
  }

  /** The files that say where clauses are carried out. */
  List<Resource> carried() {
    return found("carried*.csv");
  }

  /**
   * The rows of a file, without its heading.
   *
   * @throws IllegalStateException if it does not begin with this heading
   */
  static List<List<String>> rows(Resource file, List<String> heading) {
    try {
      var rows = Csv.rows(file.getContentAsString(StandardCharsets.UTF_8));
      if (rows.isEmpty() || !rows.get(0).equals(heading)) {
        throw new IllegalStateException(file.getFilename() + " does not begin with its heading.");
      }
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file.getFilename() + ": " + e.getMessage(), e);
    }
  }

  private List<Resource> found(String pattern) {
    var resolver = new PathMatchingResourcePatternResolver();
    var found = new ArrayList<Resource>();
    for (var root : roots) {
      try {
        var here = new ArrayList<>(List.of(resolver.getResources(root + pattern)));
        here.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
        found.addAll(here);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
