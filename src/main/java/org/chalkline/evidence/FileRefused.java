package org.chalkline.evidence;

/** A file that is not taken; the message says why in a plain sentence without the file's name. */
final class FileRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FileRefused(String message) {
    super(message);
  }
}
