package org.chalkline.desk.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.casework.Incidents;
import org.chalkline.casework.Incidents.Incident;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Says in words what failed. */
@Component
class IncidentViews {

  private final Incidents incidents;
  private final Schools schools;
  private final When when;
  private final MessageSourceAccessor words;

  IncidentViews(Incidents incidents, Schools schools, When when, MessageSource messages) {
    this.incidents = incidents;
    this.schools = schools;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** What failed, as this administrator may know it. */
  List<IncidentView> of(Me me) {
    return incidents.of(me).stream().map(this::view).toList();
  }

  private IncidentView view(Incident it) {
    List<SummaryRow> rows = new ArrayList<>();
    if (it.process() != null) {
      add(rows, "process", it.process());
    }
    if (it.school() != null) {
      add(rows, "school", schools.get(it.school()).name());
    }
    add(rows, "since", when.at(it.since()));
    add(rows, "last", when.at(it.last()));
    add(rows, "tries", String.valueOf(it.tries()));
    add(
        rows,
        "next",
        words.getMessage(it.givenUp() ? "incidents.given-up" : "incidents.by-itself"));
    add(rows, "kind", it.kind());
    return new IncidentView(
        it.step() == null ? words.getMessage("incidents.alarm") : it.step(),
        rows,
        "/administration/incidents/" + it.id());
  }

  private void add(List<SummaryRow> rows, String key, String value) {
    rows.add(new SummaryRow(words.getMessage("incidents." + key), value));
  }
}
