package org.chalkline.abuse;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.casework.CaseParties.Party;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.policy.Kind;
import org.chalkline.policy.Profile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The summary of a case of abuse, ready to print. */
final class AbuseFacts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, h:mma", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private final MessageSource messages;
  private final Profile profile;

  AbuseFacts(MessageSource messages, Profile profile) {
    this.messages = messages;
    this.profile = profile;
  }

  List<Fact> of(AbuseCase it, List<Party> parties, int earlier, int months) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("What was said", it.said()));
    facts.add(new Fact("Kinds", kinds(it)));
    facts.add(new Fact("Where", it.platform() + (it.place().isBlank() ? "" : ", " + it.place())));
    facts.add(new Fact("On an account of the school", it.account() == null ? "No" : "Yes"));
    if (it.link() != null) {
      facts.add(new Fact("Address", it.link()));
    }
    facts.add(new Fact("Posted", time(it.postedAt())));
    facts.add(new Fact("First seen", time(it.seenAt())));
    facts.add(new Fact("Behind it", part(parties, "behind", it.authors())));
    facts.add(new Fact("Aimed at", part(parties, "aimed-at", List.of())));
    facts.add(
        new Fact(
            "Earlier cases of the same author in " + months + (months == 1 ? " month" : " months"),
            String.valueOf(earlier)));
    facts.add(new Fact("Danger now", it.danger() ? "Yes" : "No"));
    facts.add(new Fact("Touches a child", it.childTouched() ? "Yes" : "No"));
    facts.add(new Fact("Facts", it.factsConfirmed() ? "Confirmed by a person" : "As reported"));
    return facts;
  }

  private String kinds(AbuseCase it) {
    return it.kinds().stream()
        .map(
            code ->
                profile.kinds().stream()
                    .filter(kind -> kind.code().equals(code))
                    .map(Kind::label)
                    .findFirst()
                    .orElse(code))
        .collect(Collectors.joining(", "));
  }

  private String part(List<Party> parties, String part, List<String> kinds) {
    String named =
        parties.stream()
            .filter(party -> party.part().equals(part))
            .map(
                party ->
                    words("author." + party.kind(), party.kind())
                        + (party.words().isBlank() ? "" : ": " + party.words()))
            .distinct()
            .collect(Collectors.joining("; "));
    String confirmed =
        kinds.stream().map(kind -> words("author." + kind, kind)).collect(Collectors.joining(", "));
    return named.isBlank() ? confirmed : named;
  }

  private String words(String key, String otherwise) {
    return String.valueOf(messages.getMessage(key, null, otherwise, Locale.UK));
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "Not known" : TIME.format(at);
  }
}
