package org.chalkline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Chalkline: pages, API and the process engine in one application. */
@SpringBootApplication
@EnableScheduling
public class Chalkline {

  public static void main(String[] arguments) {
    SpringApplication.run(Chalkline.class, arguments);
  }
}
