package org.chalkline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reference can be read over the telephone, cannot be counted, and shows one wrong character. */
class CaseReferenceTests {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  @DisplayName("Two thousand references: all of one form, none twice")
  void form() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String reference = CaseReference.next("ABU").value();
      assertThat(reference).matches("ABU-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(seen.add(reference)).isTrue();
    }
  }

  @Test
  @DisplayName(
      "However it is typed it is read: small letters, spaces, no dashes, O for nought, I or L for one")
  void typed() {
    for (int i = 0; i < 2_000; i++) {
      CaseReference it = CaseReference.next("ABU");
      String plain = it.value().replace("-", "");
      assertThat(CaseReference.read(plain.toLowerCase(java.util.Locale.ROOT))).contains(it);
      assertThat(CaseReference.read(" " + it.value().replace("-", " ") + " ")).contains(it);
      String spoken = "ABU" + plain.substring(3).replace('0', 'O').replace('1', 'I');
      assertThat(CaseReference.read(spoken)).contains(it);
    }
  }

  @Test
  @DisplayName("One wrong character is no reference")
  void oneWrongCharacter() {
    int missed = 0;
    int tried = 0;
    for (int i = 0; i < 300; i++) {
      String value = CaseReference.next("ABU").value();
      for (int at = 4; at < value.length(); at++) {
        for (int letter = 0; letter < ALPHABET.length(); letter++) {
          char other = ALPHABET.charAt(letter);
          if (value.charAt(at) != '-' && value.charAt(at) != other) {
            tried++;
            String wrong = value.substring(0, at) + other + value.substring(at + 1);
            missed += CaseReference.read(wrong).isPresent() ? 1 : 0;
          }
        }
      }
    }
    assertThat(missed).as("of %d", tried).isZero();
  }

  @Test
  @DisplayName("Two neighbours swapped is no reference")
  void neighboursSwapped() {
    for (int i = 0; i < 2_000; i++) {
      String plain = CaseReference.next("ABU").value().replace("-", "");
      for (int at = 3; at < 10; at++) {
        if (plain.charAt(at) != plain.charAt(at + 1)) {
          String swapped =
              plain.substring(0, at)
                  + plain.charAt(at + 1)
                  + plain.charAt(at)
                  + plain.substring(at + 2);
          assertThat(CaseReference.read(swapped)).isEmpty();
        }
      }
    }
  }

  @Test
  @DisplayName("What is no reference is none: nothing, too short, hostile")
  void noReference() {
    for (String typed :
        new String[] {
          "", "ABU", "ABU-1234-567", "ABU-1234-56789", "' or 1=1 --", "${1+1}", "\u0000"
        }) {
      assertThat(CaseReference.read(typed)).isEmpty();
    }
  }
}
