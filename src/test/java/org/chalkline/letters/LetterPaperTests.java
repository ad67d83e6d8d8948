package org.chalkline.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.chalkline.letters.LetterPaper.Online;
import org.chalkline.letters.LetterPaper.Sheet;
import org.chalkline.paper.PdfUa;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every letter that is shipped is PDF/UA-1, fits the window of the envelope, and reads as it was.
 */
@ChalklineTest
class LetterPaperTests {

  private static final Instant DAY = Instant.parse("2026-09-14T08:00:00Z");
  private static final double MM = 72 / 25.4;

  @Autowired LetterPaper paper;
  @Autowired Drafting drafting;

  private Sheet sheet(LetterKind kind, String text) {
    return new Sheet(
        "wanborough",
        "PAR-2222-3333/L1",
        FactsOfTests.MS_EXAMPLE,
        DAY,
        text,
        "Sam Invented",
        "Headteacher",
        new Online("https://school.example/m/AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ACDE-3467"),
        false);
  }

  private String example(LetterKind kind) {
    return org.chalkline.installation.Scope.everywhere(
        () ->
            drafting.filled(
                drafting.start("wanborough", kind).body(), "wanborough", MergeFields.examples()));
  }

  private static byte[] printed(LetterPaper paper, Sheet sheet) {
    return org.chalkline.installation.Scope.everywhere(() -> paper.pdf(sheet));
  }

  @Test
  @DisplayName(
      "veraPDF finds no failure in any shipped letter; none has a gap; each fits two pages")
  void shipped() throws IOException {
    for (LetterKind kind : LetterKind.values()) {
      String text = example(kind);
      assertThat(LetterText.gaps(text)).as(kind.id()).isEmpty();
      byte[] pdf = printed(paper, sheet(kind, text));
      assertThat(PdfUa.failures(pdf)).as(kind.id()).isEmpty();
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).as(kind.id()).isLessThanOrEqualTo(2);
        String dump = System.getProperty("chalkline.letters");
        if (dump != null) {
          for (int page = 0; page < document.getNumberOfPages(); page++) {
            ImageIO.write(
                new PDFRenderer(document).renderImageWithDPI(page, 80),
                "png",
                new java.io.File(dump, kind.id() + "-" + (page + 1) + ".png"));
          }
        }
      }
    }
  }

  @Test
  @DisplayName("The address stands in the window of a DL envelope")
  void window() throws IOException {
    List<double[]> places = new ArrayList<>();
    try (PDDocument document =
        Loader.loadPDF(printed(paper, sheet(LetterKind.CONTACT, example(LetterKind.CONTACT))))) {
      PDFTextStripper reader =
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> at) {
              if (text.startsWith("Ms Jo Example") || text.startsWith("HZ1 2AB")) {
                places.add(new double[] {at.get(0).getXDirAdj() / MM, at.get(0).getYDirAdj() / MM});
              }
            }
          };
      reader.setEndPage(1);
      reader.getText(document);
    }
    assertThat(places).hasSize(2);
    assertThat(places)
        .allSatisfy(
            at -> {
              assertThat(at[0]).isBetween(20.0, 30.0);
              assertThat(at[1]).isBetween(45.0, 85.0);
            });
  }

  @Test
  @DisplayName("Markup and expressions in a letter are its text and nothing else")
  void inert() throws IOException {
    String text =
        "Dear <b>Jo</b>\n\n# <script>alert(1)</script>\n\n${7*7} [[${7*7}]] &amp; <img src='x'/> {x}";
    byte[] pdf = printed(paper, sheet(LetterKind.CONTACT, text));
    assertThat(PdfUa.failures(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "Dear <b>Jo</b>",
              "<script>alert(1)</script>",
              "${7*7} [[${7*7}]] &amp; <img src='x'/> {x}");
    }
  }
}
