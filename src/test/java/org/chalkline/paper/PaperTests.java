package org.chalkline.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put on paper is PDF/UA-1, always the same, and takes nothing from anywhere. */
class PaperTests {

  private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");

  private final Paper paper = new Paper();

  private static String page(String body) {
    return """
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB" xml:lang="en-GB">
        <head><title>A page</title><meta name="description" content="A page"/>
        <style>@page { size: A4 } body { font-family: 'Liberation Sans' }</style></head>
        <body><h1>A page</h1>%s</body></html>
        """
        .formatted(body);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  @DisplayName("A page becomes PDF/UA-1 in British English, the same bytes each time")
  void tagged() throws IOException {
    String page =
        page("<p>Łukasz Ó Súilleabháin <b>wrote</b> <i>this</i>.</p><ul><li>One</li></ul>");
    byte[] pdf = paper.pdf(page, NOW);
    assertThat(PdfUa.failures(pdf)).isEmpty();
    assertThat(paper.pdf(page, NOW)).isEqualTo(pdf);
    assertThat(text(pdf)).contains("Łukasz Ó Súilleabháin");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A page");
    }
  }

  @Test
  @DisplayName("A time of day never breaks over a line, wherever in a line it falls")
  void timesOfDay() throws IOException {
    for (String before :
        new String[] {"", "i", "ii", "iii", "iiii", "iiiii", "iiiiii", "iiiiiii"}) {
      String words = (before + " mm at 3:45pm, or 11:05 ").repeat(60);
      String text = text(paper.pdf(page("<p>" + words + "</p>"), NOW));
      assertThat(text.split("3:45pm", -1)).as(before).hasSize(61);
      assertThat(text.split("11:05", -1)).as(before).hasSize(61);
    }
    assertThat(PdfUa.failures(paper.pdf(page("<p>At 3:45pm</p>"), NOW))).isEmpty();
  }

  @Test
  @DisplayName("What the font cannot print is named")
  void unprintable() {
    assertThat(paper.unprintable("Zoë Żółć Αθηνά Анна – “fine” £5")).isEmpty();
    assertThat(paper.unprintable("Well done 👍, 学 and 学")).containsExactly("👍", "学");
  }

  @Test
  @DisplayName("Nothing is fetched, from the network or from a file, and no document type is read")
  void fetchesNothing(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
    String address = secret.toUri().toString();
    byte[] pdf =
        paper.pdf(
            page(
                "<img src='%s' alt='x'/><object data='%s' type='text/plain'></object>"
                        .formatted(address, address)
                    + "<a href='%s' download='x'>file</a>".formatted(address)),
            NOW);
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("the secret");
    assertThat(text(pdf)).doesNotContain("the secret");
    assertThatThrownBy(
            () ->
                paper.pdf(
                    "<!DOCTYPE html [<!ENTITY x SYSTEM '" + address + "'>]>" + page("<p>&x;</p>"),
                    NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
