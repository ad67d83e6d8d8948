package org.chalkline.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/** The page kit alone: templates, advice and assets, without database and without people. */
@Configuration
@EnableWebMvc
@ImportAutoConfiguration({ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class})
@Import({Page.class, When.class, Assets.class, ProblemAdvice.class, ErrorPages.class, SamplePages.class})
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
        java.util.List.of(
            new NavItem("/tasks", "Tasks", 1),
            new NavItem("/cases", "Cases", 2),
            new NavItem("/reports", "My reports", 3));
  }

  @Bean
  PageAttributes attributes() {
    return request -> java.util.Map.of("evaluation", true, "signedInAs", "Morgan Ashby");
  }

  @Bean
  Forms forms(org.springframework.context.MessageSource messages) {
    return new Forms(messages, "classpath*:web-forms/*.form");
  }
}
