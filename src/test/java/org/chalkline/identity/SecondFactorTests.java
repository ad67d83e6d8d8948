package org.chalkline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChalklineTest
class SecondFactorTests {

  private static final Instant AT = Instant.parse("2026-09-18T15:10:05Z");

  @Autowired SecondFactors factors;
  @Autowired SecondFactorCheck check;
  @Autowired RecoveryCodes codes;
  @Autowired SignIns signIns;
  @Autowired People people;
  @Autowired MachineTime machine;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void letTimeRun() {
    machine.standAt(null);
  }

  @Test
  @DisplayName("Codes are those of RFC 6238, appendix B")
  void rfc() {
    byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    assertThat(factors.code(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(factors.code(secret, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
    assertThat(factors.code(secret, Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
  }

  @Test
  @DisplayName("A code counts once, a step early or late, and never again (AU-1)")
  void singleUse() {
    String id = somebody();
    String secret = SecondFactors.freshSecret();
    byte[] bytes = new Base32().decode(secret);
    machine.standAt(AT);
    assertThat(enrol(id, secret, "000000")).isFalse();
    assertThat(factors.accept(id, factors.code(bytes, AT))).isFalse();
    assertThat(enrol(id, secret, factors.code(bytes, AT))).isTrue();
    assertThat(factors.accept(id, factors.code(bytes, AT))).isFalse();

    Instant next = AT.plus(SecondFactors.STEP);
    assertThat(factors.accept(id, factors.code(bytes, next))).isTrue();
    assertThat(factors.accept(id, factors.code(bytes, next))).isFalse();
    machine.standAt(next.plusSeconds(5));
    assertThat(factors.accept(id, factors.code(bytes, next))).isFalse();
    assertThat(factors.accept(id, factors.code(bytes, AT))).isFalse();

    Instant later = AT.plusSeconds(600);
    machine.standAt(later);
    assertThat(factors.accept(id, factors.code(bytes, later.minusSeconds(60)))).isFalse();
    assertThat(factors.accept(id, " " + factors.code(bytes, later.minusSeconds(30)))).isTrue();
    assertThat(factors.accept("nobody", factors.code(bytes, later))).isFalse();
  }

  @Test
  @DisplayName("The database does not hold the secret itself")
  void sealed() {
    String id = somebody();
    String secret = SecondFactors.freshSecret();
    machine.standAt(AT);
    enrol(id, secret, factors.code(new Base32().decode(secret), AT));
    byte[] kept =
        jdbc.sql("select secret from second_factor where person_id = ?")
            .param(id)
            .query((row, n) -> row.getBytes(1))
            .single();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(new Base32().decode(secret), StandardCharsets.ISO_8859_1))
        .doesNotContain(secret);
  }

  @Test
  @DisplayName(
      "Ten wrong codes an hour from an address, of the app or for recovery; then not even the right"
          + " one, until the hour is over; the owner elsewhere is not locked out (AU-3)")
  void throttled() {
    String id = somebody();
    String secret = SecondFactors.freshSecret();
    byte[] bytes = new Base32().decode(secret);
    machine.standAt(AT);
    assertThat(enrol(id, secret, factors.code(bytes, AT))).isTrue();
    List<String> recovery = transaction.execute(status -> codes.make(id));
    signIns.remember(id, "192.0.2.9");
    Instant first = AT.plusSeconds(60);
    machine.standAt(first);
    for (int tried = 0; tried < Guesses.AN_HOUR_FROM_ONE_ADDRESS; tried++) {
      assertThat(check.accept(id, tried % 2 == 0 ? "000000" : "aaaa-aaaa-aaaa-aaaa", "203.0.113.5"))
          .isFalse();
    }
    assertThat(check.accept(id, factors.code(bytes, first), "203.0.113.5")).isFalse();
    assertThat(check.accept(id, recovery.get(0), "203.0.113.5")).isFalse();
    assertThat(check.accept(id, factors.code(bytes, first), "192.0.2.9"))
        .as("the owner, from where they have signed in before")
        .isTrue();
    Instant almost = first.plusSeconds(3600 - 1);
    machine.standAt(almost);
    assertThat(check.accept(id, factors.code(bytes, almost), "203.0.113.5")).isFalse();
    Instant over = first.plusSeconds(3600);
    machine.standAt(over);
    assertThat(check.accept(id, factors.code(bytes, over), "203.0.113.5")).isTrue();
    assertThat(check.accept(id, recovery.get(0), "203.0.113.5")).isTrue();
    assertThat(check.accept(id, recovery.get(0), "203.0.113.5")).as("each once").isFalse();
  }

  private boolean enrol(String id, String secret, String code) {
    return Boolean.TRUE.equals(transaction.execute(status -> factors.enrol(id, secret, code)));
  }

  private String somebody() {
    String id = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        status ->
            people.add(
                new Person(id, id, "Test Person", "Test", "Person", List.of(), List.of(), null),
                List.of(id),
                null));
    return id;
  }
}
