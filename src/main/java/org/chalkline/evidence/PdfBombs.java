package org.chalkline.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unpacks every stream of a PDF into nothing, before the PDF is parsed, and refuses what would grow
 * beyond bounds. Memory stays small whatever the file holds.
 */
final class PdfBombs {

  /** A page scanned in colour at 40 megapixels and little else stays below it. */
  private static final long MOST_UNPACKED = 256L * 1024 * 1024;

  private static final int DEEPEST = 3;
  private static final int DICTIONARY_REACH = 512;

  private long unpacked;

  private PdfBombs() {}

  static void check(byte[] file) {
    PdfBombs count = new PdfBombs();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
      if (at >= 3 && text.startsWith("end", at - 3)) {
        continue;
      }
      int start = at + 6;
      if (start < file.length && file[start] == '\r') {
        start++;
      }
      if (start < file.length && file[start] == '\n') {
        start++;
      }
      String dictionary = text.substring(Math.max(0, at - DICTIONARY_REACH), at);
      dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf("endobj")));
      int end = text.indexOf("endstream", start);
      picture(file, start, end < 0 ? file.length : end);
      count.inflate(file, start);
      if (dictionary.contains("LZW")) {
        count.filter(file, start, COSName.LZW_DECODE);
      }
      if (dictionary.contains("/RunLength") || dictionary.contains("/RL")) {
        count.filter(file, start, COSName.RUN_LENGTH_DECODE);
      }
    }
  }

  /** Counts what a deflated stream holds, however often it was deflated. */
  private void inflate(byte[] file, int start) {
    InputStream in = new ByteArrayInputStream(file, start, file.length - start);
    try {
      for (int depth = 0; ; depth++) {
        PushbackInputStream peek = new PushbackInputStream(in, 2);
        in = peek;
        int first = peek.read();
        int second = peek.read();
        if (second >= 0) {
          peek.unread(second);
          peek.unread(first);
        }
        if (first != 0x78 || second < 0 || (first << 8 | second) % 31 != 0) {
          if (depth > 0) {
            drain(in);
          }
          return;
        }
        if (depth == DEEPEST) {
          throw tooMuch();
        }
        in = new InflaterInputStream(peek);
      }
    } catch (IOException e) {
      return; // not deflated after all, or cut short: counted as far as it went
    } finally {
      close(in);
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void picture(byte[] file, int start, int end) {
    if (end - start < 4 || (file[start] & 0xff) != 0xff || (file[start + 1] & 0xff) != 0xd8) {
      return;
    }
    JpegFile.sizeOf(Arrays.copyOfRange(file, start, end))
        .ifPresent(size -> Pictures.checkSize(size[0], size[1]));
  }

  private void drain(InputStream in) throws IOException {
    byte[] some = new byte[65_536];
    for (int n = in.read(some); n >= 0; n = in.read(some)) {
      add(n);
    }
  }

  private void filter(byte[] file, int start, COSName name) {
    try (InputStream in = new ByteArrayInputStream(file, start, file.length - start)) {
      FilterFactory.INSTANCE.getFilter(name).decode(in, new Counting(), new COSDictionary(), 0);
    } catch (IOException e) {
      return; // ends where the stream ends
    }
  }

  private void add(long more) {
    unpacked += more;
    if (unpacked > MOST_UNPACKED) {
      throw tooMuch();
    }
  }

  static FileRefused tooMuch() {
    return new FileRefused(
        "is a PDF that grows too large when opened. Take screenshots of its pages instead.");
  }

  private final class Counting extends OutputStream {
    @Override
    public void write(int b) {
      add(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      add(length);
    }
  }
}
