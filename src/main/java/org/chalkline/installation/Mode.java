package org.chalkline.installation;

import org.springframework.core.env.Environment;

/**
 * What an installation is for. Written into its database at the first start and fixed from then on.
 */
public enum Mode {
  /** An invented cast on the embedded database, on this machine only, with a clock to move. */
  EVALUATION,
  /** The real thing. */
  LIVE;

  /** Whether the settings name a database server of one's own instead of the embedded database. */
  static boolean ownServer(Environment settings) {
    return !settings.getProperty("spring.datasource.url", "").isBlank();
  }

  /**
   * The mode that the settings ask for: evaluation only on the embedded database and where
   * CHALKLINE_MODE is not "live".
   *
   * @throws StartRefused if CHALKLINE_MODE is neither empty, "evaluation" nor "live", or asks for
   *     an evaluation on a server of one's own
   */
  static Mode asked(Environment settings) {
    String word = settings.getProperty("chalkline.mode", "").strip();
    boolean ownServer = ownServer(settings);
    return switch (word.toLowerCase(java.util.Locale.ROOT)) {
      case "live" -> LIVE;
      case "" -> ownServer ? LIVE : EVALUATION;
      case "evaluation" -> {
        if (ownServer) {
          throw new StartRefused(
              "An evaluation needs the embedded database, but SPRING_DATASOURCE_URL names a server.",
              "Leave out SPRING_DATASOURCE_URL for an evaluation, or CHALKLINE_MODE=evaluation for live use.");
        }
        yield EVALUATION;
      }
      default ->
          throw new StartRefused(
              "CHALKLINE_MODE is \"" + word + "\", which is not a mode.",
              "Set CHALKLINE_MODE to live, or leave it out for an evaluation.");
    };
  }
}
