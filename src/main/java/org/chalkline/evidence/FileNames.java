package org.chalkline.evidence;

import java.text.Normalizer;

/** Makes names of files safe to print and to save. */
final class FileNames {

  private static final int LONGEST = 100;

  private FileNames() {}

  /**
   * The name under which a file is kept: no folder, no control or direction character, nothing that
   * a file system or a header reads as its own, and the ending of its true kind.
   */
  static String safe(String given, Kind kind) {
    String name = printable(given).replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
    name = name.replaceAll("[. ]+$", "");
    return (name.isEmpty() ? "file" : name) + "." + kind.ending();
  }

  /** The name as a message may quote it. */
  static String printable(String given) {
    String name = Normalizer.normalize(given, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"'<>:|?*%;&`$]", "");
    name = name.replaceAll("\\s+", " ").replaceAll("^[. -]+", "").strip();
    int kept = Math.min(name.length(), LONGEST);
    if (kept > 0 && Character.isHighSurrogate(name.charAt(kept - 1))) {
      kept--;
    }
    return kept < name.length() ? name.substring(0, kept) : name;
  }
}
