package org.chalkline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A changed byte in a model, a table or a form keeps the application from starting (EN-3). */
class PinsTests {

  @TempDir Path copy;

  @BeforeEach
  void copyOfWhatWasBuilt() throws IOException {
    for (String folder : new String[] {"processes", "forms", "pins"}) {
      FileSystemUtils.copyRecursively(Path.of("target", "classes", folder), copy.resolve(folder));
    }
  }

  private Models start() throws IOException {
    try (var classPath = new URLClassLoader(new URL[] {copy.toUri().toURL()}, null)) {
      return new Models(classPath);
    }
  }

  @Test
  @DisplayName("What was built starts")
  void unchanged() throws IOException {
    assertThat(start().all()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  @DisplayName("One changed byte: no start, for each file")
  void changed() throws IOException {
    try (var files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] before = Files.readAllBytes(file);
        byte[] after = before.clone();
        after[after.length / 2] ^= 1;
        Files.write(file, after);
        assertThatThrownBy(this::start)
            .as(file.toString())
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("was changed");
        Files.write(file, before);
      }
    }
  }

  @Test
  @DisplayName("A file added or taken away: no start")
  void addedOrTakenAway() throws IOException {
    Path model = copy.resolve("processes/abuse/abuse-handling.bpmn");
    Path other = copy.resolve("processes/abuse/another.bpmn");
    Files.copy(model, other);
    assertThatThrownBy(this::start).hasMessageContaining("another.bpmn was added");
    Files.delete(other);
    Files.delete(model);
    assertThatThrownBy(this::start).hasMessageContaining("abuse-handling.bpmn was taken away");
  }
}
