package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

  private static final List<String> OWN =
      List.of("Sam Okafor", "s.okafor@larkfield", "Larkfield Primary School");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "elevenchars",
        "123456789012",
        "aaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "qwertyuiopasdf",
        "abcdefghijklmnop",
        "unbelievable1",
        "Administrator1!",
        "passwordpassword",
        "Password123456",
        "P@ssw0rd2026!!",
        "larkfield school",
        "samokafor2026!",
        "Larkfield-School-1",
        "987654321098765",
        "zxcvbnmasdfghjkl",
        "letmeinletmein1"
      })
  void refused(String password) {
    assertThat(PasswordRules.refusal(password, false, OWN)).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "violet ladder umbrella",
        "tin-moth-orbit",
        "Zażółć gęślą jaźń",
        "x7#kQ9!mLp2v",
        "九月の雨が静かに降っている夜",
        "four score and seven buttons"
      })
  void taken(String password) {
    assertThat(PasswordRules.refusal(password, false, OWN)).as(password).isEmpty();
  }

  @Test
  @DisplayName(
      "None of the 30,000 commonest breached passwords is taken, nor any of them twice (AU-2)")
  void common() throws IOException {
    try (var file = Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt");
        var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      List<String> common = lines.lines().filter(line -> !line.isBlank()).toList();
      assertThat(common).hasSizeGreaterThan(29_000);
      for (String password : common) {
        assertThat(PasswordRules.refusal(password, false, OWN)).as(password).isPresent();
        assertThat(PasswordRules.refusal(password + password, false, OWN)).as(password).isPresent();
      }
    }
  }

  @Test
  void lengths() {
    String twelve = "tin-moth-orb";
    assertThat(PasswordRules.refusal(twelve, false, OWN)).isEmpty();
    assertThat(PasswordRules.refusal(twelve, true, OWN)).isPresent();
    assertThat(PasswordRules.refusal(twelve + "it!", true, OWN)).isEmpty();
    String longest = "brass kettle moon ".repeat(7).substring(0, 126) + "zq";
    assertThat(PasswordRules.refusal(longest, true, OWN)).isEmpty();
    assertThat(PasswordRules.refusal(longest + "x", true, OWN)).isPresent();
  }
}
