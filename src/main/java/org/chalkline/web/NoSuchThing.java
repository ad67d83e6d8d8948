package org.chalkline.web;

/** Nothing there, or nothing that this person may know of: both get the same answer (404). */
public class NoSuchThing extends RuntimeException {

  public NoSuchThing() {
    super("no such thing");
  }
}
