package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.breach.Statements;
import org.chalkline.breach.Statements.Statement;
import org.chalkline.identity.Me;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Option;
import org.chalkline.web.When;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody said in an enquiry, for them alone: they confirm it, or put it right. */
@Controller
@RequestMapping(StatementPages.HERE)
class StatementPages {

  static final String HERE = "/my-statements";

  private final Statements statements;
  private final Forms forms;
  private final CaseWords words;
  private final When when;

  StatementPages(Statements statements, Forms forms, CaseWords words, When when) {
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.when = when;
  }

  /** A statement as it is printed. */
  record View(
      String id, String taken, String text, String state, String correction, boolean waits) {}

  @GetMapping
  String list(Me me, Model model) {
    model.addAttribute("statements", statements.mine(me).stream().map(this::view).toList());
    return "desk/cases/statements";
  }

  @GetMapping("/{id}")
  String one(Me me, @PathVariable String id, Model model) {
    return page(me, id, Map.of(), model);
  }

  @PostMapping("/{id}")
  String answer(
      Me me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    try {
      CaseAction.Said said =
          new CaseAction.Said(forms.read(asked().form(), typed, asked().options()).valid());
      statements.answer(
          me,
          id,
          said.text("right").equals("yes"),
          said.text("correction"),
          once.isBlank() ? Once.freshKey() : once.strip());
      next.addFlashAttribute("success", words.say("desk.statements.done"));
      return "redirect:" + HERE;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return page(me, id, typed, model);
    }
  }

  private String page(Me me, String id, Map<String, String[]> typed, Model model) {
    model.addAttribute("statement", view(statements.mine(me, id)));
    model.addAttribute("form", FormView.of(asked().form(), typed, asked().options()));
    return "desk/cases/statement";
  }

  private Asking asked() {
    return new Asking("statement", words)
        .one(
            "right",
            true,
            List.of(
                new Option("yes", words.say("desk.statements.right")),
                new Option("no", words.say("desk.statements.wrong"))))
        .line("correction", false, 4000);
  }

  private View view(Statement it) {
    return new View(
        it.id(),
        when.full(it.takenAt()),
        it.words(),
        words.coded("breach.statement.", it.state()),
        it.correction(),
        it.waits());
  }
}
