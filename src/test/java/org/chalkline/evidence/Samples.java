package org.chalkline.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes sample files. */
final class Samples {

  private Samples() {}

  static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    for (int i = 0; i < 16; i++) {
      pen.setColor(new Color(i * 15, 255 - i * 15, (i * 67) % 256));
      pen.fillRect(i * width / 16, 0, width / 16 + 1, height);
    }
    pen.dispose();
    return image;
  }

  static byte[] png(int width, int height) {
    return written(picture(width, height), "png");
  }

  static byte[] jpeg(int width, int height) {
    return written(picture(width, height), "jpeg");
  }

  /** A JPEG whose EXIF says how it was held. */
  static byte[] jpeg(int width, int height, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return spliced(jpeg(width, height), 2, exif.array());
  }

  static byte[] pdf(int pages, String words) {
    try (PDDocument document = new PDDocument()) {
      fill(document, pages, words);
      return saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] lockedPdf(String userPassword) {
    try (PDDocument document = new PDDocument()) {
      fill(document, 1, "hidden");
      document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
      return saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF, written by hand, whose one page has this content stream and these resources. */
  static byte[] rawPdf(String resources, byte[] contents, String dictionary, String extra) {
    String head =
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
            + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<"
            + resources
            + ">>>>\nendobj\n"
            + extra
            + "4 0 obj\n<<"
            + dictionary
            + "/Length "
            + contents.length
            + ">>\nstream\n";
    String tail = "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n";
    return joined(latin(head), contents, latin(tail));
  }

  static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream to = new DeflaterOutputStream(out)) {
      to.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Zeros, deflated without ever being in memory. */
  static byte[] deflatedZeros(long count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 20];
    try (DeflaterOutputStream to = new DeflaterOutputStream(out)) {
      for (long left = count; left > 0; left -= some.length) {
        to.write(some);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A PNG with one more chunk before its data. */
  static byte[] withChunk(byte[] png, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    CRC32 sum = new CRC32();
    sum.update(latin(type));
    sum.update(data);
    chunk.putInt(data.length).put(latin(type)).put(data).putInt((int) sum.getValue());
    return spliced(png, 33, chunk.array());
  }

  /** A PNG that says it is this large. */
  static byte[] claiming(byte[] png, int width, int height) {
    byte[] file = png.clone();
    ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(file, 12, 17);
    ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
    return file;
  }

  /** A JPEG that says it is this large. */
  static byte[] claimingJpeg(byte[] jpeg, int width, int height) {
    byte[] file = jpeg.clone();
    for (int at = 2; at < file.length; ) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xc0) {
        ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return file;
      }
      at += 2 + (((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff));
    }
    throw new IllegalStateException("no frame");
  }

  static byte[] spliced(byte[] file, int at, byte[] more) {
    return joined(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void fill(PDDocument document, int pages, String words) throws IOException {
    PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    for (int i = 0; i < pages; i++) {
      PDPage page = new PDPage(PDRectangle.A5);
      document.addPage(page);
      try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
        pen.beginText();
        pen.setFont(font, 24);
        pen.newLineAtOffset(40, 300);
        pen.showText(words + " " + (i + 1));
        pen.endText();
      }
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
