package org.chalkline.desk.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chalkline.casework.Access;
import org.chalkline.desk.cases.CaseView.ActionLink;
import org.chalkline.desk.cases.OutsideViews.Card;
import org.chalkline.duties.DataBreach;
import org.chalkline.duties.DataBreach.Told;
import org.chalkline.duties.DataBreaches;
import org.chalkline.duties.Duties;
import org.chalkline.duties.Duty;
import org.chalkline.identity.Me;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Duties to bodies outside and breaches of personal data, ready to print; the newest first. */
@Service
class DutyViews {

  private final Duties duties;
  private final DataBreaches breaches;
  private final Access access;
  private final CaseWords words;
  private final When when;

  DutyViews(Duties duties, DataBreaches breaches, Access access, CaseWords words, When when) {
    this.duties = duties;
    this.breaches = breaches;
    this.access = access;
    this.words = words;
    this.when = when;
  }

  /** Those of a case that this person has opened. */
  @Transactional(readOnly = true)
  public List<Card> ofCase(Me me, String reference) {
    List<Card> cards = new ArrayList<>();
    duties.ofCase(me, reference).forEach(it -> cards.add(duty(it)));
    breaches
        .ofCase(me, reference)
        .forEach(it -> cards.add(breach(it, words.say("duties.data-breach"), List.of())));
    Collections.reverse(cards);
    return cards;
  }

  /** The log of breaches of personal data that this person keeps. */
  @Transactional(readOnly = true)
  public List<Card> log(Me me) {
    return breaches.log(me).stream()
        .map(
            it ->
                breach(
                    it,
                    words.say("desk.data-breaches.one", when.full(it.awareAt())),
                    access.maySee(me, it.caseId())
                        ? List.of(
                            new ActionLink(
                                words.say("desk.data-breaches.case", it.reference()),
                                CaseLists.LIST + "/" + it.reference()))
                        : List.of()))
        .toList();
  }

  private Card duty(Duty it) {
    List<SummaryRow> rows = new ArrayList<>();
    add(rows, "duties.why", it.why());
    add(
        rows,
        "duties.discretion",
        words.say("duties.discretion." + (it.compulsory() ? "none" : "judgement")));
    Instant at = it.toldAt();
    add(rows, "duties.told", at == null ? "" : it.body() + ", " + when.full(at));
    add(rows, "duties.person", it.person());
    add(rows, "duties.reference", it.bodyReference());
    add(rows, "duties.given", it.given());
    add(rows, "duties.reason", it.reason());
    Duty.Word word = it.word();
    add(
        rows,
        "duties.so-far",
        word == null ? "" : words.coded("duties.word.", word.code()) + "\n" + it.advice());
    return new Card(
        duties.name(it.kind()),
        words.coded("duties.state.", it.state().code()),
        it.open() ? "yellow" : "grey",
        rows,
        List.of());
  }

  private Card breach(DataBreach it, String title, List<ActionLink> links) {
    List<SummaryRow> rows = new ArrayList<>();
    add(rows, "duties.breach.why", it.why());
    add(rows, "duties.breach.what", it.what());
    add(rows, "duties.breach.none", it.notPersonalReason());
    add(rows, "duties.breach.whose", it.whose());
    add(rows, "duties.breach.done", it.done());
    add(rows, "duties.breach.aware", when.full(it.awareAt()));
    if (it.risk() != null) {
      add(
          rows,
          "duties.breach.risk",
          words.coded("duties.breach.risk.", it.risk().code()) + "\n" + it.riskReason());
    }
    if (!it.logged()) {
      add(rows, "duties.breach.regulator-by", when.full(breaches.regulatorBy(it)));
    }
    told(rows, "duties.breach.regulator", it.regulator());
    told(rows, "duties.breach.people", it.people());
    return new Card(
        title,
        words.say(it.logged() ? "duties.breach.state.logged" : "duties.breach.state.open"),
        it.logged() ? "grey" : "yellow",
        rows,
        links);
  }

  private void told(List<SummaryRow> rows, String label, Told it) {
    Instant at = it.at();
    if (at != null) {
      String late = it.lateReason().isBlank() ? "" : "\n" + late(it.lateReason());
      add(rows, label, when.full(at) + "\n" + it.words() + late);
    } else if (Boolean.FALSE.equals(it.told())) {
      add(rows, label, words.say("duties.breach.not-told", it.reason()));
    }
  }

  private String late(String reason) {
    return words.say("duties.breach.late", reason);
  }

  private void add(List<SummaryRow> rows, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      rows.add(new SummaryRow(words.say(label), text));
    }
  }
}
