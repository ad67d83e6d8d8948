package org.chalkline.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The page kit alone, as the framework sets it up: no database and nobody signed in. Not marked as
 * a configuration, so that tests of the whole application do not find it.
 */
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  MessageSourceAutoConfiguration.class
})
@Import({
  Page.class,
  When.class,
  Assets.class,
  Uploads.class,
  UploadLimit.class,
  PageHeaders.class,
  ProblemAdvice.class,
  ErrorPages.class,
  SamplePages.class
})
class Templates {

  /** Friday 18 September 2026, 4:10pm in London. */
  static final Instant NOW = Instant.parse("2026-09-18T15:10:00Z");

  @Bean
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Bean
  Navigation navigation() {
    return request ->
        List.of(
            new NavItem("/kit", "Every component", 1),
            new NavItem("/form", "A form", 2),
            new NavItem("/diagram", "A diagram", 3));
  }

  @Bean
  PageAttributes attributes() {
    return request -> Map.of("evaluation", true, "signedInAs", "Morgan Ashby");
  }

  @Bean
  Forms forms(MessageSource messages) {
    return new Forms(messages, "classpath*:web-forms/*.form");
  }
}
