package org.chalkline.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.Completions;
import org.chalkline.casework.Tasks;
import org.chalkline.identity.Me;
import org.chalkline.letters.Changes;
import org.chalkline.letters.LetterBlock;
import org.chalkline.letters.LetterDrafts;
import org.chalkline.letters.LetterDrafts.AtWork;
import org.chalkline.letters.LetterProcess;
import org.chalkline.web.BadForm;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Option;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A letter at one of its tasks: written, checked, signed, posted, seen to; the letter beside it.
 */
@Controller
@RequestMapping("/letters/tasks/{id}")
class LetterTaskPages {

  private final LetterDrafts drafts;
  private final Completions completions;
  private final Tasks tasks;
  private final Forms forms;
  private final LetterWords words;
  private final When when;

  LetterTaskPages(
      LetterDrafts drafts,
      Completions completions,
      Tasks tasks,
      Forms forms,
      LetterWords words,
      When when) {
    this.drafts = drafts;
    this.completions = completions;
    this.tasks = tasks;
    this.forms = forms;
    this.words = words;
    this.when = when;
  }

  /** A standard line that can be added. */
  record Line(String name, String text) {}

  /**
   * The page of a task.
   *
   * @param form the step's form; null if it is somebody else's
   * @param writing whether the text can be changed here
   */
  record TaskPage(
      String name,
      String reference,
      String caseHref,
      String href,
      String task,
      String due,
      boolean late,
      String kind,
      List<SummaryRow> about,
      List<LetterBlock> blocks,
      List<String> gaps,
      List<Changes.Piece> changes,
      String pdf,
      List<Line> lines,
      boolean writing,
      boolean checked,
      @Nullable FormView form) {}

  @GetMapping
  String show(Me me, @PathVariable String id, Model model) {
    return page(me, id, null, model);
  }

  @PostMapping
  String act(
      Me me,
      @PathVariable String id,
      @RequestParam(name = "do", defaultValue = "done") String what,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> sent = request.getParameterMap();
    AtWork at = drafts.at(me, id);
    try {
      if (what.equals("done")) {
        completions.complete(
            me,
            id,
            forms.read(
                tasks.form(at.work().step()),
                sent,
                tasks.options(at.work().file(), at.work().step())),
            once);
        next.addFlashAttribute("success", words.say("letters.task.done"));
        return "redirect:/cases/"
            + at.work().file().reference()
            + "/letters/"
            + at.letter().row().number();
      }
      String text = request.getParameter("text");
      drafts.save(
          me,
          id,
          text == null ? "" : text,
          what.startsWith("line:") ? what.substring(5) : "",
          once);
      next.addFlashAttribute("success", words.say("letters.task.saved"));
      return "redirect:/letters/tasks/{id}";
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
      return page(me, id, sent, model);
    }
  }

  private String page(Me me, String id, @Nullable Map<String, String[]> typed, Model model) {
    AtWork at = drafts.at(me, id);
    Tasks.Work work = at.work();
    String caseHref = "/cases/" + work.file().reference();
    String register = caseHref + "/letters/" + at.letter().row().number();
    if (!work.step().open()) {
      return "redirect:" + register;
    }
    String holder = work.step().holder();
    boolean mine = work.mayDo() && (holder == null || holder.equals(me.id()));
    Map<String, List<Option>> options = tasks.options(work.file(), work.step());
    boolean writing = mine && work.step().step().equals(LetterProcess.WRITE);
    FormView form =
        typed == null
            ? FormView.filled(
                tasks.form(work.step()), tasks.given(work.file(), work.step()), options)
            : FormView.of(tasks.form(work.step()), typed, options);
    model.addAttribute(
        "task",
        new TaskPage(
            work.step().name(),
            at.letter().reference(),
            caseHref,
            "/letters/tasks/" + id,
            "/tasks/" + id,
            when.due(work.step().due()),
            when.late(work.step().due()),
            words.say("letters.kind." + at.letter().row().kind()),
            words.about(at.letter()),
            at.letter().blocks(),
            words.gaps(at.letter()),
            at.letter().changes(),
            register + "/letter.pdf",
            at.lines().entrySet().stream().map(it -> new Line(it.getKey(), it.getValue())).toList(),
            writing,
            at.checked(),
            mine ? form : null));
    return "letters/task";
  }
}
