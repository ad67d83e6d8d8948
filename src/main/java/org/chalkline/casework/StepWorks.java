package org.chalkline.casework;

import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds whose a step is: the module of its process, else the module of the kind of case. */
@Component
class StepWorks {

  private final ObjectProvider<CaseWork> kinds;
  private final ObjectProvider<ProcessWork> processes;

  StepWorks(ObjectProvider<CaseWork> kinds, ObjectProvider<ProcessWork> processes) {
    this.kinds = kinds;
    this.processes = processes;
  }

  /** The module of a kind of case; none where no module has it. */
  Optional<CaseWork> kind(CaseFile file) {
    return kinds.stream().filter(it -> it.kind().equals(file.kind())).findFirst();
  }

  /**
   * The module that a step of this process belongs to.
   *
   * @param process the id of the model in which the step stands
   */
  Optional<StepWork> of(CaseFile file, String process) {
    Optional<StepWork> own =
        processes.stream()
            .filter(it -> it.processes().contains(process))
            .map(StepWork.class::cast)
            .findFirst();
    return own.isPresent() ? own : kind(file).map(StepWork.class::cast);
  }
}
