package org.chalkline.setup;

import java.util.List;
import java.util.Locale;
import org.chalkline.identity.InstallationHealth;
import org.chalkline.installation.Backups;
import org.chalkline.installation.Installation;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Says to administrators when the last backup was made. */
@Component
class BackupHealth implements InstallationHealth {

  private final Backups backups;
  private final When when;
  private final MessageSourceAccessor words;

  BackupHealth(Installation installation, When when, MessageSource messages) {
    this.backups =
        new Backups(installation.dataDirectory(), installation.dataDirectory().resolve("keys"));
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SummaryRow> rows() {
    return List.of(
        new SummaryRow(
            words.getMessage("setup.backup"),
            backups
                .last()
                .map(at -> words.getMessage("setup.backup.last", new Object[] {when.at(at)}))
                .orElseGet(() -> words.getMessage("setup.backup.none"))));
  }
}
