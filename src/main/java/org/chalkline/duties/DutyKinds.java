package org.chalkline.duties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.RoutingDefaults;
import org.chalkline.web.NoSuchThing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The kinds of duty, as data. */
@Component
public class DutyKinds {

  private final List<DutyKind> kinds;

  DutyKinds(
      @Value("${chalkline.duties.kinds:classpath:duties/kinds.yaml}") Resource file,
      RoutingDefaults routing) {
    this.kinds = read(file);
    // A kind whose body nobody knows would show an empty task: it fails here.
    kinds.forEach(kind -> routing.get(kind.route()));
  }

  /** All kinds, in the order of the file. */
  public List<DutyKind> all() {
    return kinds;
  }

  /**
   * The kind of this id.
   *
   * @throws NoSuchThing if there is none
   */
  public DutyKind get(String id) {
    return kinds.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }

  private static List<DutyKind> read(Resource file) {
    try (var in = file.getInputStream()) {
      List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return all.stream().map(DutyKinds::kind).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DutyKind kind(Map<String, Object> one) {
    String limit = text(one, "limit");
    String word = one.containsKey("word") ? text(one, "word") : "none";
    return new DutyKind(
        text(one, "id"),
        text(one, "route"),
        Body.of(text(one, "body")),
        limit,
        one.containsKey("limit-if-compulsory") ? text(one, "limit-if-compulsory") : limit,
        text(one, "owner"),
        word.startsWith("awaited"),
        word.equals("awaited-unless-given-up"),
        Boolean.TRUE.equals(one.get("urgent")),
        one.containsKey("local") ? text(one, "local") : null);
  }

  private static String text(Map<String, Object> from, String key) {
    if (from.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException(
        "A kind of duty has no " + key + ": " + from.getOrDefault("id", from));
  }
}
