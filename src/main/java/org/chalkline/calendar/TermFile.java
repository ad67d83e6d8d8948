package org.chalkline.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;

/**
 * Terms from an iCalendar file, as schools and councils publish them. Each entry is read on its
 * own, so that one that cannot be read loses no other; nothing is repeated, fetched or expanded.
 *
 * <p>An entry called "... term" of three weeks or more is a term; "half-term" within one is its
 * half-term; "INSET" or "training day" is an INSET day. All others are left out and said so.
 */
final class TermFile {

  static final int MOST_BYTES = 256 * 1024;
  static final int MOST_ENTRIES = 400;

  private static final int MOST_LINES_EACH = 200;
  private static final int SHORTEST_TERM = 21;
  private static final int LONGEST_INSET = 10;
  private static final Pattern HALF_TERM = Pattern.compile("\\b(half|mid)[- ]?term\\b");
  private static final Pattern INSET =
      Pattern.compile("\\b(inset|training day|non[- ]?pupil|teacher day|staff day)");
  private static final Pattern TERM = Pattern.compile("\\bterm\\b");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private TermFile() {}

  /** Something of the file that is left out: the line on which it begins, and why. */
  record LeftOut(int line, String words) {}

  /** What a file holds. */
  record Read(CalendarChange.TakeOver change, List<LeftOut> leftOut) {}

  private record Block(int line, String text) {}

  private record Entry(int line, String name, LocalDate first, LocalDate last) {

    long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput if it is too large, holds too much or is no calendar at all
   */
  static Read read(byte[] file) {
    if (file.length == 0) {
      throw new InvalidInput("file", "Select a file");
    }
    if (file.length > MOST_BYTES) {
      throw new InvalidInput("file", "The file must be 256 KB or smaller");
    }
    String text = text(file);
    if (!text.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")) {
      throw new InvalidInput("file", "This is not a calendar file; its name mostly ends in .ics");
    }
    List<LeftOut> leftOut = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Block block : blocks(text, leftOut)) {
      try {
        entries.add(entry(block));
      } catch (LeaveOut why) {
        leftOut.add(new LeftOut(block.line(), String.valueOf(why.getMessage())));
      }
    }
    return sorted(entries, leftOut);
  }

