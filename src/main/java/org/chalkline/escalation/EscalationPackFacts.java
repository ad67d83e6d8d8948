package org.chalkline.escalation;

import java.util.List;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.contacts.PackFacts;
import org.chalkline.contacts.Posted;
import org.springframework.stereotype.Component;

/** The posts that the steps are about and the cases they come from, for a pack of evidence. */
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
  public List<Posted> posts(CaseFile file) {
    return rows.posts(file.getId()).stream().map(post -> posted(post.matter())).toList();
  }

  private static Posted posted(Matter it) {
    return new Posted(it.platform(), it.place(), it.link(), it.said(), it.postedAt(), it.seenAt());
  }

  @Override
  public List<String> sources(CaseFile file) {
    return rows.sources(file.getId());
  }
}
