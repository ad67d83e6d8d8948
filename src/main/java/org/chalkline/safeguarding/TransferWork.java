package org.chalkline.safeguarding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chalkline.audit.Actor;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.Owner;
import org.chalkline.casework.ProcessWork;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.policy.Policies;
import org.chalkline.web.Answers;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.stereotype.Component;

/** What each step of sending the file of a child takes in. */
@Component
class TransferWork implements ProcessWork {

  private final TransferTable table;
  private final CaseFiles caseFiles;
  private final Policies policies;
  private final SchoolTime time;
  private final Clock clock;

  TransferWork(
      TransferTable table, CaseFiles caseFiles, Policies policies, SchoolTime time, Clock clock) {
    this.table = table;
    this.caseFiles = caseFiles;
    this.policies = policies;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public Set<String> processes() {
    return Set.of(SafeguardingReferral.FILE_TRANSFER);
  }

  @Override
  public Optional<Owner> owner(CaseFile file, String word) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> complete(CaseFile file, Assignment step, Answers given, Actor actor) {
    String id = Objects.requireNonNull(step.work(), "a step of no transfer");
    return step.step().equals(SafeguardingReferral.SEND_PACKAGE)
        ? send(file, id, given, actor)
        : chase(file, id, given, actor);
  }

  private Map<String, Object> send(CaseFile file, String id, Answers given, Actor actor) {
    boolean sent = "yes".equals(text(given, "sent"));
    if (!sent) {
      table.ended(id, "not-sent", text(given, "reason"), null);
      table.dropPackage(id);
      record(file, actor, "safeguarding.package-not-sent", text(given, "reason"));
      return Map.of("packageSent", false);
    }
    LocalDate day = (LocalDate) Objects.requireNonNull(given.values().get("sentOn"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    LocalDate made = LocalDate.ofInstant(table.find(id).orElseThrow().madeAt(), When.LONDON);
    if (day.isAfter(today) || day.isBefore(made)) {
      throw new InvalidInput("sentOn", "Enter a day from the making of the package to today");
    }
    if (text(given, "how").strip().equalsIgnoreCase(text(given, "passwordHow").strip())) {
      throw new InvalidInput("passwordHow", "The password goes another way than the package");
    }
    Instant from =
        day.equals(today)
            ? clock.instant()
            : day.atTime(LocalTime.NOON).atZone(When.LONDON).toInstant();
    table.sent(id, day, text(given, "how"), text(given, "passwordHow"), due(file, from));
    record(file, actor, "safeguarding.package-sent", text(given, "how"));
    return Map.of("packageSent", true);
  }

  private Map<String, Object> chase(CaseFile file, String id, Answers given, Actor actor) {
    String said = text(given, "said");
    String words = text(given, "words");
    switch (said) {
      case "again" -> {
        table.askedAgain(id, due(file, clock.instant()));
        record(file, actor, "safeguarding.receipt-chased", words);
      }
      case "came" -> {
        table.ended(id, "received", words, clock.instant());
        record(file, actor, "safeguarding.receipt-entered", words);
      }
      default -> {
        table.ended(id, "given-up", words, null);
        record(file, actor, "safeguarding.receipt-given-up", words);
      }
    }
    return Map.of("askedAgain", said.equals("again"));
  }

  private Instant due(CaseFile file, Instant from) {
    Limit limit =
        Limit.parse(policies.edition(file.policyEdition()).text("transfer.receipt_limit"));
    return time.deadline(file.school(), limit, from).due();
  }

  private void record(CaseFile file, Actor actor, String what, String words) {
    caseFiles.record(file, actor, what, Map.of("words", words));
  }

  @Override
  public Map<String, List<Option>> options(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public Map<String, Object> given(CaseFile file, Assignment step) {
    return Map.of();
  }

  @Override
  public List<Fact> toKnow(CaseFile file, Assignment step) {
    Transfer it = table.find(Objects.requireNonNull(step.work())).orElseThrow();
    return List.of(
        new Fact("To", it.toSchool() + "\n" + it.toPerson()),
        new Fact("What is in it", it.manifest()),
        new Fact("SHA-256 of the package", it.sha256()));
  }

  private static String text(Answers given, String key) {
    Object value = given.values().get(key);
    return value == null ? "" : value.toString();
  }
}
