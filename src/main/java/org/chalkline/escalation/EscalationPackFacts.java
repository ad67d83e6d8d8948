package org.chalkline.escalation;

import java.util.List;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.PackFacts;
import org.chalkline.contacts.Posted;
import org.springframework.stereotype.Component;

/** The latest post that the steps are about, for a pack of evidence. */
@Component
class EscalationPackFacts implements PackFacts {

  private final LadderRows rows;

  EscalationPackFacts(LadderRows rows) {
    this.rows = rows;
  }

  @Override
  public String caseKind() {
    return Ladders.KIND;
  }

  @Override
  public Posted posted(CaseFile file) {
    List<LadderRows.Post> posts = rows.posts(file.getId());
    Matter it = posts.get(posts.size() - 1).matter();
    return new Posted(it.platform(), it.place(), it.link(), it.said(), it.postedAt(), it.seenAt());
  }
}
