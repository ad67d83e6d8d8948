package org.chalkline.abuse;

import java.util.List;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.abuse.domain.AbuseCaseRepository;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.PackFacts;
import org.chalkline.contacts.Posted;
import org.springframework.stereotype.Component;

/** The reported post, for a pack of evidence. */
@Component
class AbusePackFacts implements PackFacts {

  private final AbuseCaseRepository cases;

  AbusePackFacts(AbuseCaseRepository cases) {
    this.cases = cases;
  }

  @Override
  public String caseKind() {
    return "abuse";
  }

  @Override
  public List<Posted> posts(CaseFile file) {
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    return List.of(
        new Posted(it.platform(), it.place(), it.link(), it.said(), it.postedAt(), it.seenAt()));
  }
}
