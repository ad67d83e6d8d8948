package org.chalkline.contacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The bodies outside the school as an installation knows them: data, with the day on which each was
 * last checked. Prompts suggest; people decide.
 */
@Component
public class RoutingDefaults {

  private final List<Route> routes;
  private final MessageSourceAccessor words;
  private final When when;
  private final Clock clock;

  /**
   * Those to whom a reporter is pointed where nobody inside is left; no file may leave them out.
   */
  private static final List<String> NEEDED = List.of("lado", "nspcc", "police-101");

  /** From the file that ships, or the one that the installation names. */
  @Autowired
  RoutingDefaults(
      @Value("${chalkline.contacts.routing:classpath:contacts/routing.yaml}") Resource file,
      MessageSource messages,
      When when,
      Clock clock) {
    this.routes = read(file);
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
    this.clock = clock;
  }

  /** All bodies, in the order of the file. */
  public List<Route> all() {
    return routes;
  }

  /** Those that are shown with a contact of this kind. */
  public List<Route> with(Body kind) {
    return routes.stream().filter(route -> route.with().contains(kind)).toList();
  }

  /**
   * The body of this id.
   *
   * @throws NoSuchElementException if the file names none
   */
  public Route get(String id) {
    return routes.stream().filter(route -> route.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * A body in words, a line for each thing: what for, when, number, hours, address; where that
   * stands and when it was checked, with a warning where that is more than a year ago.
   */
  public String words(Route it) {
    List<String> lines = new ArrayList<>();
    lines.add(it.purpose() + ".");
    lines.add(say("when", it.when()));
    line(lines, "number", it.number());
    line(lines, "hours", it.hours());
    line(lines, "address", it.address());
    lines.add(checked(it));
    return String.join("\n", lines);
  }

  /** Where it stands, when it was checked, and whether that is too long ago. */
  public String checked(Route it) {
    LocalDate today = clock.instant().atZone(SchoolTime.LONDON).toLocalDate();
    return say(
        it.stale(today) ? "checked.stale" : "checked", it.source(), when.day(it.checkedOn()));
  }

  private void line(List<String> lines, String key, @Nullable String text) {
    if (text != null) {
      lines.add(say(key, text));
    }
  }

  private String say(String key, Object... with) {
    return words.getMessage("contacts.route." + key, with);
  }

  private static List<Route> read(Resource file) {
    try (var in = file.getInputStream()) {
      List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      List<Route> routes = all.stream().map(RoutingDefaults::route).toList();
      if (!routes.stream().map(Route::id).toList().containsAll(NEEDED)) {
        throw new IllegalArgumentException("it must name " + String.join(", ", NEEDED));
      }
      return routes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          file.getDescription() + " is no list of bodies outside the school: " + e.getMessage(), e);
    }
  }

  private static Route route(Map<String, Object> one) {
    return new Route(
        text(one, "id"),
        one.get("with") instanceof List<?> with
            ? with.stream().map(kind -> Body.of(String.valueOf(kind))).toList()
            : List.of(),
        text(one, "name"),
        text(one, "for"),
        text(one, "when"),
        orNull(one, "number"),
        orNull(one, "address"),
        orNull(one, "hours"),
        text(one, "source"),
        LocalDate.parse(text(one, "checked-on")));
  }

  private static String text(Map<String, Object> from, String key) {
    if (from.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException(key + " is missing or is not text in quotes");
  }

  private static @Nullable String orNull(Map<String, Object> from, String key) {
    return from.get(key) == null ? null : text(from, key);
  }
}
