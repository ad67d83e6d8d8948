package org.chalkline.evidence;

import java.util.concurrent.Semaphore;

/** Decides whether a file is taken and makes the copy that is shown. */
final class FileCheck {

  /** The largest file that is taken, in bytes: 10 megabytes. */
  static final int LARGEST = 10 * 1024 * 1024;

  /** Decoding needs memory: no more than so many files at once. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private FileCheck() {}

  /**
   * Prepares a file.
   *
   * @throws FileRefused if it is not taken
   */
  static Prepared prepare(byte[] file) {
    if (file.length == 0) {
      throw new FileRefused("is empty.");
    }
    if (file.length > LARGEST) {
      throw new FileRefused("is larger than 10 MB. Make it smaller or send parts of it.");
    }
    Kind kind = Sniffing.kindOf(file);
    AT_ONCE.acquireUninterruptibly();
    try {
      return switch (kind) {
        case PNG -> Pictures.png(PngFile.read(file));
        case JPEG -> Pictures.jpeg(JpegFile.read(file));
        case PDF -> PdfPages.read(file);
        case TEXT -> PlainText.read(file);
      };
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new FileRefused("cannot be shown safely. Take a screenshot of it instead.");
    } finally {
      AT_ONCE.release();
    }
  }
}
