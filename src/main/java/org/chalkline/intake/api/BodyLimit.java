package org.chalkline.intake.api;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long a JSON body may be: a handful of screenshots in Base64; more goes as multipart. */
@Configuration(proxyBeanMethods = false)
class BodyLimit {

  private static final long BYTES = 60_000_000;

  @Bean
  Jackson2ObjectMapperBuilderCustomizer bodiesHaveAnEnd() {
    return builder ->
        builder.postConfigurer(
            mapper ->
                mapper
                    .getFactory()
                    .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxDocumentLength(BYTES)
                            .maxNestingDepth(50)
                            .build()));
  }
}
