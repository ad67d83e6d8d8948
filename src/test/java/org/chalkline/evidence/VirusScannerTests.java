package org.chalkline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** IN-3: with a scanner configured, nothing is taken that it has not called clean. */
class VirusScannerTests {

  private static final byte[] EICAR = Clamd.EICAR.getBytes(StandardCharsets.US_ASCII);

  @Test
  @DisplayName("A clean file passes, whatever its size, and reaches the scanner byte for byte")
  void clean() {
    try (Clamd clamd = new Clamd(FileCheck.LARGEST)) {
      VirusScanner scanner = new VirusScanner("localhost", clamd.port());
      byte[] large = new byte[FileCheck.LARGEST];
      new Random(11).nextBytes(large);
      for (byte[] file : new byte[][] {Samples.png(70, 50), new byte[64 * 1024], large}) {
        scanner.pass(file);
        assertThat(clamd.scanned().get(clamd.scanned().size() - 1)).isEqualTo(file);
      }
      assertThat(scanner.answers()).isTrue();
    }
  }

  @Test
  @DisplayName("A file in which the scanner finds something is refused in words")
  void found() {
    try (Clamd clamd = new Clamd(FileCheck.LARGEST)) {
      VirusScanner scanner = new VirusScanner("localhost", clamd.port());
      assertThatThrownBy(() -> scanner.pass(EICAR))
          .isInstanceOf(FileRefused.class)
          .hasMessageContaining("found something harmful");
    }
  }

  @Test
  @DisplayName("A scanner that does not answer, or not with a verdict, lets nothing pass")
  void away() {
    Clamd clamd = new Clamd(10);
    VirusScanner scanner = new VirusScanner("localhost", clamd.port());
    assertThatThrownBy(() -> scanner.pass(EICAR)).hasMessageContaining("cannot be checked");
    clamd.close();
    assertThatThrownBy(() -> scanner.pass(EICAR)).hasMessageContaining("cannot be checked");
    assertThat(scanner.answers()).isFalse();
  }

  @Test
  @DisplayName("Without a scanner every file passes")
  void none() {
    VirusScanner none = new VirusScanner(" ", 3310);
    assertThat(none.configured()).isFalse();
    assertThatCode(() -> none.pass(EICAR)).doesNotThrowAnyException();
  }
}
