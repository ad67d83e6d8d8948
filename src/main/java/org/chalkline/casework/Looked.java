package org.chalkline.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.stereotype.Component;

/**
 * Who has looked at a case, as its record has it; and what somebody saw before they were outside.
 */
@Component
public class Looked {

  /** What of the record is looking and not doing. */
  public static final Set<String> LOOKING =
      Set.of("case.read", "evidence.viewed", "evidence.original-taken", "history.read");

  private final Audit audit;
  private final Walls walls;

  Looked(Audit audit, Walls walls) {
    this.audit = audit;
    this.walls = walls;
  }

  /** Everything that was looked at, newest first. */
  public List<Recorded> at(CaseFile file) {
    List<Recorded> all = new ArrayList<>();
    for (Recorded entry : audit.of("case:" + file.getId())) {
      if (LOOKING.contains(entry.what())) {
        all.add(0, entry);
      }
    }
    return all;
  }

  /**
   * What somebody who is outside saw and did of the case while they were not.
   *
   * @param since from when they are outside
   * @param entries what the record has of them before that, oldest first
   */
  public record Before(String person, Instant since, List<Recorded> entries) {}

  /** For everybody who is outside: who has been inside for a while, and with what. */
  public List<Before> before(CaseFile file) {
    List<Recorded> record = audit.of("case:" + file.getId());
    List<Before> all = new ArrayList<>();
    for (String person :
        walls.of(file.getId()).stream().map(Walls.Wall::person).distinct().toList()) {
      Instant since =
          walls.of(file.getId()).stream()
              .filter(wall -> wall.person().equals(person))
              .map(Walls.Wall::since)
              .min(Instant::compareTo)
              .orElseThrow();
      List<Recorded> entries =
          record.stream()
              .filter(entry -> entry.actor().equals(person) && !entry.at().isAfter(since))
              .filter(entry -> !Walls.RECORDED.contains(entry.what()))
              .toList();
      if (!entries.isEmpty()) {
        all.add(new Before(person, since, entries));
      }
    }
    return all;
  }
}
