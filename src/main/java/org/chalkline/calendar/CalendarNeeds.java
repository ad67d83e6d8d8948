package org.chalkline.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.School;
import org.chalkline.identity.SchoolNeeds;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * What a school has still to say of its time. Nothing of it keeps the school from going live:
 * without hours default 61 holds, without terms each working day counts as a school day. It is told
 * so, and that nobody is named for the holidays.
 *
 * @clause default 61
 * @clause default 23
 */
@Component
class CalendarNeeds implements SchoolNeeds {

  private final StoredCalendars calendars;
  private final HolidayRotas rotas;
  private final When when;
  private final MessageSourceAccessor words;

  CalendarNeeds(StoredCalendars calendars, HolidayRotas rotas, When when, MessageSource messages) {
    this.calendars = calendars;
    this.rotas = rotas;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<Need> of(School school) {
    String href = "/calendar/" + school.id();
    List<HolidayRotas.Missing> missing = rotas.missing(school.id());
    List<Need> needs = new ArrayList<>();
    needs.add(
        need(
            "terms",
            href,
            said(missing, "terms"),
            calendars.of(school.id()).dates().terms().size()));
    needs.add(hours(school, href));
    needs.add(need("rota", href + "/rota", said(missing, "rota"), rotas.turns(school.id()).size()));
    return needs;
  }

  private Need need(String what, String href, String lacking, int entered) {
    return new Need(
        Part.TIME,
        words.getMessage("calendar.need." + what),
        href,
        lacking.isEmpty() ? State.MET : State.ADVISED,
        lacking.isEmpty()
            ? words.getMessage("calendar.need." + what + ".met", new Object[] {entered})
            : lacking);
  }

  private Need hours(School school, String href) {
    SchoolDates dates = calendars.of(school.id()).dates();
    boolean said = calendars.hoursEntered(school.id());
    Object[] hours = {when.time(dates.opens()), when.time(dates.closes())};
    return new Need(
        Part.TIME,
        words.getMessage("calendar.need.hours"),
        href + "/change/hours",
        said ? State.MET : State.ADVISED,
        words.getMessage(said ? "calendar.need.hours.met" : "calendar.need.hours.not", hours));
  }

  /** What is missing of this kind, in words; empty if nothing is. */
  private static String said(List<HolidayRotas.Missing> missing, String code) {
    return missing.stream()
        .filter(it -> it.code().equals(code))
        .map(HolidayRotas.Missing::words)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }
}
