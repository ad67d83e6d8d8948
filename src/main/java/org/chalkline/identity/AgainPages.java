package org.chalkline.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chalkline.web.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks for the second factor again where what was asked for needs a fresh sign-in, and goes on with
 * it afterwards: the page carries what was typed, and the browser sends it on (307).
 */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AgainPages implements WebMvcConfigurer, HandlerInterceptor {

  static final String PATH = Security.SIGN_IN + "/again";
  private static final String PREFIX = "again-";

  /** In characters: a list of people, the longest that a page takes, has up to 500 KB. */
  private static final int MOST_TYPED = 600_000;

  private static final Set<String> OURS = Set.of("_csrf");

  private final org.springframework.beans.factory.ObjectProvider<FreshSignIn> fresh;
  private final org.springframework.beans.factory.ObjectProvider<SecondFactorCheck> check;
  private final Sessions sessions;
  private final SignInMeans means;
  private final MessageSourceAccessor words;

  AgainPages(
      org.springframework.beans.factory.ObjectProvider<FreshSignIn> fresh,
      org.springframework.beans.factory.ObjectProvider<SecondFactorCheck> check,
      Sessions sessions,
      SignInMeans means,
      MessageSource messages) {
    this.fresh = fresh;
    this.check = check;
    this.sessions = sessions;
    this.means = means;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A field that goes on to where it was meant for. */
  record Typed(String name, String value) {}

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(NeedsFreshSignIn.class)) {
      fresh.getObject().require(request);
    }
    return true;
  }

  @ExceptionHandler(StaleSignIn.class)
  Object stale(HttpServletRequest request) throws java.io.IOException {
    if (Security.api(request)) {
      return ResponseEntity.status(403)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              new ObjectMapper()
                  .writeValueAsBytes(
                      Map.of(
                          "type",
                          "about:blank",
                          "title",
                          words.getMessage("identity.again.title"),
                          "status",
                          403,
                          "detail",
                          words.getMessage("identity.again.api"))));
    }
    boolean get = request.getMethod().equals("GET");
    String query = get && request.getQueryString() != null ? "?" + request.getQueryString() : "";
    boolean file =
        request instanceof MultipartHttpServletRequest parts
            && parts.getFileMap().values().stream().anyMatch(part -> !part.isEmpty());
    ModelAndView page = new ModelAndView("identity/again");
    page.setStatus(org.springframework.http.HttpStatus.FORBIDDEN);
    page.addObject("target", request.getServletPath() + query);
    // A file cannot be carried along: back to the page where it is chosen.
    page.addObject("method", get || file ? "GET" : "POST");
    page.addObject("file", file);
    page.addObject("typed", get || file ? List.of() : typed(request));
    if (file) {
      page.addObject("target", parent(request.getServletPath()));
    }
    Me.of(request).ifPresent(me -> show(me, page.getModel()));
    return page;
  }

  private void show(Me me, Map<String, Object> model) {
    model.put("app", means.app(me.id()));
    model.put("signedInAs", me.person().name());
  }

  @PostMapping(PATH)
  Object again(
      HttpServletRequest request,
      HttpServletResponse response,
      Me me,
      @RequestParam(name = "again-target", defaultValue = "/") String target,
      @RequestParam(name = "again-method", defaultValue = "GET") String method,
      @RequestParam(name = "again-code", defaultValue = "") String code,
      Model model) {
    if (!ours(target)) {
      return "redirect:/";
    }
    boolean shown =
        code.isBlank()
            ? fresh.getObject().holds(request)
            : check.getObject().accept(me.id(), code, request.getRemoteAddr());
    if (!shown) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("target", target);
      model.addAttribute("method", method);
      model.addAttribute("file", false);
      model.addAttribute("typed", typed(request));
      model.addAttribute(
          "errors", List.of(new FieldError("again-code", words.getMessage("identity.code.wrong"))));
      show(me, model.asMap());
      model.addAttribute("app", means.app(me.id()));
      return "identity/again";
    }
    if (!code.isBlank()) {
      sessions.freshened(request);
    }
    boolean get = method.equals("GET");
    return ResponseEntity.status(get ? 303 : 307).header(HttpHeaders.LOCATION, target).build();
  }

  /** Everything typed but what is ours, in order. */
  private static List<Typed> typed(HttpServletRequest request) {
    List<Typed> all = new ArrayList<>();
    int length = 0;
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      if (OURS.contains(field.getKey()) || field.getKey().startsWith(PREFIX)) {
        continue;
      }
      for (String value : field.getValue()) {
        length += value.length();
        all.add(new Typed(field.getKey(), value));
      }
    }
    return length > MOST_TYPED ? List.of() : all;
  }

  /** A path of ours that can be gone on to. */
  private static boolean ours(String target) {
    return target.startsWith("/")
        && !target.startsWith("//")
        && target.indexOf('\\') < 0
        && target.chars().noneMatch(Character::isISOControl)
        && !target.startsWith(PATH);
  }

  private static String parent(String path) {
    return Optional.of(path.substring(0, Math.max(path.lastIndexOf('/'), 0)))
        .filter(it -> !it.isEmpty())
        .orElse("/");
  }
}
