package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.casework.BreakGlass;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.PasswordAgain;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody asks for a case that they may not see. Whether there is such a case, whether it
 * was opened and why not: the pages are the same.
 */
@Controller
@RequestMapping("/break-glass")
class BreakGlassPages {

  private static final String PAGE = "desk/cases/break-glass";

  private final BreakGlass breakGlass;
  private final PasswordAgain again;
  private final CaseWords words;

  BreakGlassPages(BreakGlass breakGlass, PasswordAgain again, CaseWords words) {
    this.breakGlass = breakGlass;
    this.again = again;
    this.words = words;
  }

  @GetMapping
  String ask(Model model, HttpServletRequest request) {
    return page("", "", model, request);
  }

  @PostMapping
  @NeedsFreshSignIn
  String asked(
      Me me,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      if (again.needed(request) && !again.right(me, password, request)) {
        throw new InvalidInput("password", words.say("desk.break-glass.password.wrong"));
      }
      breakGlass.ask(me, reference, reason, once);
      return "redirect:/break-glass/asked";
    } catch (InvalidInput wrong) {
      List<FieldError> errors = new ArrayList<>(wrong.errors());
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", errors);
      model.addAttribute("onceKey", once);
      return page(reference, reason, model, request);
    }
  }

  @GetMapping("/asked")
  String done() {
    return "desk/cases/break-glass-asked";
  }

  private String page(String reference, String reason, Model model, HttpServletRequest request) {
    model.addAttribute("reference", reference);
    model.addAttribute("reason", reason);
    model.addAttribute("passwordAgain", again.needed(request));
    return PAGE;
  }
}
