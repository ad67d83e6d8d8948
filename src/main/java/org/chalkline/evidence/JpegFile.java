package org.chalkline.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The parts of a JPEG, read without decoding it.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param components how many colour components; 1 grey, 3 colour, 4 for printing
 * @param orientation 1 to 8 as EXIF counts; 1 if the file does not say
 * @param picture the file with nothing but what the picture needs
 * @param end where the picture ends in the file
 */
record JpegFile(long width, long height, int components, int orientation, byte[] picture, int end) {

  private static final int MOST_SCANS = 100;

  static boolean looksLike(byte[] file) {
    return file.length > 4
        && (file[0] & 0xff) == 0xff
        && (file[1] & 0xff) == 0xd8
        && (file[2] & 0xff) == 0xff;
  }

  static JpegFile read(byte[] file) {
    ByteArrayOutputStream picture = new ByteArrayOutputStream(file.length);
    picture.write(file, 0, 2);
    int width = 0;
    int height = 0;
    int components = 0;
    int orientation = 1;
    int scans = 0;
    int at = 2;
    while (at + 2 <= file.length) {
      if (unsigned(file, at) != 0xff) {
        throw broken();
      }
      int marker = unsigned(file, at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == 0xd9) {
        if (scans == 0 || width == 0 || height == 0) {
          throw broken();
        }
        picture.write(file, at, 2);
        return new JpegFile(width, height, components, orientation, picture.toByteArray(), at + 2);
      }
      if (marker == 0x01
          || (marker >= 0xd0 && marker <= 0xd8)
          || marker == 0
          || at + 4 > file.length) {
        throw broken();
      }
      int length = pair(file, at + 2);
      int next = at + 2 + length;
      if (length < 2 || next > file.length) {
        throw broken();
      }
      if (framesPicture(marker)) {
        if (length < 8 || width != 0) {
          throw broken();
        }
        height = pair(file, at + 5);
        width = pair(file, at + 7);
        components = unsigned(file, at + 9);
      }
      if (marker == 0xe1 && orientation == 1) {
        orientation = orientation(file, at + 4, next);
      }
      boolean told = (marker >= 0xe1 && marker <= 0xef && marker != 0xee) || marker == 0xfe;
      if (!told) {
        picture.write(file, at, next - at);
      }
      at = next;
      if (marker == 0xda) {
        if (++scans > MOST_SCANS) {
          throw broken();
        }
        int data = at;
        while (at + 1 < file.length && !endsScan(file, at)) {
          at++;
        }
        picture.write(file, data, at - data);
      }
    }
    throw broken();
  }

  /** Width and height of a JPEG that need not be whole, if it says them. */
  static Optional<long[]> sizeOf(byte[] file) {
    int at = 2;
    while (at + 9 < file.length && unsigned(file, at) == 0xff) {
      int marker = unsigned(file, at + 1);
      if (framesPicture(marker)) {
        return Optional.of(new long[] {pair(file, at + 7), pair(file, at + 5)});
      }
      at += marker == 0xff ? 1 : 2 + pair(file, at + 2);
    }
    return Optional.empty();
  }

  private static boolean framesPicture(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean endsScan(byte[] file, int at) {
    int marker = unsigned(file, at + 1);
    return unsigned(file, at) == 0xff
        && marker != 0
        && (marker < 0xd0 || marker > 0xd7)
        && marker != 0xff;
  }

  private static int orientation(byte[] file, int from, int to) {
    if (to - from < 14
        || !new String(file, from, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
      return 1;
    }
    ByteBuffer tiff = ByteBuffer.wrap(file, from + 6, to - from - 6).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries && directory + 14 + 12 * i <= tiff.limit(); i++) {
      int entry = directory + 2 + 12 * i;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == 0x0112) {
        int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  private static int pair(byte[] file, int at) {
    return (unsigned(file, at) << 8) | unsigned(file, at + 1);
  }

  private static int unsigned(byte[] file, int at) {
    return file[at] & 0xff;
  }

  private static FileRefused broken() {
    return new FileRefused("is a JPEG picture that is cut short or damaged. Save it again.");
  }
}
