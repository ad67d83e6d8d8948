package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.breach.BreachRegister;
import org.chalkline.breach.Concerns;
import org.chalkline.breach.Statements;
import org.chalkline.identity.Me;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of breaches, and that of low-level concerns. */
@Controller
class BreachRegisterPages implements Navigation {

  private static final String REGISTER = "/breaches";
  private static final String CONCERNS = "/low-level-concerns";

  // Who may have cases of breaches; which of them they see is decided case by case.
  private static final List<String> READERS =
      List.of("headteacher", "deputy", "dsl", "senior-authoriser", "slt", "chair", "vice-chair");

  private final BreachRegister register;
  private final Concerns concerns;
  private final Statements statements;
  private final CaseWords words;
  private final When when;

  BreachRegisterPages(
      BreachRegister register,
      Concerns concerns,
      Statements statements,
      CaseWords words,
      When when) {
    this.register = register;
    this.concerns = concerns;
    this.statements = statements;
    this.words = words;
    this.when = when;
  }

  /** An entry as it is printed. */
  record Entry(String title, String href, List<SummaryRow> rows) {}

  @GetMapping(REGISTER)
  String register(Me me, Model model) {
    model.addAttribute("entries", register.rows(me).stream().map(this::entry).toList());
    model.addAttribute("mayReadConcerns", concerns.mayRead(me));
    return "desk/cases/breaches";
  }

  private Entry entry(BreachRegister.Entry it) {
    List<SummaryRow> rows = new ArrayList<>();
    row(rows, "entered", when.full(it.enteredAt()));
    row(rows, "school", words.school(it.school()));
    row(rows, "accused", it.accused() + ", " + words.coded("breach.role.", it.role()));
    row(rows, "types", String.join(", ", it.types()));
    row(
        rows,
        "assessment",
        it.assessment().isEmpty() ? "" : words.coded("breach.assessment.", it.assessment()));
    row(rows, "outcome", it.outcome().isEmpty() ? "" : words.outcome(it.outcome()));
    return new Entry(it.reference(), CaseLists.LIST + "/" + it.reference(), rows);
  }

  @GetMapping(CONCERNS)
  String concerns(Me me, Model model) {
    model.addAttribute("entries", concerns.register(me).stream().map(this::entry).toList());
    return "desk/cases/low-level-concerns";
  }

  private Entry entry(Concerns.Concern it) {
    List<SummaryRow> rows = new ArrayList<>();
    row(rows, "kept", when.full(it.at()));
    row(rows, "words", it.words());
    row(rows, "together", String.valueOf(it.together()));
    row(rows, "seen", it.seenAt() == null ? "" : when.full(it.seenAt()));
    return new Entry(it.name(), "", rows);
  }

  private void row(List<SummaryRow> rows, String label, String text) {
    if (!text.isBlank()) {
      rows.add(new SummaryRow(words.say("desk.breaches." + label), text));
    }
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    List<NavItem> items = new ArrayList<>();
    Me.of(request)
        .ifPresent(
            me -> {
              items.add(
                  new NavItem(
                      ReportBreachPages.HERE, words.say("desk.report-breach.navigation"), 12));
              if (READERS.stream().anyMatch(me::hasAnywhere)) {
                items.add(new NavItem(REGISTER, words.say("desk.breaches.navigation"), 58));
              }
              if (statements.any(me)) {
                items.add(
                    new NavItem(StatementPages.HERE, words.say("desk.statements.navigation"), 22));
              }
            });
    return items;
  }
}
