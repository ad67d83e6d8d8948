package org.chalkline.casework.domain;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The case files. */
public interface CaseFileRepository extends JpaRepository<CaseFile, String> {

  /** The case of this reference. */
  Optional<CaseFile> findByReference(String reference);
}
