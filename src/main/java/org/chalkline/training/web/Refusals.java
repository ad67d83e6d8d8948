package org.chalkline.training.web;

import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** A form that could not be taken is shown again with what is wrong, under its old key. */
final class Refusals {

  private Refusals() {}

  static void show(
      HttpServletResponse response, Model model, InvalidInput wrong, @Nullable String once) {
    response.setStatus(400);
    model.addAttribute("errors", wrong.errors());
    if (once != null) {
      model.addAttribute("onceKey", once);
    }
  }
}
