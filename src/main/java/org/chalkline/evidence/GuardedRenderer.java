package org.chalkline.evidence;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** Draws a PDF within bounds of time, steps and size of the pictures in it. */
final class GuardedRenderer extends PDFRenderer {

  private static final long MOST_STEPS = 5_000_000;
  private static final long MOST_NANOS = 30_000_000_000L;

  private final long began = System.nanoTime();
  private long steps;

  GuardedRenderer(PDDocument document) {
    super(document);
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters);
  }

  private final class Drawer extends PageDrawer {

    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (++steps > MOST_STEPS || System.nanoTime() - began > MOST_NANOS) {
        throw new FileRefused(
            "is a PDF that takes too long to draw. Take screenshots of its pages instead.");
      }
      super.processOperator(operator, operands);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      Pictures.checkSize(image.getWidth(), image.getHeight());
      if (image instanceof PDImageXObject picture) {
        checkMask(picture.getSoftMask());
        checkMask(picture.getMask());
      }
      super.drawImage(image);
    }

    private void checkMask(@Nullable PDImageXObject mask) {
      if (mask != null) {
        Pictures.checkSize(mask.getWidth(), mask.getHeight());
      }
    }
  }
}
