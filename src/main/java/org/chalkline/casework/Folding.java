package org.chalkline.casework;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Folds the tallies of the work list together, every half minute. */
@Component
class Folding {

  private final Rebuild rebuild;

  Folding(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @Scheduled(fixedDelayString = "PT30S")
  void fold() {
    rebuild.foldTallies();
  }
}
