package org.chalkline.evidence;

import java.util.Locale;

/** The four kinds of file that are taken. */
enum Kind {
  PNG("png", "image/png"),
  JPEG("jpg", "image/png"),
  PDF("pdf", "image/png"),
  TEXT("txt", "text/plain;charset=UTF-8");

  private final String ending;
  private final String shownAs;

  Kind(String ending, String shownAs) {
    this.ending = ending;
    this.shownAs = shownAs;
  }

  static Kind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ending of a file name, without the point. */
  String ending() {
    return ending;
  }

  /** The content type of the copy that is shown. */
  String shownAs() {
    return shownAs;
  }
}
