package org.chalkline.breach;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what somebody reports as a breach is whole. */
@Component
class BreachReportChecks {

  private static final int MOST = 4000;

  private final People people;
  private final Schools schools;
  private final Clock clock;

  BreachReportChecks(People people, Schools schools, Clock clock) {
    this.people = people;
    this.schools = schools;
    this.clock = clock;
  }

  List<School> schoolsFor(Me me) {
    return Scope.everywhere(
        () ->
            me.schools().stream()
                .flatMap(own -> schools.federatedWith(own).stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(School::name))
                .toList());
  }

  /**
   * Checks what was given.
   *
   * @throws InvalidInput naming every field that is missing or wrong
   */
  void check(Me me, NewBreach it) {
    List<String> known = schoolsFor(me).stream().map(School::id).toList();
    if (!known.contains(it.school())) {
      throw new InvalidInput("school", "Select the school it concerns");
    }
    List<FieldError> errors = new ArrayList<>();
    if (it.pupilSchool() != null && !known.contains(it.pupilSchool())) {
      errors.add(new FieldError("pupilSchool", "Select the school of the pupil"));
    }
    if (!it.role().equals("unknown") && !BreachInvestigation.ROLES.contains(it.role())) {
      errors.add(new FieldError("role", "Select in which role they have to do with the school"));
    }
    if (it.accused().isBlank() && it.accusedId() == null) {
      errors.add(new FieldError("accused", "Enter who it is about, or select a person"));
    }
    if (it.accusedId() != null && !at(it).contains(it.accusedId())) {
      errors.add(new FieldError("accusedId", "Select a person of the school"));
    }
    text(errors, "said", it.said(), "Enter what happened");
    line(errors, "accused", it.accused(), null, 500);
    line(errors, "platform", it.platform(), "Enter where it happened, such as Facebook", 100);
    line(errors, "place", it.place(), null, 300);
    if (it.link() != null) {
      line(errors, "link", it.link(), null, 2000);
    }
    if (it.postedAt() != null && it.postedAt().isAfter(clock.instant().plusSeconds(60))) {
      errors.add(new FieldError("postedAt", "The time it happened must be in the past"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private List<String> at(NewBreach it) {
    return Scope.everywhere(
        () -> people.at(it.school()).stream().map(person -> person.id()).toList());
  }

  private static void text(List<FieldError> errors, String field, String text, String missing) {
    line(errors, field, text.replace("\r", ""), missing, MOST);
  }

  private static void line(
      List<FieldError> errors, String field, String text, @Nullable String missing, int most) {
    if (text.isBlank() && missing != null) {
      errors.add(new FieldError(field, missing));
    } else if (text.length() > most) {
      errors.add(new FieldError(field, "Use " + most + " characters or fewer"));
    } else if (!Texts.clean(text)) {
      errors.add(new FieldError(field, "Use letters, digits and punctuation only"));
    }
  }
}
