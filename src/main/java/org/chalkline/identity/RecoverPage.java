package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.web.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page for somebody whose only passkey is lost: a recovery code, and then they enrol again. */
@Controller
class RecoverPage {

  private static final String PATH = Security.SIGN_IN + "/recover";

  private final Recoveries recoveries;
  private final MessageSourceAccessor words;

  RecoverPage(Recoveries recoveries, MessageSource messages) {
    this.recoveries = recoveries;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping(PATH)
  String page(CsrfToken token, Model model) {
    return show(token, "", model);
  }

  @PostMapping(PATH)
  String recover(
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken token,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    Optional<String> link = recoveries.link(username, code, request.getRemoteAddr());
    if (link.isPresent()) {
      return "redirect:/invitation?token=" + link.get();
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute(
        "errors", List.of(new FieldError("username", words.getMessage("identity.recover.wrong"))));
    return show(token, username, model);
  }

  private static String show(CsrfToken token, String userName, Model model) {
    // Made before the page is written: a session cannot begin once bytes have gone out.
    token.getToken();
    model.addAttribute("userName", userName);
    return "identity/recover";
  }
}
