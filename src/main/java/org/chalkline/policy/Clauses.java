package org.chalkline.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The clauses of all policies, read once. */
@Component
public class Clauses {

  private static final List<String> HEADING =
      List.of(
          "id",
          "policy",
          "section",
          "actor",
          "subject",
          "trigger",
          "obligation",
          "deadline",
          "outcome_or_record",
          "process",
          "strength");

  private final Map<String, Clause> byId = new LinkedHashMap<>();

  /**
   * The clauses of the policies in these files.
   *
   * @throws IllegalStateException if a file does not begin with its heading, or a clause stands
   *     there twice
   */
  @Autowired
  public Clauses(PolicyFiles files) {
    for (var file : files.clauses()) {
      for (var row : PolicyFiles.rows(file, HEADING)) {
        var clause = clause(row);
        if (byId.put(clause.id(), clause) != null) {
          throw new IllegalStateException("Clause " + clause.id() + " stands there twice.");
        }
      }
    }
  }

  /** The clauses of the policies that ship with Chalkline and no others. */
  public Clauses() {
    this(PolicyFiles.shipped());
  }

  /** The clause with this id, such as WAN-27. */
  public Optional<Clause> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The clauses of one policy in their order; none for a policy that is not known. */
  public List<Clause> of(String policyId) {
    return all().stream().filter(clause -> clause.policy().equals(policyId)).toList();
  }

  /** Every clause of every policy, in the order of the files. */
  public Collection<Clause> all() {
    return List.copyOf(byId.values());
  }

  private static Clause clause(List<String> row) {
    return new Clause(
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        row.get(5),
        row.get(6),
        row.get(7),
        row.get(8),
        row.get(9),
        row.get(10));
  }
}
