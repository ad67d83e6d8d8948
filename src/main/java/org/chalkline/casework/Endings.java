package org.chalkline.casework;

import org.chalkline.casework.domain.CaseFile;
import org.chalkline.web.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks whether anything keeps a case from ending now. */
@Component
class Endings {

  private final ObjectProvider<KeepsOpen> keepers;

  Endings(ObjectProvider<KeepsOpen> keepers) {
    this.keepers = keepers;
  }

  /**
   * Lets a case end.
   *
   * @throws Refused with the reason of whatever keeps it open
   */
  void allow(CaseFile file) {
    keepers.stream()
        .flatMap(keeper -> keeper.why(file).stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new Refused(why);
            });
  }
}
