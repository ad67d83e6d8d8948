package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.chalkline.installation.Installation;
import org.chalkline.web.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing in: a user name and a password, and in live use a code on a page of its own. In an
 * evaluation the page shows the cast and the one password.
 */
@Controller
class SignInPage {

  private final Installation installation;
  private final SignIns signIns;
  private final Sessions sessions;
  private final SecondFactorCheck check;
  private final SignInMeans means;
  private final Cast cast;
  private final String password;
  private final MessageSourceAccessor words;

  SignInPage(
      Installation installation,
      SignIns signIns,
      Sessions sessions,
      SecondFactorCheck check,
      SignInMeans means,
      Cast cast,
      MessageSource messages,
      @Value("${chalkline.evaluation.password:}") String password) {
    this.installation = installation;
    this.signIns = signIns;
    this.sessions = sessions;
    this.check = check;
    this.means = means;
    this.cast = cast;
    this.password = password;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping(Security.SIGN_IN)
  String page(HttpServletRequest request, CsrfToken token, Model model) {
    if (Me.of(request).isPresent()) {
      return "redirect:/";
    }
    if (request.getParameter("ended") != null) {
      model.addAttribute("notice", words.getMessage("identity.sign-in.ended"));
    } else if (request.getParameter("activated") != null) {
      model.addAttribute("success", words.getMessage("identity.sign-in.activated"));
    } else if (request.getParameter("signed-out") != null) {
      model.addAttribute("success", words.getMessage("identity.sign-in.signed-out"));
    }
    return show(token, "", model);
  }

  @PostMapping(Security.SIGN_IN)
  String signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken token,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(name = "password", defaultValue = "") String typed,
      Model model) {
    Optional<String> person = signIns.check(username, typed, request.getRemoteAddr());
    if (person.isEmpty()) {
      return wrong(
          response,
          model,
          "username",
          "identity.sign-in.wrong",
          () -> show(token, username, model));
    }
    if (installation.evaluation() && !means.app(person.get())) {
      return "redirect:" + sessions.begin(request, response, person.get(), false);
    }
    sessions.beginHalf(request, person.get());
    return "redirect:" + Security.SIGN_IN + "/code";
  }

  @GetMapping(Security.SIGN_IN + "/code")
  String codePage(HttpServletRequest request) {
    return sessions.half(request).isPresent() ? "identity/code" : "redirect:" + Security.SIGN_IN;
  }

  @PostMapping(Security.SIGN_IN + "/code")
  String code(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    @Nullable String person = sessions.half(request).orElse(null);
    if (person == null) {
      return "redirect:" + Security.SIGN_IN + "?ended";
    }
    if (check.accept(person, code, request.getRemoteAddr())) {
      signIns.remember(person, request.getRemoteAddr());
      return "redirect:" + sessions.begin(request, response, person, true);
    }
    return wrong(response, model, "code", "identity.code.wrong", () -> "identity/code");
  }

  /** The person goes on: the session lives from now, and nothing on their page changes. */
  @PostMapping(Security.SIGN_IN + "/stay")
  ResponseEntity<Void> stay(Me me) {
    return ResponseEntity.noContent().build();
  }

  private String show(CsrfToken token, String userName, Model model) {
    // Made before the page is written: a session cannot begin once bytes have gone out.
    token.getToken();
    model.addAttribute("userName", userName);
    if (installation.evaluation()) {
      model.addAttribute("password", password);
      model.addAttribute("casts", cast.bySchool());
    }
    return "identity/sign-in";
  }

  private String wrong(
      HttpServletResponse response,
      Model model,
      String field,
      String message,
      Supplier<String> page) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", List.of(new FieldError(field, words.getMessage(message))));
    return page.get();
  }
}
