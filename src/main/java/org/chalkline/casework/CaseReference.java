package org.chalkline.casework;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A case's reference: three letters for the kind, seven random characters and a check character,
 * such as {@code ABU-7K4P-2QX9}. It cannot be counted or guessed, and one wrong character shows.
 *
 * @param value the reference, in capitals
 */
public record CaseReference(String value) {

  // Crockford's alphabet: no I, L, O or U, so that it can be read over the telephone.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new reference of this kind, three letters. */
  public static CaseReference next(String kind) {
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      characters.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    characters.append(check(kind + characters));
    return new CaseReference(
        kind + "-" + characters.substring(0, 4) + "-" + characters.substring(4));
  }

  /** What a person typed, if it is a reference: case, spaces and dashes do not matter. */
  public static Optional<CaseReference> read(String typed) {
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    if (plain.length() != 11) {
      return Optional.empty();
    }
    String kind = plain.substring(0, 3);
    String body = plain.substring(3).replace('O', '0').replace('I', '1').replace('L', '1');
    boolean right =
        body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
            && check(kind + body.substring(0, 7)) == body.charAt(7);
    return right
        ? Optional.of(
            new CaseReference(kind + "-" + body.substring(0, 4) + "-" + body.substring(4)))
        : Optional.empty();
  }

  // A polynomial over the field of 32 elements, one element to a character: no single wrong
  // character and
  // no swap of neighbours leaves it as it was.
  private static char check(String characters) {
    int sum = 0;
    for (int i = 0; i < characters.length(); i++) {
      int value = i < 3 ? characters.charAt(i) - 'A' : ALPHABET.indexOf(characters.charAt(i));
      sum = twice(sum) ^ (value & 31);
    }
    return ALPHABET.charAt(twice(sum));
  }

  private static int twice(int element) {
    int doubled = element << 1;
    return doubled < 32 ? doubled : doubled ^ 0b100101;
  }
}
