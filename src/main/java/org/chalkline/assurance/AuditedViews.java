package org.chalkline.assurance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Recorded;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Roles;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** The history of one case in words, masked or not; the same for pages and API. */
@Component
class AuditedViews {

  /** What an entry says that tells nothing of the people whom the case is about. */
  private static final Set<String> PLAIN =
      Set.of("task", "due", "before", "until", "roles", "limit", "severity", "policy", "breach");

  private static final Pattern PLACE = Pattern.compile("\\{([\\w.-]+)}");

  private final AuditedCases cases;
  private final People people;
  private final When when;
  private final MessageSourceAccessor words;

  AuditedViews(AuditedCases cases, People people, When when, MessageSource messages) {
    this.cases = cases;
    this.people = people;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A case's history, ready to print. */
  record AuditedView(
      String reference, String kind, String state, boolean masked, List<Line> entries) {}

  /**
   * An entry.
   *
   * @param by the author's name; what stands for it where they are a party to the case
   * @param roles the roles that the author has at the school, in words
   * @param what the entry's code
   * @param text what was done, in words; masked where it names somebody
   */
  record Line(long sequence, String at, String by, String roles, String what, String text) {}

  AuditedView of(Me me, String reference) {
    AuditedCases.Audited it = cases.read(me, reference);
    return new AuditedView(
        it.reference(),
        it.kind(),
        it.state(),
        it.masked(),
        it.entries().stream().map(entry -> line(it, entry)).toList());
  }

  private Line line(AuditedCases.Audited it, Recorded entry) {
    boolean hidden = it.masked() && it.about().contains(entry.actor());
    return new Line(
        entry.sequence(),
        when.full(entry.at()),
        hidden ? words.getMessage("assurance.case.party") : name(entry.actor()),
        hidden ? "" : roles(entry.actor(), it.school()),
        entry.what(),
        text(it, entry));
  }

  private String text(AuditedCases.Audited it, Recorded entry) {
    StringBuilder text =
        new StringBuilder(
            filled(words.getMessage("timeline." + entry.what(), entry.what()), it, entry));
    if (!it.masked()) {
      for (Map.Entry<String, String> more : entry.words().entrySet()) {
        text.append("\n").append(more.getKey()).append(": ").append(value(more.getValue()));
      }
    }
    return text.toString();
  }

  private String filled(String pattern, AuditedCases.Audited it, Recorded entry) {
    return PLACE
        .matcher(pattern)
        .replaceAll(
            place -> {
              String key = place.group(1);
              boolean shown = !it.masked() || PLAIN.contains(key);
              return Matcher.quoteReplacement(
                  shown
                      ? value(entry.words().getOrDefault(key, "…"))
                      : words.getMessage("assurance.case.masked"));
            });
  }

  private String value(String kept) {
    try {
      return when.full(Instant.parse(kept));
    } catch (DateTimeException noTime) {
      return people.find(kept).map(it -> it.name()).orElse(kept);
    }
  }

  private String name(String actor) {
    return actor.equals(Actor.CHALKLINE.id())
        ? words.getMessage("layout.service")
        : people
            .find(actor)
            .map(it -> it.name())
            .orElse(words.getMessage("assurance.case.somebody"));
  }

  private String roles(String actor, String school) {
    return people.rolesOf(actor).stream()
        .filter(held -> held.school().equals(school))
        .map(held -> Roles.words(held.role()))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
