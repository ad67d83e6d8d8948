package org.chalkline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** A form that could not be taken: its page is shown again with what is wrong, and answers 400. */
public final class BadForm {

  private BadForm() {}

  /**
   * Puts what is wrong before the page.
   *
   * @param once the key under which the form came; null if it carries none
   */
  public static void show(
      HttpServletResponse response, Model model, InvalidInput wrong, @Nullable String once) {
    show(response, model, wrong.errors());
    if (once != null) {
      model.addAttribute("onceKey", once);
    }
  }

  /** The same for errors that nobody threw. */
  public static void show(HttpServletResponse response, Model model, List<FieldError> errors) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", errors);
  }
}
