package org.chalkline.evidence;

import java.util.List;
import java.util.Locale;
import org.chalkline.identity.InstallationHealth;
import org.chalkline.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says to administrators whether files are checked for viruses. */
@Component
@Order(1)
class ScannerHealth implements InstallationHealth {

  private final VirusScanner scanner;
  private final MessageSourceAccessor words;

  ScannerHealth(VirusScanner scanner, MessageSource messages) {
    this.scanner = scanner;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SummaryRow> rows() {
    String state = !scanner.configured() ? "none" : scanner.answers() ? "set" : "away";
    return List.of(
        new SummaryRow(
            words.getMessage("identity.health.scanner"),
            words.getMessage("identity.health.scanner." + state)));
  }
}
