package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.chalkline.installation.Installation;
import org.chalkline.web.InvalidInput;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one's own account: what one signs in with. Every change needs a fresh sign-in. */
@Controller
@RequestMapping("/my-account")
class MyAccountPages {

  private final MyMeans mine;
  private final Sessions sessions;
  private final Installation installation;
  private final MessageSourceAccessor words;

  MyAccountPages(
      MyMeans mine, Sessions sessions, Installation installation, MessageSource messages) {
    this.mine = mine;
    this.sessions = sessions;
    this.installation = installation;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping
  String page(Me me, Model model) {
    model.addAttribute("person", me.person());
    model.addAttribute("mine", mine.of(me));
    model.addAttribute("evaluation", installation.evaluation());
    return "identity/my-account";
  }

  @GetMapping("/app")
  String app(HttpServletRequest request, Me me, Model model) {
    String secret = Enrolling.secret(request);
    model.addAttribute("secret", Enrolling.shown(secret));
    model.addAttribute("uri", SecondFactors.uri(secret, me.person().userName()));
    return "identity/my-app";
  }

  @PostMapping("/app")
  @NeedsFreshSignIn
  String enrol(
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Me me,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    try {
      mine.enrolApp(me, Enrolling.secret(request), code);
    } catch (InvalidInput wrong) {
      return bad(response, model, wrong, app(request, me, model));
    }
    Enrolling.done(request);
    sessions.freshened(request);
    return done(request, me, next, "identity.mine.app.done");
  }

  @GetMapping("/password")
  String password() {
    return "identity/my-password";
  }

  @PostMapping("/password")
  @NeedsFreshSignIn
  String choose(
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Me me,
      @RequestParam(defaultValue = "") String password,
      Model model) {
    try {
      mine.choosePassword(me, password);
    } catch (InvalidInput wrong) {
      return bad(response, model, wrong, password());
    }
    return done(request, me, next, "identity.mine.password.done");
  }

  @PostMapping("/passkeys/remove")
  @NeedsFreshSignIn
  String remove(
      HttpServletRequest request,
      RedirectAttributes next,
      Me me,
      @RequestParam String passkey,
      @RequestParam(defaultValue = "") String once) {
    mine.removePasskey(me, passkey, once);
    return done(request, me, next, "identity.mine.passkey.removed");
  }

  /** The codes are shown by the answer itself, once; they are in no session and no address. */
  @PostMapping("/recovery-codes")
  @NeedsFreshSignIn
  String codes(Me me, Model model) {
    List<String> codes = mine.newCodes(me);
    model.addAttribute("codes", codes);
    model.addAttribute("next", "/my-account");
    return "identity/recovery-codes";
  }

  private String done(HttpServletRequest request, Me me, RedirectAttributes next, String said) {
    sessions.goesOn(request, me.id());
    next.addFlashAttribute("success", words.getMessage(said));
    return "redirect:/my-account";
  }

  private static String bad(
      HttpServletResponse response, Model model, InvalidInput wrong, String page) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", wrong.errors());
    return page;
  }
}
