package org.chalkline.safeguarding;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.paper.Paper;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The door to the chronology of a referral: what happened on which day, in order. */
@Service
public class Chronologies {

  private final ReferralRows rows;
  private final ReferralDoor door;
  private final ReferralFacts facts;
  private final CaseFiles caseFiles;
  private final Schools schools;
  private final Paper paper;
  private final SpringTemplateEngine templates;
  private final When when;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;

  Chronologies(
      ReferralRows rows,
      ReferralDoor door,
      ReferralFacts facts,
      CaseFiles caseFiles,
      Schools schools,
      Paper paper,
      SpringTemplateEngine templates,
      When when,
      Once once,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.door = door;
    this.facts = facts;
    this.caseFiles = caseFiles;
    this.schools = schools;
    this.paper = paper;
    this.templates = templates;
    this.when = when;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A line of the chronology.
   *
   * @param day the day on which it happened, in the school's time zone
   * @param by who entered it, a person's id; null where another case told it
   * @param at when it was entered
   */
  public record Line(LocalDate day, String words, @Nullable String by, Instant at) {}

  /** The chronology, first day first. */
  @Transactional(readOnly = true)
  public List<Line> of(Me me, String reference) {
    return lines(door.toRead(me, reference));
  }

  /** The same for whoever packs the file of a case. */
  List<Line> lines(CaseFile file) {
    List<Line> lines = new ArrayList<>(entries(file.getId()));
    for (Worry it : rows.worries(file.getId())) {
      lines.add(
          new Line(
              LocalDate.ofInstant(it.seenAt(), When.LONDON), it.worry(), it.reporter(), it.at()));
    }
    Referral referral = rows.get(file.getId());
    Instant decided = referral.decidedAt();
    if (decided != null) {
      lines.add(
          new Line(
              LocalDate.ofInstant(decided, When.LONDON), facts.threshold(referral), null, decided));
    }
    lines.sort(Comparator.comparing(Line::day).thenComparing(Line::at));
    return lines;
  }

  private List<Line> entries(String caseId) {
    return jdbc.sql(
            """
            select happened_on, words, by_person, at from safeguarding_entry
            where case_id = ? order by happened_on, at
            """)
        .param(caseId)
        .query(
            (row, n) ->
                new Line(
                    row.getObject(1, LocalDate.class),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  /**
   * Adds an entry of one's own.
   *
   * @param day when it happened; not after today
   * @throws InvalidInput beside {@code day} or {@code words}
   */
  @Transactional
  public void add(Me me, String reference, @Nullable LocalDate day, String words, String key) {
    CaseFile file = door.toChange(me, reference);
    if (day == null) {
      throw new InvalidInput("day", "Enter the day on which it happened");
    }
    if (day.isAfter(LocalDate.ofInstant(clock.instant(), When.LONDON))) {
      throw new InvalidInput("day", "Enter a day that is not in the future");
    }
    Worries.needed("words", words, "Enter what happened");
    once.run(
        me.actor(),
        key,
        () -> {
          jdbc.sql(
                  """
                  insert into safeguarding_entry (id, case_id, school_id, happened_on, words,
                    by_person, at) values (?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  UUID.randomUUID().toString(),
                  file.getId(),
                  file.school(),
                  Date.valueOf(day),
                  words,
                  me.id(),
                  Timestamp.from(clock.instant()))
              .update();
          caseFiles.record(
              file,
              me.actor(),
              "safeguarding.entry-added",
              Map.of("day", day.toString(), "words", words));
          return "added";
        });
  }

  /** The chronology as PDF/UA-1; that it was taken is recorded. */
  @Transactional
  public byte[] pdf(Me me, String reference) {
    CaseFile file = door.toRead(me, reference);
    caseFiles.record(file, me.actor(), "safeguarding.chronology-printed", Map.of());
    return paper(file);
  }

  byte[] paper(CaseFile file) {
    Context model = new Context(java.util.Locale.UK);
    model.setVariable("school", schools.get(file.school()).name());
    model.setVariable("reference", file.reference());
    model.setVariable("facts", facts.of(file));
    model.setVariable(
        "lines",
        lines(file).stream()
            .map(it -> new Printed(when.day(it.day()), it.words(), facts.by(it.by(), it.at())))
            .toList());
    return paper.pdf(templates.process("safeguarding/chronology", model), clock.instant());
  }

  /** A line ready to print. */
  record Printed(String day, String words, String by) {}
}
