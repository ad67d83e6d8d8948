package org.chalkline.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.chalkline.identity.Schools;
import org.chalkline.letters.LetterPaper.Online;
import org.chalkline.letters.LetterPaper.Sheet;
import org.chalkline.paper.Paper;
import org.chalkline.paper.PdfUa;
import org.chalkline.testing.ChalklineTest;
import org.chalkline.web.When;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Every letter that is shipped is PDF/UA-1, fits the window of the envelope, and reads as it was.
 */
@ChalklineTest
class LetterPaperTests {

  private static final Instant DAY = Instant.parse("2026-09-14T08:00:00Z");
  private static final double MM = 72 / 25.4;

  @Autowired BeanFactory beans;
  private LetterPaper paper;

  /** With a letterhead of its own, logo included: no school's own is touched. */
  @BeforeEach
  void head() throws IOException {
    BufferedImage drawn = new BufferedImage(300, 150, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(new Color(0, 70, 120));
    pen.fillOval(10, 10, 130, 130);
    pen.setColor(new Color(230, 170, 0, 160));
    pen.fillRect(150, 40, 140, 70);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(drawn, "png", png);
    Letterhead head =
        school ->
            Optional.of(
                new Letterhead.Head(
                    "Hazelwick Primary School",
                    List.of("1 School Lane", "Hazelwick", "HZ1 1AA"),
                    "01632 960 000",
                    "office@hazelwick.example",
                    png.toByteArray()));
    paper =
        new LetterPaper(
            beans.getBean(SpringTemplateEngine.class),
            beans.getBean(Paper.class),
            new StaticListableBeanFactory(Map.of("head", head)).getBeanProvider(Letterhead.class),
            beans.getBean(Schools.class),
            beans.getBean(When.class));
  }

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
