package org.chalkline.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The calendars that ship with Chalkline, one file for each school of the evaluation: what those
 * schools start with.
 */
final class ShippedCalendars implements Calendars {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

  private static final BankHolidays BANK_HOLIDAYS = new BankHolidays();

  @Override
  public SchoolCalendar of(String school) {
    return new SchoolCalendar(find(school).orElse(SchoolDates.NONE), BANK_HOLIDAYS);
  }

  /** What ships for this school, if anything does. */
  Optional<SchoolDates> find(String school) {
    if (!SLUG.matcher(school).matches()) {
      return Optional.empty();
    }
    var file = new ClassPathResource("calendar/" + school + ".yaml");
    return file.exists() ? Optional.of(read(file)) : Optional.empty();
  }

  private static SchoolDates read(ClassPathResource file) {
    try (var in = file.getInputStream()) {
      Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return calendar(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(file.getPath() + " is not a calendar: " + e.getMessage(), e);
    }
  }

  private static SchoolDates calendar(Map<String, Object> all) {
    var terms = new ArrayList<SchoolDates.Term>();
    for (var one : list(all, "terms")) {
      var term = map(one);
      terms.add(
          new SchoolDates.Term(
              UUID.randomUUID().toString(),
              text(term, "name"),
              date(term, "first"),
              date(term, "last"),
              date(term, "half-term-first"),
              date(term, "half-term-last")));
    }
    var closures = new TreeMap<LocalDate, String>();
    for (var one : list(all, "closures")) {
      closures.put(date(map(one), "day"), text(map(one), "why"));
    }
    var inset = new TreeSet<LocalDate>();
    list(all, "inset").forEach(day -> inset.add(LocalDate.parse(day.toString())));
    return new SchoolDates(
        0,
        LocalTime.parse(text(all, "opens")),
        LocalTime.parse(text(all, "closes")),
        terms,
        inset,
        closures);
  }

  private static LocalDate date(Map<String, Object> from, String key) {
    return LocalDate.parse(text(from, key));
  }

  private static String text(Map<String, Object> from, String key) {
    if (from.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(key + " is missing or is not text in quotes");
  }

  private static List<?> list(Map<String, Object> from, String key) {
    if (from.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(key + " is missing or is not a list");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object one) {
    if (one instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException(one + " is not a set of named values");
  }
}
