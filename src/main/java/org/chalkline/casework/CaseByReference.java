package org.chalkline.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds a case by its reference, and asks the database once in a transaction: a process asks for
 * its case at every step.
 */
@Component
public class CaseByReference {

  private final CaseFileRepository files;

  CaseByReference(CaseFileRepository files) {
    this.files = files;
  }

  /** The case of this reference. */
  public Optional<CaseFile> find(String reference) {
    Map<String, String> known = known();
    String id = known.get(reference);
    if (id != null) {
      return files.findById(id);
    }
    Optional<CaseFile> found = files.findByReference(reference);
    found.ifPresent(file -> known.put(reference, file.getId()));
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
    known().put(file.reference(), file.getId());
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> known() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    Map<String, String> known =
        (Map<String, String>) TransactionSynchronizationManager.getResource(this);
    if (known == null) {
      known = new HashMap<>();
      TransactionSynchronizationManager.bindResource(this, known);
      TransactionSynchronizationManager.registerSynchronization(new Forget(known));
    }
    return known;
  }

  private final class Forget implements TransactionSynchronization {

    private final Map<String, String> known;

    private Forget(Map<String, String> known) {
      this.known = known;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(CaseByReference.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(CaseByReference.this, known);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(CaseByReference.this);
    }
  }
}
