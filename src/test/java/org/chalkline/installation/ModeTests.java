package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ModeTests {

  private final MockEnvironment settings = new MockEnvironment();

  @Test
  @DisplayName("Without any setting Chalkline is an evaluation")
  void evaluationByDefault() {
    assertThat(Mode.asked(settings)).isEqualTo(Mode.EVALUATION);
  }

  @Test
  @DisplayName("A server of one's own, or CHALKLINE_MODE=live, means live use")
  void live() {
    assertThat(Mode.asked(new MockEnvironment().withProperty("chalkline.mode", "live")))
        .isEqualTo(Mode.LIVE);
    settings.setProperty("spring.datasource.url", "jdbc:postgresql://db.invalid/chalkline");
    assertThat(Mode.asked(settings)).isEqualTo(Mode.LIVE);
  }

  @Test
  @DisplayName("An evaluation on a server of one's own is refused, and so is an unknown mode")
  void refused() {
    settings.setProperty("chalkline.mode", "prod");
    assertThatThrownBy(() -> Mode.asked(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("\"prod\"");
    settings.setProperty("chalkline.mode", "evaluation");
    settings.setProperty("spring.datasource.url", "jdbc:postgresql://db.invalid/chalkline");
    assertThatThrownBy(() -> Mode.asked(settings)).isInstanceOf(StartRefused.class);
  }

  @Test
  @DisplayName(
      "An evaluation listens on this machine only, whatever is set; live use where it is told to")
  void staysHome() {
    settings.setProperty("server.address", "0.0.0.0");
    new EvaluationStaysHome().postProcessEnvironment(settings, new SpringApplication());
    assertThat(settings.getProperty("server.address")).isEqualTo("127.0.0.1");

    MockEnvironment live =
        new MockEnvironment()
            .withProperty("chalkline.mode", "live")
            .withProperty("server.address", "0.0.0.0");
    new EvaluationStaysHome().postProcessEnvironment(live, new SpringApplication());
    assertThat(live.getProperty("server.address")).isEqualTo("0.0.0.0");
  }
}
