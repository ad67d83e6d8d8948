package org.chalkline.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Draws the first pages of a PDF. Scripts, attachments and actions are never run: nothing here
 * knows how.
 */
final class PdfPages {

  private static final int MOST_PAGES = 20;
  private static final float DOTS_PER_INCH = 110;
  private static final int TAIL = 4_096;

  static {
    // The library quotes the file in its log, and no log may hold what evidence says.
    LoggingSystem logs = LoggingSystem.get(PdfPages.class.getClassLoader());
    logs.setLogLevel("org.apache.pdfbox", LogLevel.OFF);
    logs.setLogLevel("org.apache.fontbox", LogLevel.OFF);
  }

  private PdfPages() {}

  static boolean looksLike(byte[] file) {
    return file.length > 8 && new String(file, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
  }

  static Prepared read(byte[] file) {
    int tail = Math.min(TAIL, file.length);
    if (!new String(file, file.length - tail, tail, StandardCharsets.ISO_8859_1)
        .contains("%%EOF")) {
      throw broken();
    }
    PdfBombs.check(file);
    try (PDDocument document = Loader.loadPDF(file)) {
      if (document.isEncrypted()) {
        throw encrypted();
      }
      int all = document.getNumberOfPages();
      if (all < 1) {
        throw broken();
      }
      return new Prepared(Kind.PDF, drawn(document, Math.min(all, MOST_PAGES)), all);
    } catch (FileRefused e) {
      throw e;
    } catch (InvalidPasswordException e) {
      throw encrypted();
    } catch (IOException | RuntimeException e) {
      throw broken();
    }
  }

  private static List<byte[]> drawn(PDDocument document, int count) throws IOException {
    GuardedRenderer renderer = new GuardedRenderer(document);
    List<byte[]> pages = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      PDRectangle box = document.getPage(page).getCropBox();
      float longest = Math.max(box.getWidth(), box.getHeight());
      if (!(longest > 0) || Float.isInfinite(longest)) {
        throw broken();
      }
      float scale = Math.min(DOTS_PER_INCH / 72, Pictures.LONGEST_SIDE / longest);
      BufferedImage picture = renderer.renderImage(page, scale, ImageType.RGB);
      pages.add(Pictures.encoded(picture));
      picture.flush();
    }
    return List.copyOf(pages);
  }

  private static FileRefused encrypted() {
    return new FileRefused("is a PDF with a password. Save it without, or take screenshots.");
  }

  private static FileRefused broken() {
    return new FileRefused("is a PDF that is cut short or damaged. Save it again.");
  }
}
