package org.chalkline.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The parts of a PNG, read without decoding it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param picture the file with nothing but what the picture needs
 * @param end where the picture ends in the file
 */
record PngFile(long width, long height, byte[] picture, int end) {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  static boolean looksLike(byte[] file) {
    return file.length > 8 && Arrays.equals(file, 0, 8, SIGNATURE, 0, 8);
  }

  static PngFile read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    in.position(8);
    ByteArrayOutputStream picture = new ByteArrayOutputStream(file.length);
    picture.write(SIGNATURE, 0, 8);
    long width = 0;
    long height = 0;
    boolean data = false;
    while (in.remaining() >= 12) {
      int start = in.position();
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        throw broken();
      }
      String type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
      CRC32 sum = new CRC32();
      sum.update(file, start + 4, length + 4);
      if ((int) sum.getValue() != in.getInt(start + 8 + length)) {
        throw broken();
      }
      if (start == 8) {
        if (!type.equals("IHDR") || length != 13) {
          throw broken();
        }
        width = Integer.toUnsignedLong(in.getInt(start + 8));
        height = Integer.toUnsignedLong(in.getInt(start + 12));
      }
      data |= type.equals("IDAT");
      switch (type) {
        case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> picture.write(file, start, length + 12);
        case "acTL", "fcTL", "fdAT" ->
            throw new FileRefused("is a moving picture. Take a screenshot of it instead.");
        default -> {}
      }
      in.position(start + 12 + length);
      if (type.equals("IEND")) {
        if (!data) {
          throw broken();
        }
        return new PngFile(width, height, picture.toByteArray(), in.position());
      }
    }
    throw broken();
  }

  private static FileRefused broken() {
    return new FileRefused("is a PNG picture that is cut short or damaged. Save it again.");
  }
}
