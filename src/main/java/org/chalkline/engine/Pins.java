package org.chalkline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Holds models, tables and forms to the fingerprints that the build wrote beside them (EN-3). */
final class Pins {

  private Pins() {}

  /**
   * Compares every shipped file with its fingerprint.
   *
   * @throws IllegalStateException naming each file that was changed, added or taken away since
   */
  static void refuseChanged(ResourcePatternResolver classPath) {
    try {
      Map<String, String> pinned = pinned(classPath);
      Map<String, String> shipped = shipped(classPath);
      List<String> wrong = new ArrayList<>();
      shipped.forEach(
          (path, print) -> {
            if (!pinned.containsKey(path)) {
              wrong.add(path + " was added");
            } else if (!print.equals(pinned.get(path))) {
              wrong.add(path + " was changed");
            }
          });
      pinned.keySet().stream()
          .filter(path -> !shipped.containsKey(path))
          .forEach(path -> wrong.add(path + " was taken away"));
      if (!wrong.isEmpty()) {
        throw new IllegalStateException(
            "The models are not those that were built: " + String.join("; ", wrong));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> pinned(ResourcePatternResolver classPath) throws IOException {
    Map<String, String> pins = new TreeMap<>();
    for (String folder : List.of("processes", "forms")) {
      for (Resource pin : classPath.getResources("classpath*:pins/" + folder + "/**/*.sha256")) {
        String path = pin.getURL().toString();
        path = path.substring(path.lastIndexOf("pins/") + 5).replaceFirst("\\.sha256$", "");
        pins.put(path, pin.getContentAsString(StandardCharsets.US_ASCII).strip());
      }
    }
    return pins;
  }

  private static Map<String, String> shipped(ResourcePatternResolver classPath) throws IOException {
    Map<String, String> prints = new TreeMap<>();
    for (String folder : List.of("processes", "forms")) {
      for (Resource file : classPath.getResources("classpath*:" + folder + "/**/*.*")) {
        String url = file.getURL().toString();
        if (url.contains("pins/" + folder) || !file.isReadable()) {
          continue;
        }
        prints.put(url.substring(url.lastIndexOf(folder + "/")), print(file));
      }
    }
    return prints;
  }

  private static String print(Resource file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
