package org.chalkline.renamed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds a school under the sixth policy to the cast of a copy: the people of another, renamed. */
final class SixthSchool {

  /** Its id. */
  static final String ID = "quarry";

  private SixthSchool() {}

  /** Adds it, with the people and accounts of this school under names of its own. */
  static void joins(Path folder, String like) throws IOException {
    Path file = folder.resolve("classes/evaluation/cast.yaml");
    String cast = Files.readString(file);
    int people = cast.indexOf("\npeople:\n") + 1;
    int accounts = cast.indexOf("\naccounts:\n") + 1;
    StringBuilder more = new StringBuilder();
    for (String person : cast.substring(people, accounts).split("(?m)(?=^  - userNames)")) {
      if (person.contains("@" + like + "\"]") && !person.contains(", \"")) {
        more.append(own(person, like));
      } else if (person.startsWith("  - userNames: [\"") && only(person, like)) {
        more.append(own(person, like));
      }
    }
    StringBuilder run = new StringBuilder();
    for (String account : cast.substring(accounts).split("(?m)(?=^  - \\{)")) {
      if (account.contains("school: " + like + ",")) {
        run.append(account.replace(like, ID));
      }
    }
    Files.writeString(
        file,
        cast.substring(0, people)
            + "  - {id: "
            + ID
            + ", name: \"Quarry School\", policy: quarry-hill, federation: null,"
            + " drawnFrom: \"runs a made-up policy\"}\n"
            + cast.substring(people, accounts).stripTrailing()
            + "\n"
            + more.toString().stripTrailing()
            + "\n"
            + cast.substring(accounts).stripTrailing()
            + "\n"
            + run);
  }

  /** Whether somebody belongs to this school alone. */
  private static boolean only(String person, String school) {
    return person.contains("@" + school + "\"")
        && java.util.regex.Pattern.compile("[a-z0-9-]+@([a-z-]+)\"")
            .matcher(person)
            .results()
            .allMatch(found -> found.group(1).equals(school));
  }

  private static String own(String person, String like) {
    return person.replace("@" + like, "@" + ID).replaceAll("(?m)(surname: )(\\w+)", "$1$2worth");
  }
}
