package org.chalkline.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a password must be: 12 to 128 characters (15 for those who lead), any characters, never due
 * for change; nothing that people guess first, and no word of the school (AU-2).
 */
final class PasswordRules {

  static final int LONGEST = 128;
  private static final int SHORTEST = 12;
  private static final int SHORTEST_OF_LEADS = 15;
  private static final int LEAST_DIFFERENT = 6;
  private static final int LONGEST_SINGLE_WORD = 16;

  /** What is left of a password once these are taken out must still be of some length. */
  private static final int LEAST_LEFT = 8;

  private static final int MEASURED = 72;

  /** Ten to this many guesses at least, whatever the length. */
  private static final double LEAST_GUESSES_LOG = 8;

  private static final Zxcvbn GUESSER = new Zxcvbn();

  private static final List<String> COMMON =
      List.of(
          "password",
          "passwort",
          "letmein",
          "welcome",
          "qwertyuiop",
          "qwerty",
          "asdfghjkl",
          "asdfgh",
          "zxcvbnm",
          "zxcvbn",
          "qazwsx",
          "1qaz2wsx",
          "administrator",
          "admin",
          "iloveyou",
          "sunshine",
          "princess",
          "football",
          "liverpool",
          "arsenal",
          "chelsea",
          "monkey",
          "dragon",
          "master",
          "superman",
          "batman",
          "pokemon",
          "starwars",
          "summer",
          "winter",
          "spring",
          "autumn",
          "september",
          "changeme",
          "secret",
          "chalkline",
          "chalk-and-slate",
          "school",
          "academy",
          "primary",
          "secondary",
          "infant",
          "junior",
          "nursery",
          "headteacher",
          "teacher",
          "education",
          "pupil",
          "governor",
          "safeguarding",
          "correcthorsebatterystaple",
          "correct horse battery staple");

  private static final String RUNS =
      "0123456789 9876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";
  private static final Pattern ONE_WORD = Pattern.compile("[^\\p{L}]*[a-z]+[^\\p{L}]*");

  private PasswordRules() {}

  /**
   * Why a password cannot be taken; empty if it can.
   *
   * @param password as typed
   * @param lead whether one of the person's roles asks for the longer password
   * @param own words of the person and the school: names, user name, address
   */
  static Optional<String> refusal(String password, boolean lead, Collection<String> own) {
    int length = password.codePointCount(0, password.length());
    int shortest = lead ? SHORTEST_OF_LEADS : SHORTEST;
    if (length < shortest) {
      return Optional.of("Password must be " + shortest + " characters or more");
    }
    if (length > LONGEST) {
      return Optional.of("Password must be " + LONGEST + " characters or less");
    }
    String plain = plain(password);
    if (plain.chars().distinct().count() < LEAST_DIFFERENT || repeats(plain) || run(plain)) {
      return Optional.of("Choose a password that is not a pattern or a row of keys");
    }
    if (ONE_WORD.matcher(plain).matches() && length < LONGEST_SINGLE_WORD) {
      return Optional.of("Choose a password of several words: a single one is easy to guess");
    }
    String left = plain;
    for (String word : COMMON) {
      left = left.replace(word, "");
    }
    for (String words : own) {
      for (String word : plain(words).split("[^\\p{L}\\p{N}]+")) {
        left = word.length() >= 3 ? left.replace(word, "") : left;
      }
    }
    if (left.replaceAll("[^\\p{L}\\p{N}]", "").length() < LEAST_LEFT
        || guessedSoon(password, own)) {
      return Optional.of(
          "Choose a password that is not made of common words, your name or your school’s");
    }
    return Optional.empty();
  }

  /**
   * Whether it falls to a guesser who has the lists of breached and common passwords, names and
   * English words, and knows the person and the school. The first 72 characters are measured.
   */
  private static boolean guessedSoon(String password, Collection<String> own) {
    List<String> known = new ArrayList<>(COMMON);
    own.forEach(
        words -> known.addAll(List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))));
    known.removeIf(word -> word.length() < 3);
    String measured = password.substring(0, Math.min(password.length(), MEASURED));
    return GUESSER.measure(measured, known).getGuessesLog10() < LEAST_GUESSES_LOG;
  }

  /** Words of a person and their schools that do not make a password. */
  static List<String> own(Person person, Collection<String> schoolIds, Schools schools) {
    List<String> own = new ArrayList<>(person.alsoKnownAs());
    own.addAll(List.of(person.name(), person.userName()));
    if (person.email() != null) {
      own.add(person.email());
    }
    schoolIds.forEach(id -> own.add(schools.get(id).name()));
    return own;
  }

  /** Whether it is the same few characters again and again. */
  private static boolean repeats(String plain) {
    for (int part = 1; part <= plain.length() / 2; part++) {
      String again = plain.substring(0, part).repeat(plain.length() / part + 1);
      if (again.startsWith(plain)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is mostly rows of the keyboard, the alphabet or numbers, forwards or backwards. */
  private static boolean run(String plain) {
    String runs = RUNS + " " + new StringBuilder(RUNS).reverse();
    int inRuns = 0;
    for (int i = 0; i + 3 <= plain.length(); i++) {
      if (runs.contains(plain.substring(i, i + 3))) {
        inRuns++;
      }
    }
    return inRuns * 2 > plain.length();
  }

  /** Small letters without accents, and letters in place of the usual digits. */
  private static String plain(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    boolean hasLetters = plain.chars().anyMatch(Character::isLetter);
    return hasLetters
        ? plain
            .replace('@', 'a')
            .replace('$', 's')
            .replaceAll("(?<=\\p{L})0", "o")
            .replaceAll("(?<=\\p{L})3", "e")
        : plain;
  }
}
