package org.chalkline.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Puts a page on paper: XHTML with its style becomes PDF/UA-1, tagged, in British English, with the
 * fonts in it. The same page made at the same instant is the same bytes. Nothing is fetched: not
 * from the network, not from a file; a picture stands in the page as a {@code data:} address.
 */
@Component
public class Paper {

  /** The one family of letters there is; it comes in regular, bold and italic. */
  public static final String FONT = "Liberation Sans";

  private final Map<String, byte[]> fonts =
      Map.of("Regular", font("Regular"), "Bold", font("Bold"), "Italic", font("Italic"));
  private final CmapLookup glyphs;

  Paper() {
    XRLog.setLoggingEnabled(false);
    try (TrueTypeFont regular =
        new TTFParser().parse(new RandomAccessReadBuffer(bytes("Regular")))) {
      this.glyphs = regular.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The page as PDF/UA-1.
   *
   * @param xhtml well-formed, with {@code lang} and a title; its style stands in it and names
   *     {@link #FONT} only
   * @param made when it is made: it stands in the file
   * @throws IllegalArgumentException if the page is not well formed or has a document type
   */
  public byte[] pdf(String xhtml, Instant made) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    Document page = parsed(xhtml);
    TimesOfDay.keepWhole(page);
    builder.withW3cDocument(page, "about:blank");
    builder.toStream(out);
    builder.usePdfUaAccessibility(true);
    builder.usePdfVersion(1.7f);
    builder.withProducer("Chalkline");
    builder.useExternalResourceAccessControl(
        (address, kind) -> address.startsWith("data:image/png;base64,"),
        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (address, kind) -> address.startsWith("data:image/png;base64,"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useProtocolsStreamImplementation(
        Paper::nothing, "http", "https", "file", "jar", "ftp", "classpath");
    builder.useFont(() -> stream("Regular"), FONT, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> stream("Bold"), FONT, 700, FontStyle.NORMAL, true);
    builder.useFont(() -> stream("Italic"), FONT, 400, FontStyle.ITALIC, true);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      return written(renderer.getPdfDocument(), xhtml, made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The characters of a text that the font cannot print, each once and in order; none if all can.
   */
  public Set<String> unprintable(String text) {
    Set<String> found = new LinkedHashSet<>();
    text.codePoints()
        .filter(it -> !Character.isWhitespace(it) && glyphs.getGlyphId(it) == 0)
        .forEach(it -> found.add(Character.toString(it)));
    return found;
  }

  private static byte[] written(PDDocument document, String xhtml, Instant made)
      throws IOException {
    PDDocumentInformation about = document.getDocumentInformation();
    GregorianCalendar at = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
    about.setCreationDate(at);
    about.setModificationDate(at);
    document.setDocumentId(number(xhtml + made));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /** A number that the page and its instant alone decide. */
  private static long number(String of) {
    try {
      return ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256")
                  .digest(of.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document parsed(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException wrong) {
      throw new IllegalArgumentException("The page is not well formed", wrong);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FSStream nothing(String address) {
    throw new IllegalArgumentException("A page on paper fetches nothing");
  }

  private InputStream stream(String weight) {
    return new ByteArrayInputStream(bytes(weight));
  }

  private byte[] bytes(String weight) {
    return Objects.requireNonNull(fonts.get(weight));
  }

  private static byte[] font(String weight) {
    String name = "/paper/LiberationSans-" + weight + ".ttf";
    try (InputStream in = Objects.requireNonNull(Paper.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
