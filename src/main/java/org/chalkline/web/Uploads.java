package org.chalkline.web;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much may be sent at once: 20 files of 10 MB and the words around them. */
@Configuration
class Uploads {

  /**
   * Above the 10 MB that a file may have, so that most that are too large get a message by the
   * field.
   */
  private static final DataSize FILE = DataSize.ofMegabytes(25);

  private static final DataSize REQUEST = DataSize.ofMegabytes(210);
  private static final DataSize IN_MEMORY = DataSize.ofKilobytes(512);

  @Bean
  MultipartConfigElement multipartConfigElement() {
    return new MultipartConfigElement(
        "", FILE.toBytes(), REQUEST.toBytes(), (int) IN_MEMORY.toBytes());
  }

  /** Reads on after a refusal, so that the browser gets the answer and not a broken connection. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> readsOnAfterRefusal() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              connector.setProperty("maxSwallowSize", String.valueOf(2 * REQUEST.toBytes()));
              connector.setProperty("maxPartCount", "300");
            });
  }
}
