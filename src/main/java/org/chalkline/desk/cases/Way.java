package org.chalkline.desk.cases;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.casework.Trail;

/**
 * The way a case came through one model.
 *
 * @param done the elements and flows behind it
 * @param now the elements in which it stands
 */
record Way(Set<String> done, Set<String> now) {

  /** Works the way out from the movements of the case. */
  static Way of(ModelMap models, String process, List<Trail.Moved> trail) {
    Set<String> done = new LinkedHashSet<>();
    Map<String, Integer> inside = new HashMap<>();
    for (Trail.Moved moved : trail) {
      if (!moved.process().equals(process) || models.holdsOthers(process, moved.element())) {
        continue;
      }
      if (moved.what().equals("entered")) {
        inside.merge(moved.element(), 1, Integer::sum);
      } else {
        done.add(moved.element());
        if (moved.what().equals("left")) {
          inside.merge(moved.element(), -1, Integer::sum);
        }
      }
    }
    Set<String> now = new LinkedHashSet<>();
    inside.forEach(
        (element, count) -> {
          if (count > 0) {
            now.add(element);
          }
        });
    done.removeAll(now);
    return new Way(done, now);
  }

  boolean begun() {
    return !done.isEmpty() || !now.isEmpty();
  }
}
