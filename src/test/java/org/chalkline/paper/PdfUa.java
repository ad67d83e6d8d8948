package org.chalkline.paper;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF finds wrong with a file that claims to be PDF/UA-1. */
public final class PdfUa {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfUa() {}

  /** Each failure as clause and words; none if the file is what it claims. */
  public static List<String> failures(byte[] pdf) {
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);
      List<String> failed =
          result.getTestAssertions().stream()
              .filter(it -> it.getStatus() == TestAssertion.Status.FAILED)
              .map(it -> it.getRuleId().getClause() + ": " + it.getMessage())
              .distinct()
              .toList();
      if (result.isCompliant() != failed.isEmpty()) {
        throw new AssertionError("veraPDF contradicts itself: " + failed);
      }
      return failed;
    } catch (Exception e) {
      throw new AssertionError("veraPDF could not read the file", e);
    }
  }
}
