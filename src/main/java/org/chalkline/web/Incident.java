package org.chalkline.web;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure that nobody foresaw. The log gets a number, the kinds of failure and where they
 * happened; the messages of failures may hold what people wrote and are logged at level DEBUG only.
 */
final class Incident {

  private static final Logger log = LoggerFactory.getLogger(Incident.class);
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Incident() {}

  /** Logs the failure and returns its number, such as "7K4P-2QX9". */
  static String logged(Throwable failure) {
    String number = number();
    log.error("Incident {}: {}", number, outline(failure));
    log.debug("Incident {}", number, failure);
    return number;
  }

  private static String number() {
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      number.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }

  private static String outline(Throwable failure) {
    StringBuilder outline = new StringBuilder();
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 10; depth++) {
      outline.append(depth == 0 ? "" : System.lineSeparator() + "  because of ");
      outline.append(current.getClass().getName());
      StackTraceElement[] frames = current.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, depth == 0 ? 25 : 8); i++) {
        outline.append(System.lineSeparator()).append("    at ").append(frames[i]);
      }
      current = current.getCause();
    }
    return outline.toString();
  }
}
