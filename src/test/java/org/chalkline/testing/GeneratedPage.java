package org.chalkline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages under {@code docs/generated}, drawn from code and models. A test fails if what is committed
 * differs; {@code -Dchalkline.regenerate=true} writes the page anew.
 */
public final class GeneratedPage {

  private static final Path FOLDER = Path.of("docs", "generated");

  private GeneratedPage() {}

  /** Proves that the committed page is the one that would be generated now, or writes it. */
  public static void holds(String name, String text) throws IOException {
    Path page = FOLDER.resolve(name);
    if (Boolean.getBoolean("chalkline.regenerate")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("generated pages are written with mvn test -Dchalkline.regenerate=true")
        .exists();
    assertThat(Files.readString(page))
        .as("%s is out of date; write it with -Dchalkline.regenerate=true", page)
        .isEqualTo(text);
  }
}
