package org.chalkline.contacts;

import org.chalkline.casework.domain.CaseFile;

/** What a module that has a kind of case knows of the post that its evidence shows. */
public interface PackFacts {

  /** The kind of case, such as {@code abuse}. */
  String caseKind();

  /** The post. */
  Posted posted(CaseFile file);
}
