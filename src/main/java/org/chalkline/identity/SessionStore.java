package org.chalkline.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** How sessions are stored: two requests of one session at once may write the same attribute. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer writeSameAttributeTwice() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
