package org.chalkline.identity;

import org.chalkline.installation.Installation;
import org.chalkline.installation.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Prints, at each start of a live installation that has nobody yet, a new one-time link for the
 * first administrator; the one printed before ends.
 */
@Component
class FirstAdministrator {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

  private final Installation installation;
  private final People people;
  private final ActivationLinks links;
  private final PublicAddress address;
  private final TransactionTemplate transaction;

  FirstAdministrator(
      Installation installation,
      People people,
      ActivationLinks links,
      PublicAddress address,
      TransactionTemplate transaction) {
    this.installation = installation;
    this.people = people;
    this.links = links;
    this.address = address;
    this.transaction = transaction;
  }

  @EventListener
  @Order(100)
  void ready(ApplicationReadyEvent event) {
    if (!installation.evaluation()
        && event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null
        && !people.any()) {
      String token = transaction.execute(status -> links.forFirstAdministrator());
      log.info("Nobody can sign in yet. Make the first administrator within 24 hours, once, at");
      log.info("{}", address.link("/first-administrator?token=" + token));
    }
  }
}
