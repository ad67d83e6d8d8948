package org.chalkline.installation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets an evaluation listen on this machine only, whatever else is set. */
class EvaluationStaysHome implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!Mode.ownServer(environment)
        && !"live".equalsIgnoreCase(environment.getProperty("chalkline.mode", "").strip())) {
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "an evaluation stays home", Map.of("server.address", "127.0.0.1")));
    }
  }
}
