package org.chalkline.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The calendars that ship with Chalkline, one file for each school and one for all others. */
final class Calendars {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

  private static final String OTHERS = "default";

  private final BankHolidays bankHolidays = new BankHolidays();
  private final Map<String, SchoolCalendar> read = new ConcurrentHashMap<>();
  private final SchoolCalendar others = read(new ClassPathResource("calendar/default.yaml"));

  /** The calendar of a school; a school without a file of its own has the default one. */
  SchoolCalendar of(String schoolId) {
    return read.computeIfAbsent(schoolId, this::find);
  }

  private SchoolCalendar find(String schoolId) {
    if (schoolId.equals(OTHERS) || !SLUG.matcher(schoolId).matches()) {
      return others;
    }
    var file = new ClassPathResource("calendar/" + schoolId + ".yaml");
    return file.exists() ? read(file) : others;
  }

  private SchoolCalendar read(ClassPathResource file) {
    try (var in = file.getInputStream()) {
      Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return calendar(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(file.getPath() + " is not a calendar: " + e.getMessage(), e);
    }
  }

  private SchoolCalendar calendar(Map<String, Object> all) {
    var terms = new ArrayList<SchoolCalendar.Term>();
    for (var one : list(all, "terms")) {
      var term = map(one);
      var name = text(term, "name");
      terms.add(
          new SchoolCalendar.Term(
              new SchoolCalendar.Span(name, date(term, "first"), date(term, "last")),
              new SchoolCalendar.Span(
                  "half-term of " + name,
                  date(term, "half-term-first"),
                  date(term, "half-term-last"))));
    }
    var closures = new LinkedHashMap<LocalDate, String>();
    for (var one : list(all, "closures")) {
      closures.put(date(map(one), "day"), text(map(one), "why"));
    }
    return new SchoolCalendar(
        LocalTime.parse(text(all, "opens")),
        LocalTime.parse(text(all, "closes")),
        date(all, "known-from"),
        date(all, "known-to"),
        terms,
        list(all, "inset").stream().map(day -> LocalDate.parse(day.toString())).toList(),
        closures,
        bankHolidays);
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
