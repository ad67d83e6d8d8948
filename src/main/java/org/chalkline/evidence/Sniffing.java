package org.chalkline.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Finds what a file is from its content; names are never asked. */
final class Sniffing {

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  private static final int ZIP_END_REACH = 65_557;

  private Sniffing() {}

  /**
   * The kind of a file.
   *
   * @throws FileRefused if it is none of the four kinds that are taken
   */
  static Kind kindOf(byte[] file) {
    String type = typeOf(file);
    Kind kind =
        switch (type) {
          case "image/png" -> Kind.PNG;
          case "image/jpeg" -> Kind.JPEG;
          case "application/pdf" -> Kind.PDF;
          case "text/plain" -> Kind.TEXT;
          default -> throw refusal(type);
        };
    boolean agreed =
        switch (kind) {
          case PNG -> PngFile.looksLike(file);
          case JPEG -> JpegFile.looksLike(file);
          case PDF -> PdfPages.looksLike(file);
          case TEXT -> true;
        };
    if (!agreed) {
      throw notTaken();
    }
    if (endsAsZip(file)) {
      throw new FileRefused("carries an archive inside. Take a screenshot of it instead.");
    }
    return kind;
  }

  static FileRefused notTaken() {
    return new FileRefused(
        "is not a PNG or JPEG picture, a PDF or plain text. Take a screenshot or save it as PDF.");
  }

  private static String typeOf(byte[] file) {
    try {
      return TYPES.detect(new ByteArrayInputStream(file), new Metadata()).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileRefused refusal(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.startsWith("video/") || name.endsWith("/mp4") || name.contains("quicktime")) {
      return new FileRefused(
          "is a video. Describe the video in words and keep its address; screenshots of it help.");
    }
    if (name.startsWith("audio/")) {
      return new FileRefused("is a sound recording. Describe it in words and keep its address.");
    }
    if (name.startsWith("image/svg") || name.contains("html") || name.endsWith("xml")) {
      return new FileRefused(
          "is a web page or drawing made of code. Take a screenshot of it, or print it to PDF.");
    }
    if (name.startsWith("image/")) {
      return new FileRefused("is a picture of another kind. Save it as PNG or JPEG.");
    }
    if (name.matches(".*(zip|rar|7z|tar|bzip|xz|compress|zstd|lz4|archive|cab).*")) {
      return new FileRefused("is an archive. Add the files in it one by one.");
    }
    return notTaken();
  }

  /** True if a program that reads archives would find one: they look from the end. */
  private static boolean endsAsZip(byte[] file) {
    for (int at = file.length - 22; at >= Math.max(0, file.length - ZIP_END_REACH); at--) {
      if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 5 && file[at + 3] == 6) {
        return true;
      }
    }
    return false;
  }
}
