package org.chalkline.evidence;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decodes pictures and makes the copy that is shown, a PNG without metadata. */
final class Pictures {

  /** The longest side of a page that is shown, in pixels. */
  static final int LONGEST_SIDE = 2_400;

  private static final long MOST_PIXELS = 40_000_000;
  private static final long DECODED_WHOLE = 12_000_000;
  private static final int MOST_SLICES = 20;

  private Pictures() {}

  static Prepared png(PngFile file) {
    checkSize(file.width(), file.height());
    BufferedImage picture = decode("png", file.picture(), file.width() * file.height());
    return prepared(Kind.PNG, picture);
  }

  static Prepared jpeg(JpegFile file) {
    checkSize(file.width(), file.height());
    if (file.components() == 4) {
      throw new FileRefused("is a picture made for printing. Save it as PNG.");
    }
    BufferedImage picture = decode("jpeg", file.picture(), file.width() * file.height());
    return prepared(Kind.JPEG, upright(picture, file.orientation()));
  }

  static void checkSize(long width, long height) {
    if (width < 1 || height < 1) {
      throw new FileRefused("is a picture without any size. Save it again.");
    }
    if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
      throw new FileRefused("is a picture of more than 40 megapixels. Save it smaller.");
    }
  }

  /** The picture as PNG, without metadata. */
  static byte[] encoded(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(picture, "png", to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static BufferedImage decode(String format, byte[] bytes, long pixels) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      ImageReadParam how = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_WHOLE));
      if (step > 1) {
        how.setSourceSubsampling(
            Math.min(step, reader.getWidth(0)), Math.min(step, reader.getHeight(0)), 0, 0);
      }
      return reader.read(0, how);
    } catch (IOException | RuntimeException e) {
      throw new FileRefused("is a picture that cannot be read. Save it again as PNG.");
    } finally {
      reader.dispose();
    }
  }

  /**
   * A long screenshot of a whole page is cut into pages that can be read; any other is one page.
   */
  private static Prepared prepared(Kind kind, BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    List<byte[]> pages = new ArrayList<>();
    if (height <= LONGEST_SIDE || height < 3L * width) {
      double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
      pages.add(encoded(scaled(picture, scale)));
    } else {
      double scale =
          Math.min(
              Math.min(1, (double) LONGEST_SIDE / width),
              (double) LONGEST_SIDE * MOST_SLICES / height);
      int slice = (int) Math.ceil(LONGEST_SIDE / scale);
      for (int top = 0; top < height; top += slice) {
        BufferedImage part = picture.getSubimage(0, top, width, Math.min(slice, height - top));
        pages.add(encoded(scaled(part, Math.min(scale, (double) LONGEST_SIDE / part.getHeight()))));
      }
    }
    return new Prepared(kind, List.copyOf(pages), pages.size());
  }

  private static BufferedImage scaled(BufferedImage picture, double scale) {
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage from = picture;
    while (from.getWidth() > 2 * width && from.getHeight() > 2 * height) {
      from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
    }
    return drawn(from, width, height);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height) {
    BufferedImage to = blank(from, width, height);
    Graphics2D pen = to.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(from, 0, 0, width, height, null);
    pen.dispose();
    return to;
  }

  private static BufferedImage upright(BufferedImage picture, int orientation) {
    if (orientation == 1) {
      return picture;
    }
    int w = picture.getWidth();
    int h = picture.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    BufferedImage to = orientation < 5 ? blank(picture, w, h) : blank(picture, h, w);
    Graphics2D pen = to.createGraphics();
    pen.drawImage(picture, turn, null);
    pen.dispose();
    return to;
  }

  private static BufferedImage blank(BufferedImage like, int width, int height) {
    boolean clear = like.getColorModel().hasAlpha();
    return new BufferedImage(
        width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }
}
