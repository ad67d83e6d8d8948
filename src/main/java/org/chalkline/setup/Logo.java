package org.chalkline.setup;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.chalkline.web.InvalidInput;

/**
 * The school's logo: a PNG that is drawn anew, so that nothing but its picture is kept, no larger
 * than a letter needs.
 */
final class Logo {

  static final int MOST_BYTES = 1_000_000;
  private static final int MOST_PIXELS = 4_000;
  private static final int WIDTH = 600;
  private static final int HEIGHT = 300;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Logo() {}

  /**
   * Draws a logo anew.
   *
   * @return a PNG of at most 600 by 300 pixels
   * @throws InvalidInput on the field {@code logo} if it is not a PNG or is too large
   */
  static byte[] drawnAnew(byte[] given) {
    if (given.length > MOST_BYTES) {
      throw new InvalidInput("logo", "The logo must be 1 MB or less");
    }
    if (given.length < 33 || !Arrays.equals(given, 0, PNG.length, PNG, 0, PNG.length)) {
      throw new InvalidInput("logo", "The logo must be a PNG picture");
    }
    // Read before anything is decoded: a few bytes can claim any size.
    ByteBuffer head = ByteBuffer.wrap(given);
    int width = head.getInt(16);
    int height = head.getInt(20);
    if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) {
      throw new InvalidInput("logo", "The logo must be at most 4,000 pixels wide and high");
    }
    try {
      return written(fitting(read(given)));
    } catch (IOException | RuntimeException damaged) {
      throw new InvalidInput("logo", "The logo is damaged. Save it again as PNG");
    }
  }

  private static BufferedImage read(byte[] given) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage fitting(BufferedImage picture) {
    double scale =
        Math.min(
            1,
            Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return drawn;
  }

  private static byte[] written(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
