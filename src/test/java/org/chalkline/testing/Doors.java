package org.chalkline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods of the application handle something that a model or a policy names: where its id
 * stands as a text, or the constant that holds it is used.
 */
public final class Doors {

  private static final Pattern METHOD =
      Pattern.compile("^ {2}(?! )(?:(?!return|new|throw)[\\w@<>\\[\\], .?]+) (\\w+)\\((?!.*;$).*");

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Set<String>> found = new LinkedHashMap<>();

  public Doors() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).sorted().toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The methods, as Class.method, that speak of this id; none if no code does. */
  public Set<String> of(String id) {
    return found.computeIfAbsent(id, this::search);
  }

  private Set<String> search(String id) {
    Set<String> doors = new TreeSet<>();
    Pattern written = Pattern.compile("\"" + Pattern.quote(id) + "\"");
    Pattern held = Pattern.compile("static final String (\\w+) = \"" + Pattern.quote(id) + "\"");
    sources.forEach(
        (name, text) -> {
          doors.addAll(methods(name, text, written));
          Matcher constant = held.matcher(text);
          if (constant.find()) {
            Pattern used = Pattern.compile("\\b" + name + "\\." + constant.group(1) + "\\b");
            sources.forEach((other, inside) -> doors.addAll(methods(other, inside, used)));
          }
        });
    return doors;
  }

  private static Set<String> methods(String name, String text, Pattern wanted) {
    Set<String> methods = new TreeSet<>();
    if (!wanted.matcher(text).find()) {
      return methods;
    }
    String within = "";
    for (String line : text.split("\n")) {
      Matcher begins = METHOD.matcher(line);
      if (begins.matches()) {
        within = begins.group(1);
      } else if (line.equals("  }")) {
        within = "";
      }
      if (!within.isEmpty() && wanted.matcher(line).find()) {
        methods.add(name + "." + within);
      }
    }
    return methods;
  }
}
