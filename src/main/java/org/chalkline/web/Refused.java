package org.chalkline.web;

/** A refusal in words: what was asked is understood and cannot be done as things stand (409). */
public class Refused extends RuntimeException {

  /** The words that the person reads, such as "Sam Okafor completed this task at 4:10pm". */
  public Refused(String message) {
    super(message);
  }

  /** The words, never null. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
