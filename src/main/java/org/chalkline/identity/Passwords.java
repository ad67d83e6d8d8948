package org.chalkline.identity;

import java.util.Map;
import org.chalkline.installation.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How passwords are kept. In live use by a slow derivation that takes every character of 128; in an
 * evaluation, whose one password stands on the sign-in page, by a quick one.
 */
@Configuration(proxyBeanMethods = false)
class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int ITERATIONS = 600_000;
  private static final int QUICK = 4;

  @Bean
  PasswordEncoder passwordEncoder(Installation installation) {
    Map<String, PasswordEncoder> ways =
        Map.of(
            "pbkdf2",
            new Pbkdf2PasswordEncoder(
                "", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256),
            "quick",
            new BCryptPasswordEncoder(QUICK));
    return new DelegatingPasswordEncoder(installation.evaluation() ? "quick" : "pbkdf2", ways);
  }
}
