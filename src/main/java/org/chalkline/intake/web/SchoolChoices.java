package org.chalkline.intake.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.accounts.SchoolAccounts.SchoolAccount;
import org.chalkline.identity.People;
import org.chalkline.identity.School;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Policies;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers what the report page of a school offers: its accounts, kinds, people and posts. */
@Component
class SchoolChoices {

  /** The answer that stands beside the school's own accounts. */
  static final String ELSEWHERE = "elsewhere";

  private static final List<String> AUTHORS =
      List.of("parent", "pupil", "staff", "governor", "volunteer", "public", "unknown");
  private static final List<String> TARGETS =
      List.of("staff", "governor", "pupil", "parent", "school", "other");
  private static final List<String> POSTS =
      List.of(
          "headteacher",
          "deputy",
          "dsl",
          "deputy-dsl",
          "business-director",
          "senior-authoriser",
          "deputy-authoriser",
          "online-safety",
          "slt",
          "line-manager",
          "account-lead",
          "chair",
          "vice-chair",
          "governor",
          "dpo",
          "administrator",
          "auditor");
  private static final List<String> PLATFORMS =
      List.of(
          "Facebook",
          "Instagram",
          "X",
          "TikTok",
          "WhatsApp",
          "Snapchat",
          "YouTube",
          "Google reviews",
          "Nextdoor",
          "Reddit");

  private final SchoolAccounts accounts;
  private final People people;
  private final Policies policies;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SchoolChoices(
      SchoolAccounts accounts,
      People people,
      Policies policies,
      MessageSource messages,
      TransactionTemplate transaction,
      Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.policies = policies;
    this.messages = messages;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What the page of this school offers today, whether or not the reader works there. */
  Choices of(School school) {
    return Scope.of(List.of(school.id()), () -> transaction.execute(status -> gathered(school)));
  }

  private Choices gathered(School school) {
    List<SchoolAccount> own = accounts.at(school.id());
    Set<String> platforms = new LinkedHashSet<>();
    own.forEach(account -> platforms.add(account.platform()));
    platforms.addAll(PLATFORMS);
    Map<String, List<Option>> lists = new HashMap<>();
    lists.put("accounts", accounts(own));
    lists.put("kinds", kinds(school));
    lists.put(
        "people",
        people.at(school.id()).stream().map(it -> new Option(it.id(), it.name())).toList());
    lists.put("posts", worded("intake.post.", POSTS));
    lists.put("authors", worded("author.", AUTHORS));
    lists.put("targets", worded("author.", TARGETS));
    lists.put("adult", worded("intake.adult.", List.of("yes", "no", "unknown")));
    return new Choices(school.id(), school.name(), lists, List.copyOf(platforms));
  }

  private List<Option> accounts(List<SchoolAccount> own) {
    if (own.isEmpty()) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    own.forEach(it -> options.add(new Option(it.id(), it.name(), it.address())));
    options.add(new Option(ELSEWHERE, word("intake.account.elsewhere")));
    return options;
  }

  private List<Option> kinds(School school) {
    return policies
        .inForce(school.policyId(), LocalDate.ofInstant(clock.instant(), When.LONDON))
        .kinds()
        .stream()
        .map(Kind::option)
        .toList();
  }

  private List<Option> worded(String prefix, List<String> codes) {
    return codes.stream().map(code -> new Option(code, word(prefix + code))).toList();
  }

  private String word(String code) {
    return messages.getMessage(code, null, Locale.UK);
  }
}
