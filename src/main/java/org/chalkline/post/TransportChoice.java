package org.chalkline.post;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail goes out by SMTP where {@code spring.mail.host} is set, and otherwise stays to be read. */
@Configuration(proxyBeanMethods = false)
class TransportChoice {

  @Bean
  Transport transport(
      ObjectProvider<JavaMailSender> sender,
      @Value("${chalkline.mail.from:chalkline@localhost}") String from,
      @Value("${chalkline.returns.address:}") String returns) {
    JavaMailSender smtp = sender.getIfAvailable();
    return smtp == null ? new ShownTransport() : new SmtpTransport(smtp, from, returns);
  }
}
