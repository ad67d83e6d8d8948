package org.chalkline.training.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.identity.Roles;
import org.chalkline.training.ReadingRolls;
import org.chalkline.training.Standing;
import org.chalkline.web.Cell;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Who has read and learnt what, in words. */
@Component
class TrainingWords {

  private final MessageSourceAccessor words;
  private final When when;

  TrainingWords(MessageSource messages, When when) {
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.when = when;
  }

  String say(String code, Object... arguments) {
    return words.getMessage(code, arguments);
  }

  When when() {
    return when;
  }

  String roles(Collection<String> roles) {
    return roles.stream().map(Roles::words).sorted().collect(Collectors.joining(", "));
  }

  String state(ReadingRolls.State state) {
    return say("training.reading." + state);
  }

  Cell stateCell(ReadingRolls.State state) {
    return Cell.tag(
        state(state),
        switch (state) {
          case READ -> "green";
          case ASKED -> "yellow";
          case LATE -> "red";
          case NOT_ASKED -> "grey";
        });
  }

  /** How somebody stands with a course, with the day that matters. */
  String standing(Standing it) {
    return switch (it.state()) {
      case CURRENT ->
          it.lapsesOn() == null
              ? onDay("training.standing.done", it.doneOn())
              : onDay("training.standing.current", it.lapsesOn());
      case LAPSES_SOON -> onDay("training.standing.soon", it.lapsesOn());
      case LAPSED -> onDay("training.standing.lapsed", it.lapsesOn());
      case MISSING -> say("training.standing.missing");
      case NOT_ASKED -> onDay("training.standing.done", it.doneOn());
    };
  }

  /** A sentence about a day; a dash where there is none. */
  private String onDay(String code, @Nullable LocalDate day) {
    return day == null ? "–" : say(code, day(day));
  }

  Cell standingCell(Standing it) {
    return switch (it.state()) {
      case CURRENT -> Cell.tag(standing(it), "green");
      case LAPSES_SOON -> Cell.tag(standing(it), "yellow");
      case LAPSED, MISSING ->
          it.asked() == null ? Cell.tag(standing(it), "red") : Cell.of(withTask(it));
      case NOT_ASKED -> Cell.of(standing(it));
    };
  }

  private String withTask(Standing it) {
    return it.asked() == null
        ? standing(it)
        : say(
            when.late(it.asked().due()) ? "training.standing.late" : "training.standing.until",
            standing(it),
            when.day(it.asked().due()));
  }

  private String day(LocalDate day) {
    return day == null ? "" : when.day(day);
  }
}
