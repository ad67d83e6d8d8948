package org.chalkline.nearmiss.web;

import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Schools;
import org.chalkline.nearmiss.NearMisses;
import org.chalkline.nearmiss.Patterns;
import org.chalkline.web.Cell;
import org.chalkline.web.FormBuilder;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts near misses into words. */
@Component
class NearMissViews {

  private static final int MOST = 4000;
  private static final int CODE = 40;
  private static final int BLOCK = 5;

  private final NearMisses misses;
  private final Schools schools;
  private final MessageSource messages;
  private final When when;

  NearMissViews(NearMisses misses, Schools schools, MessageSource messages, When when) {
    this.misses = misses;
    this.schools = schools;
    this.messages = messages;
    this.when = when;
  }

  /** One pattern of the report. */
  record Part(String title, List<List<Cell>> rows) {}

  /** The report, ready to print. */
  record ReportView(
      String school,
      String since,
      List<SummaryRow> figures,
      List<String> heads,
      List<Part> parts,
      List<String> lessons) {}

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments, Locale.UK);
  }

  /** The code in blocks of five, as it is read out. */
  String spaced(String code) {
    return code.replaceAll("(.{" + BLOCK + "})(?=.)", "$1-");
  }

  FormBuilder reportForm(List<String> on) {
    FormBuilder form = new FormBuilder("nearmiss.report", messages);
    if (on.size() > 1) {
      form.one(
          "school",
          on.stream()
              .map(schools::get)
              .map(school -> new Option(school.id(), school.name()))
              .toList());
    }
    form.code("kind", "nearmiss.kind", NearMisses.KINDS)
        .text("said", MOST)
        .code("platform", "nearmiss.platform", NearMisses.PLATFORMS)
        .code("place", "nearmiss.place", NearMisses.PLACES)
        .day("happenedOn", false)
        .tick("deleted");
    return on.stream().anyMatch(misses::mayWithhold) ? form.tick("withheld") : form;
  }

  FormBuilder codeForm() {
    return new FormBuilder("nearmiss.code", messages).line("code", true, CODE);
  }

  /** A near miss as whoever reported it reads it. */
  List<SummaryRow> mine(NearMisses.Mine it) {
    return List.of(
        row("kind", say("nearmiss.kind." + it.kind())),
        row("reported", when.day(it.reportedOn())),
        row("said", it.said()),
        row("state", say("nearmiss.state." + it.state())),
        row("answer", it.answer()),
        row("lesson", it.lesson()));
  }

  private SummaryRow row(String what, String text) {
    return new SummaryRow(say("nearmiss.row." + what), text);
  }

  ReportView report(String school, Patterns.Report it) {
    return new ReportView(
        school,
        when.day(it.since()),
        figures(it),
        List.of(say("nearmiss.patterns.what"), say("nearmiss.patterns.times")),
        List.of(
            part("kinds", "nearmiss.kind.", it.kinds()),
            part("platforms", "nearmiss.platform.", it.platforms()),
            part("places", "nearmiss.place.", it.places()),
            part("clauses", "", it.clauses())),
        it.lessons());
  }

  private List<SummaryRow> figures(Patterns.Report it) {
    return List.of(
        figure("reported", it.reported()),
        figure("open", it.open()),
        figure("high", it.high()),
        figure("done", it.actionsDone()),
        figure("owed", it.actionsOpen()));
  }

  private SummaryRow figure(String what, int count) {
    return new SummaryRow(say("nearmiss.patterns." + what), String.valueOf(count));
  }

  private Part part(String title, String words, List<Patterns.Recurs> recurs) {
    return new Part(
        say("nearmiss.patterns." + title),
        recurs.stream()
            .map(
                it ->
                    List.of(
                        Cell.of(words.isEmpty() ? it.what() : say(words + it.what())),
                        Cell.number(String.valueOf(it.times()))))
            .toList());
  }
}
