package org.chalkline.testing;

import java.util.List;

/** The schools of the evaluation; a test may have begun others beside them. */
public final class CastSchools {

  /** Their ids. */
  public static final List<String> ALL =
      List.of(
          "wanborough",
          "boroughbridge",
          "king-james",
          "highters-heath",
          "avenue",
          "recreation",
          "st-marys-putney");

  private CastSchools() {}
}
