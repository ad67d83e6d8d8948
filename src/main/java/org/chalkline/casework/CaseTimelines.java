package org.chalkline.casework;

import java.util.List;
import java.util.stream.Stream;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened in a case, from its record. */
@Service
public class CaseTimelines {

  private final CaseFileRepository files;
  private final Access access;
  private final Audit audit;

  CaseTimelines(CaseFileRepository files, Access access, Audit audit) {
    this.files = files;
    this.access = access;
    this.audit = audit;
  }

  /**
   * What happened in the case, oldest first: the record of its chain, without what names another
   * case that this person may not see.
   */
  @Transactional(readOnly = true)
  public List<Recorded> timeline(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return Scope.everywhere(() -> audit.of("case:" + file.getId())).stream()
        .filter(entry -> maySeeOthers(me, entry))
        .toList();
  }

  private boolean maySeeOthers(Me me, Recorded entry) {
    return Stream.of("other", "into")
        .map(key -> entry.words().getOrDefault(key, ""))
        .filter(other -> !other.isEmpty())
        .allMatch(
            other ->
                files
                    .findByReference(other)
                    .filter(it -> access.maySee(me, it.getId()))
                    .isPresent());
  }
}
