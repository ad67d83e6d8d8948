package org.chalkline.letters.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.letters.LetterRow;
import org.chalkline.letters.LetterRow.State;
import org.chalkline.letters.LetterView;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Letters in the words of their pages. */
@Component
class LetterWords {

  private final MessageSourceAccessor messages;
  private final People people;
  private final Schools schools;
  private final When when;

  LetterWords(MessageSource messages, People people, Schools schools, When when) {
    this.messages = new MessageSourceAccessor(messages, Locale.UK);
    this.people = people;
    this.schools = schools;
    this.when = when;
  }

  String say(String code, Object... arguments) {
    return messages.getMessage(code, arguments);
  }

  String name(String person) {
    return people.find(person).map(Person::name).orElseGet(() -> say("letters.by-chalkline"));
  }

  String state(LetterRow letter) {
    return say("letters.state." + letter.state().code());
  }

  String school(String id) {
    return schools.get(id).name();
  }

  /** The colour of the tag that says how far it has come. */
  static String colour(State state) {
    return switch (state) {
      case SENT, POSTED -> "green";
      case FAILED, PERHAPS -> "red";
      case NOT_SENT -> "grey";
      default -> "blue";
    };
  }

  /** The register's line of a letter: who did what, when, and what proves that it went. */
  List<SummaryRow> about(LetterView letter) {
    LetterRow it = letter.row();
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(say("letters.kind"), say("letters.kind." + it.kind())));
    List<String> to = new ArrayList<>(List.of(it.addressee()));
    to.addAll(it.address());
    if (it.email() != null) {
      to.add(it.email());
    }
    rows.add(new SummaryRow(say("letters.to"), String.join("\n", to)));
    rows.add(new SummaryRow(say("letters.state"), state(it)));
    done(rows, "letters.written", it.writtenBy(), it.writtenAt());
    done(rows, "letters.checked", it.checkedBy(), it.checkedAt());
    done(rows, "letters.signed", it.signedBy(), it.signedAt());
    if (it.channel() != null) {
      rows.add(new SummaryRow(say("letters.channel"), say("letters.channel." + it.channel())));
    }
    if (it.state() == State.POSTED && it.postedOn() != null) {
      rows.add(
          new SummaryRow(
              say("letters.sent"),
              say(
                  "letters.posted-by",
                  name(String.valueOf(it.postedBy())),
                  when.day(it.postedOn()))));
    } else if (it.sentAt() != null) {
      rows.add(new SummaryRow(say("letters.sent"), when.full(it.sentAt())));
    }
    if (!it.proof().isEmpty()) {
      rows.add(new SummaryRow(say("letters.proof"), it.proof()));
    }
    return rows;
  }

  private void done(
      List<SummaryRow> rows, String code, @Nullable String by, java.time.@Nullable Instant at) {
    if (by != null && at != null) {
      rows.add(new SummaryRow(say(code), say("letters.done-by", name(by), when.full(at))));
    }
  }

  /** The fields that still have no words, by what they are called. */
  List<String> gaps(LetterView letter) {
    return letter.gaps().stream()
        .map(it -> messages.getMessage("letters.field." + it, it))
        .toList();
  }
}
