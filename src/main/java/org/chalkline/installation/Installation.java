package org.chalkline.installation;

import java.nio.file.Path;

/**
 * What this installation is. While this exists, the mode, the database's safety and its roles have
 * been checked.
 */
public class Installation {

  private final Mode mode;
  private final Path dataDirectory;

  Installation(Mode mode, Path dataDirectory) {
    this.mode = mode;
    this.dataDirectory = dataDirectory;
  }

  /** What the installation is for. */
  public Mode mode() {
    return mode;
  }

  /** Whether this is an evaluation, with an invented cast and a clock to move. */
  public boolean evaluation() {
    return mode == Mode.EVALUATION;
  }

  /**
   * The folder of what is kept outside the database (keys) and, where it is embedded, of the
   * database; absolute.
   */
  public Path dataDirectory() {
    return dataDirectory;
  }
}
