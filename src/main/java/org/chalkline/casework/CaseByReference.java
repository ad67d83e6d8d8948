package org.chalkline.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.installation.OfTransaction;
import org.springframework.stereotype.Component;

/**
 * Finds a case by its reference, and asks the database once in a transaction: a process asks for
 * its case at every step.
 */
@Component
public class CaseByReference {

  private final CaseFileRepository files;
  private final OfTransaction<Map<String, String>> known = OfTransaction.whole(HashMap::new);

  CaseByReference(CaseFileRepository files) {
    this.files = files;
  }

  /** The case of this reference. */
  public Optional<CaseFile> find(String reference) {
    Map<String, String> ids = known.get();
    String id = ids.get(reference);
    if (id != null) {
      return files.findById(id);
    }
    Optional<CaseFile> found = files.findByReference(reference);
    found.ifPresent(file -> ids.put(reference, file.getId()));
    return found;
  }

  /**
   * The case of this reference.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public CaseFile get(String reference) {
    return find(reference).orElseThrow();
  }

  /** Remembers a case that was opened in this transaction. */
  void opened(CaseFile file) {
    known.get().put(file.reference(), file.getId());
  }
}
