package org.chalkline.links;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.links.Visits.Entered;
import org.chalkline.web.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that asks for the code of a link. It shows the school's name and nothing else, and
 * looking at it changes nothing: programs that look through mail open links too. A link that does
 * not work, for whatever reason, gets one and the same answer.
 */
@Controller
class LinkPages {

  private static final int TOO_MANY = 429;

  private final Visits visits;
  private final LinkCookie cookie;
  private final Schools schools;
  private final ObjectProvider<PublicTelephone> telephones;
  private final ObjectProvider<LinkPurpose> purposes;
  private final MessageSourceAccessor words;

  LinkPages(
      Visits visits,
      LinkCookie cookie,
      Schools schools,
      ObjectProvider<PublicTelephone> telephones,
      ObjectProvider<LinkPurpose> purposes,
      MessageSource messages) {
    this.visits = visits;
    this.cookie = cookie;
    this.schools = schools;
    this.telephones = telephones;
    this.purposes = purposes;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping("/m/{token}")
  String ask(
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken form,
      @PathVariable String token,
      Model model) {
    Optional<String> school = visits.school(token);
    if (school.isEmpty()) {
      return ended(response);
    }
    if (request.getParameter("again") != null) {
      model.addAttribute("notice", words.getMessage("links.code.again"));
    }
    return show(form, token, school.get(), model);
  }

  @PostMapping("/m/{token}")
  String enter(
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken form,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    Entered entered = visits.enter(token, code, request.getRemoteAddr());
    return switch (entered.outcome()) {
      case OPENED -> {
        cookie.read(request).ifPresent(visits::close);
        cookie.write(response, String.valueOf(entered.secret()));
        yield "redirect:" + page(entered.link());
      }
      case ENDED -> ended(response);
      case WRONG -> wrong(response, form, token, 400, "links.code.wrong", model);
      case LOCKED -> wrong(response, form, token, 400, "links.code.locked", model);
      case TOO_MANY -> wrong(response, form, token, TOO_MANY, "links.code.too-many", model);
    };
  }

  @GetMapping(LinkFilter.ENDED)
  String over() {
    return "links/over";
  }

  /** Somebody sent what they had written when the page was no longer open: it is not lost. */
  @PostMapping(LinkFilter.ENDED)
  String over(
      HttpServletResponse response, @RequestParam(defaultValue = "") String words, Model model) {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    model.addAttribute("written", words.isBlank() ? null : words);
    return "links/over";
  }

  /** Whoever has finished leaves nothing open behind them. */
  @PostMapping("/m/leave")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    cookie.read(request).ifPresent(visits::close);
    cookie.clear(response);
    return "redirect:/m/left";
  }

  @GetMapping("/m/left")
  String left() {
    return "links/left";
  }

  private String page(@Nullable Opened link) {
    return purposes.stream()
        .filter(it -> link != null && it.purpose().equals(link.purpose()))
        .findFirst()
        .map(it -> it.page(java.util.Objects.requireNonNull(link)))
        .orElse(LinkFilter.ENDED);
  }

  private String wrong(
      HttpServletResponse response,
      CsrfToken form,
      String token,
      int status,
      String message,
      Model model) {
    Optional<String> school = visits.school(token);
    if (school.isEmpty()) {
      return ended(response);
    }
    response.setStatus(status);
    model.addAttribute("errors", List.of(new FieldError("code", words.getMessage(message))));
    return show(form, token, school.get(), model);
  }

  private String show(CsrfToken form, String token, String school, Model model) {
    // Made before the page is written: its cookie cannot be set once bytes have gone out.
    form.getToken();
    model.addAttribute("token", token);
    model.addAttribute("school", schools.find(school).map(School::name).orElse(""));
    model.addAttribute(
        "telephone",
        Scope.of(
            List.of(school),
            () ->
                telephones.stream()
                    .flatMap(it -> it.of(school).stream())
                    .findFirst()
                    .orElse(null)));
    return "links/code";
  }

  private static String ended(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    return "links/ended";
  }
}
