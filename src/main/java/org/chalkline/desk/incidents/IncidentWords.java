package org.chalkline.desk.incidents;

import java.util.List;
import java.util.Locale;
import org.chalkline.identity.InstallationHealth;
import org.chalkline.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The way to what failed, from the page of administrators; how much it is depends on who asks. */
@Component
class IncidentWords implements InstallationHealth {

  private final MessageSourceAccessor words;

  IncidentWords(MessageSource messages) {
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** What is said once another try was asked for. */
  String triedAgain() {
    return words.getMessage("incidents.tried-again");
  }

  @Override
  public List<SummaryRow> rows() {
    return List.of(
        new SummaryRow(
            words.getMessage("incidents.title"),
            words.getMessage("incidents.row"),
            "/administration/incidents",
            words.getMessage("incidents.see")));
  }
}