  private static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInput("file", "The file must be text in UTF-8");
    }
  }

  /** The entries of the file, each with the line on which it begins. */
  private static List<Block> blocks(String text, List<LeftOut> leftOut) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder current = null;
    int begins = 0;
    int number = 0;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      number++;
      String said = line.strip().toUpperCase(Locale.ROOT);
      if (said.equals("BEGIN:VEVENT")) {
        if (current != null) {
          leftOut.add(new LeftOut(begins, "The entry does not end"));
        }
        if (blocks.size() + leftOut.size() >= MOST_ENTRIES) {
          throw new InvalidInput("file", "The file holds more than " + MOST_ENTRIES + " entries");
        }
        current = new StringBuilder();
        begins = number;
      }
      if (current != null) {
        if (number - begins > MOST_LINES_EACH) {
          leftOut.add(new LeftOut(begins, "The entry is too long"));
          current = null;
        } else {
          current.append(line).append("\r\n");
          if (said.equals("END:VEVENT")) {
            blocks.add(new Block(begins, current.toString()));
            current = null;
          }
        }
      }
    }
    if (current != null) {
      leftOut.add(new LeftOut(begins, "The entry does not end"));
    }
    return blocks;
  }

  private static Entry entry(Block block) {
    Component event = parsed(block);
    String name = value(event, Property.SUMMARY).map(String::strip).orElse("");
    if (name.isEmpty() || name.length() > 100 || !Texts.clean(name)) {
      throw new LeaveOut("The entry has no name of at most 100 characters");
    }
    if (value(event, Property.RRULE).isPresent() || value(event, Property.RDATE).isPresent()) {
      throw new LeaveOut(quoted(name) + " repeats; enter its days one by one");
    }
    LocalDate first = day(name, value(event, Property.DTSTART));
    LocalDate last = first;
    Optional<String> end = value(event, Property.DTEND);
    if (end.isPresent()) {
      LocalDate ends = day(name, end);
      boolean wholeDays = end.orElseThrow().strip().length() == 8;
      last = wholeDays && ends.isAfter(first) ? ends.minusDays(1) : ends;
    }
    if (last.isBefore(first)) {
      throw new LeaveOut(quoted(name) + " ends before it begins");
    }
    if (first.getYear() < 2000 || last.getYear() > 2100) {
      throw new LeaveOut(quoted(name) + " does not lie between 2000 and 2100");
    }
    return new Entry(block.line(), name, first, last);
  }

  private static Component parsed(Block block) {
    try {
      var calendar =
          new CalendarBuilder()
              .build(
                  new StringReader(
                      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:chalkline\r\n"
                          + block.text()
                          + "END:VCALENDAR\r\n"));
      return calendar.getComponents().stream()
          .map(Component.class::cast)
          .findFirst()
          .orElseThrow(() -> new LeaveOut("The entry is empty"));
    } catch (IOException | ParserException | IllegalArgumentException | DateTimeException e) {
      throw new LeaveOut("The entry cannot be read");
    }
  }

  private static Optional<String> value(Component event, String name) {
    return event.getProperty(name).map(Property.class::cast).map(Property::getValue);
  }

  /** The day in London on which a moment lies. */
  private static LocalDate day(String name, Optional<String> value) {
    try {
      String text = value.orElseThrow(() -> new LeaveOut(quoted(name) + " has no date")).strip();
      if (text.endsWith("Z")) {
        return LocalDateTime.parse(text, UTC)
            .atOffset(ZoneOffset.UTC)
            .atZoneSameInstant(SchoolTime.LONDON)
            .toLocalDate();
      }
      return LocalDate.parse(text.substring(0, Math.min(8, text.length())), DAY);
    } catch (DateTimeException e) {
      throw new LeaveOut(quoted(name) + " has a date that cannot be read");
    }
  }

  /** What each entry is; terms first, for half-terms lie within them. */
  private static Read sorted(List<Entry> entries, List<LeftOut> leftOut) {
    List<Entry> halves = new ArrayList<>();
    List<CalendarChange.SetTerm> terms = new ArrayList<>();
    TreeSet<LocalDate> inset = new TreeSet<>();
    for (Entry entry : entries) {
      String name = entry.name().toLowerCase(Locale.UK);
      if (HALF_TERM.matcher(name).find() && entry.days() < SHORTEST_TERM) {
        halves.add(entry);
      } else if (INSET.matcher(name).find()) {
        insetDays(entry, inset, leftOut);
      } else if (TERM.matcher(name).find() && entry.days() >= SHORTEST_TERM) {
        term(entry, terms, leftOut);
      } else {
        leftOut.add(
            new LeftOut(
                entry.line(), quoted(entry.name()) + " is neither a term, a half-term nor INSET"));
      }
    }
    halves.forEach(half -> halfTerm(half, terms, leftOut));
    leftOut.sort(java.util.Comparator.comparingInt(LeftOut::line));
    return new Read(new CalendarChange.TakeOver(terms, List.copyOf(inset)), leftOut);
  }

  private static void insetDays(Entry entry, Set<LocalDate> inset, List<LeftOut> leftOut) {
    if (entry.days() > LONGEST_INSET) {
      leftOut.add(
          new LeftOut(entry.line(), quoted(entry.name()) + " is longer than an INSET day can be"));
      return;
    }
    for (LocalDate day = entry.first(); !day.isAfter(entry.last()); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() <= 5) {
        inset.add(day);
      }
    }
  }

  private static void term(Entry entry, List<CalendarChange.SetTerm> terms, List<LeftOut> leftOut) {
    var term =
        new CalendarChange.SetTerm(null, entry.name(), entry.first(), entry.last(), null, null);
    try {
      var read = term.term();
      if (terms.stream().anyMatch(other -> other.term().overlaps(read))) {
        leftOut.add(
            new LeftOut(
                entry.line(),
                quoted(entry.name()) + " overlaps with a term before it in the file"));
      } else {
        terms.add(term);
      }
    } catch (InvalidInput wrong) {
      leftOut.add(
          new LeftOut(entry.line(), quoted(entry.name()) + ": " + wrong.errors().get(0).message()));
    }
  }

  private static void halfTerm(
      Entry half, List<CalendarChange.SetTerm> terms, List<LeftOut> leftOut) {
    for (int n = 0; n < terms.size(); n++) {
      var term = terms.get(n);
      if (!half.first().isBefore(term.first()) && !half.last().isAfter(term.last())) {
        if (term.halfFirst() != null) {
          leftOut.add(
              new LeftOut(half.line(), quoted(half.name()) + " is a second half-term of its term"));
          return;
        }
        terms.set(
            n,
            new CalendarChange.SetTerm(
                null, term.name(), term.first(), term.last(), half.first(), half.last()));
        return;
      }
    }
    leftOut.add(new LeftOut(half.line(), quoted(half.name()) + " lies within no term of the file"));
  }

  private static String quoted(String name) {
    return "“" + name + "”";
  }

  private static final class LeaveOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaveOut(String why) {
      super(why);
    }
  }
}
