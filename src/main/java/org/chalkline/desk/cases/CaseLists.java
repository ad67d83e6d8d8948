package org.chalkline.desk.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chalkline.casework.CaseRows;
import org.chalkline.casework.CaseRows.CaseRow;
import org.chalkline.identity.Me;
import org.chalkline.web.Option;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The cases that a person may see, page by page. What an address asks for in vain is left out. */
@Service
class CaseLists {

  static final String LIST = "/cases";
  private static final int MOST = 25;
  private static final List<String> STATES = List.of("open", "closed", "joined");

  private final CaseRows caseRows;
  private final CaseWords words;
  private final When when;

  CaseLists(CaseRows caseRows, CaseWords words, When when) {
    this.caseRows = caseRows;
    this.words = words;
    this.when = when;
  }

  /** One page of the list. */
  CaseListView list(Me me, String q, String state, String before, String after) {
    String text = q.length() <= 200 && Texts.clean(q) ? q.strip() : "";
    String known = STATES.contains(state) ? state : "";
    Instant from = after.matches("[A-Z0-9-]{1,20}") ? instant(before) : null;
    List<CaseRow> found =
        caseRows.list(me, text, known, from, from == null ? "~" : after, MOST + 1);
    List<CaseRow> rows = found.size() > MOST ? found.subList(0, MOST) : found;
    CaseRow last = found.size() > MOST ? rows.get(MOST - 1) : null;
    return new CaseListView(
        text,
        known,
        Stream.concat(Stream.of(""), STATES.stream()).map(this::option).toList(),
        rows.stream().map(this::card).toList(),
        !text.isEmpty() || !known.isEmpty(),
        from == null ? null : address(text, known),
        last == null
            ? null
            : address(text, known) + "&before=" + last.openedAt() + "&after=" + last.reference());
  }

  private Option option(String state) {
    return new Option(
        state, state.isEmpty() ? words.say("desk.cases.state.all") : words.state(state));
  }

  private CaseListView.Card card(CaseRow row) {
    return new CaseListView.Card(
        LIST + "/" + row.reference(),
        row.title(),
        row.reference(),
        words.school(row.school()),
        when.day(row.openedAt()),
        words.state(row.state()),
        CaseWords.stateColour(row.state()),
        row.severity().words(),
        CaseWords.colour(row.severity()),
        row.outcome() == null || row.state().equals("open") ? null : words.outcome(row.outcome()));
  }

  private static String address(String text, String state) {
    return LIST + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&state=" + state;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.length() > 40 ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
