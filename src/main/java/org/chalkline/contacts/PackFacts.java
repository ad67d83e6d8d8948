package org.chalkline.contacts;

import java.util.List;
import org.chalkline.casework.domain.CaseFile;

/** What a module that has a kind of case knows of the post that its evidence shows. */
public interface PackFacts {

  /** The kind of case, such as {@code abuse}. */
  String caseKind();

  /** Every post that the case is about, oldest first. */
  List<Posted> posts(CaseFile file);

  /** The ids of the cases whose evidence this one is about too, such as those that handed over. */
  default List<String> sources(CaseFile file) {
    return List.of();
  }
}
