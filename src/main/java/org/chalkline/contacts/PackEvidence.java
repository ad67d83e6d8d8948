package org.chalkline.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chalkline.casework.Access;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.identity.Me;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The evidence that a pack of a case may hold: the case's own, then that of the cases it comes
 * from, as far as somebody may see them.
 */
@Component
class PackEvidence {

  private final EvidenceLocker locker;
  private final ObjectProvider<PackFacts> facts;
  private final CaseFileRepository files;
  private final Access access;

  PackEvidence(
      EvidenceLocker locker,
      ObjectProvider<PackFacts> facts,
      CaseFileRepository files,
      Access access) {
    this.locker = locker;
    this.facts = facts;
    this.files = files;
    this.access = access;
  }

  /** All items that this person may know of, those locked away included. */
  List<EvidenceItem> all(Me me, CaseFile file) {
    List<EvidenceItem> all = new ArrayList<>(locker.of(file.getId()));
    facts(file).map(it -> it.sources(file)).orElse(List.of()).stream()
        .filter(source -> access.maySee(me, source))
        .forEach(source -> all.addAll(locker.of(source)));
    return all;
  }

  /** Those of them that can be shown. */
  List<EvidenceItem> readable(Me me, CaseFile file) {
    return all(me, file).stream().filter(item -> item.pages() > 0).toList();
  }

  /** The posts that the case is about, oldest first. */
  List<Posted> posts(CaseFile file) {
    return facts(file).map(it -> it.posts(file)).orElse(List.of());
  }

  /** The reference of the case that an item was fixed in; empty for the case's own. */
  String whence(String caseId, EvidenceItem item) {
    return item.caseId().equals(caseId)
        ? ""
        : files.findById(item.caseId()).map(CaseFile::reference).orElse("");
  }

  /** The case in which an item was fixed. */
  CaseFile caseOf(EvidenceItem item) {
    return files.findById(item.caseId()).orElseThrow();
  }

  private Optional<PackFacts> facts(CaseFile file) {
    return facts.stream().filter(it -> it.caseKind().equals(file.kind())).findFirst();
  }
}
