package org.chalkline.installation;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the console, once all is ready, where Chalkline is and how to sign in. */
@Component
class Greeting {

  private static final Logger log = LoggerFactory.getLogger("org.chalkline.Chalkline");

  private final Installation installation;

  Greeting(Installation installation) {
    this.installation = installation;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      var settings = event.getApplicationContext().getEnvironment();
      boolean embedded = !Mode.ownServer(settings);
      lines(
              web.getWebServer().getPort(),
              embedded,
              settings.getProperty("chalkline.evaluation.password", ""))
          .forEach(log::info);
    }
  }

  List<String> lines(int port, boolean embedded, String password) {
    List<String> lines = new ArrayList<>();
    String data = embedded ? "its data are in " : "its keys are in ";
    if (installation.evaluation()) {
      lines.add(
          "Chalkline is at http://localhost:" + port + ", for evaluation, on this machine only.");
      lines.add("Sign in as any role@school that the sign-in page lists, password " + password);
    } else {
      lines.add("Chalkline is ready on port " + port + ", for live use.");
    }
    lines.add("It runs until Ctrl+C; " + data + installation.dataDirectory());
    return lines;
  }
}
