package org.chalkline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chalkline.casework.WrittenWords.Word;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.intake.Reports.MyReport;
import org.chalkline.intake.web.MyReportView.FileView;
import org.chalkline.intake.web.MyReportView.PageLink;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.Cell;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.TimelineItem;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts reports into the words in which their reporters see them. */
@Component
class MyReportViews {

  private static final Map<String, String> COLOURS =
      Map.of("received", "blue", "being-dealt-with", "yellow", "closed", "green");

  private final Schools schools;
  private final Policies policies;
  private final MessageSource messages;
  private final When when;

  MyReportViews(Schools schools, Policies policies, MessageSource messages, When when) {
    this.schools = schools;
    this.policies = policies;
    this.messages = messages;
    this.when = when;
  }

  /** The heads of the list of one's reports. */
  List<String> heads() {
    return List.of("reference", "standing", "at", "where").stream()
        .map(it -> word("intake.mine." + it))
        .toList();
  }

  /** A row of the list of one's reports. */
  List<Cell> row(MyReport report) {
    return List.of(
        Cell.link(report.reference(), "/my-reports/" + report.reference()),
        Cell.tag(
            word("intake.standing." + report.standing()),
            COLOURS.getOrDefault(report.standing(), "")),
        Cell.of(when.day(report.at())),
        Cell.of(place(report.details())));
  }

  /** What was written to somebody, newest first. */
  List<TimelineItem> words(List<Word> words) {
    return words.stream()
        .map(it -> new TimelineItem(word("intake.word.title"), when.at(it.at()), null, it.words()))
        .toList();
  }

  /** The words for what was done. */
  String said(String code) {
    return word(code);
  }

  MyReportView view(MyReport report, List<EvidenceItem> files) {
    Map<String, Object> details = report.details();
    return new MyReportView(
        report.reference(),
        word("intake.standing." + report.standing()),
        COLOURS.getOrDefault(report.standing(), ""),
        word("intake.standing." + report.standing() + ".means"),
        yes(details, "danger"),
        yes(details, "childImage"),
        report.withSafeguarding(),
        report.outside(),
        rows(report),
        files.stream().map(file -> file(report.reference(), file)).toList(),
        words(report.words()));
  }

  private List<SummaryRow> rows(MyReport report) {
    Map<String, Object> details = report.details();
    Optional<School> school = Optional.ofNullable(text(details, "school")).flatMap(schools::find);
    List<SummaryRow> rows = new ArrayList<>();
    add(rows, "intake.row.at", when.at(report.at()));
    add(rows, "intake.row.school", school.map(School::name).orElse(null));
    add(rows, "intake.row.platform", text(details, "platform"));
    add(rows, "intake.row.account", text(details, "account"));
    add(rows, "intake.row.place", text(details, "place"));
    add(rows, "intake.row.link", text(details, "link"));
    add(rows, "intake.row.said", text(details, "said"));
    add(rows, "intake.row.posted", time(details, "postedAt"));
    add(rows, "intake.row.seen", time(details, "seenAt"));
    add(rows, "intake.row.behind", people(details, "behind"));
    add(rows, "intake.row.aimed", people(details, "aimedAt"));
    add(rows, "intake.row.kinds", kinds(details, school, report.at()));
    ticked(rows, details, "intake.row.danger", "danger");
    ticked(rows, details, "intake.row.child", "childTouched");
    ticked(rows, details, "intake.row.image", "childImage");
    if (Boolean.FALSE.equals(details.get("tellLineManager"))) {
      add(rows, "intake.row.quiet", word("intake.row.quiet.yes"));
    }
    return rows;
  }

  private FileView file(String reference, EvidenceItem file) {
    String href = "/my-reports/" + reference + "/files/" + file.number();
    return new FileView(
        file.fileName(),
        file.pages() == 0 ? null : href,
        file.pages() == 0 ? null : href + "/lock-away",
        IntStream.rangeClosed(2, file.pages())
            .mapToObj(page -> new PageLink(page, href + "?page=" + page))
            .toList());
  }

  private static String place(Map<String, Object> details) {
    String account = text(details, "account");
    return account != null ? account : Optional.ofNullable(text(details, "platform")).orElse("");
  }

  private String kinds(Map<String, Object> details, Optional<School> school, Instant at) {
    Map<String, String> labels =
        school
            .map(
                it -> policies.inForce(it.policyId(), LocalDate.ofInstant(at, When.LONDON)).kinds())
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(Kind::code, Kind::label));
    return strings(details, "kinds").stream()
        .map(code -> labels.getOrDefault(code, code))
        .collect(Collectors.joining("\n"));
  }

  /** "parent: A dad" becomes "Parent or carer: A dad". */
  private String people(Map<String, Object> details, String key) {
    return strings(details, key).stream()
        .map(
            told -> {
              int end = told.indexOf(": ");
              return end < 0
                  ? word("author." + told)
                  : word("author." + told.substring(0, end)) + told.substring(end);
            })
        .collect(Collectors.joining("\n"));
  }

  private @Nullable String time(Map<String, Object> details, String key) {
    String text = text(details, key);
    try {
      return text == null ? null : when.at(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void ticked(
      List<SummaryRow> rows, Map<String, Object> details, String label, String key) {
    if (yes(details, key)) {
      add(rows, label, word("intake.row.yes"));
    }
  }

  private void add(List<SummaryRow> rows, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      rows.add(new SummaryRow(word(label), value));
    }
  }

  private static boolean yes(Map<String, Object> details, String key) {
    return Boolean.TRUE.equals(details.get(key));
  }

  private static @Nullable String text(Map<String, Object> details, String key) {
    return details.get(key) instanceof String text ? text : null;
  }

  private static List<String> strings(Map<String, Object> details, String key) {
    return details.get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  private String word(String code) {
    return messages.getMessage(code, null, code, Locale.UK);
  }
}
