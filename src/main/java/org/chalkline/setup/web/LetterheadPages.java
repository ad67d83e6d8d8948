package org.chalkline.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.setup.Letterheads;
import org.chalkline.setup.Letterheads.KeepLetterhead;
import org.chalkline.setup.Letterheads.Letterhead;
import org.chalkline.setup.SchoolSetups;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the letterhead, with a letter that shows it. */
@Controller
@RequestMapping("/set-up/{school}/letterhead")
class LetterheadPages {

  private final Letterheads letterheads;
  private final SchoolSetups setups;
  private final MessageSourceAccessor words;

  LetterheadPages(Letterheads letterheads, SchoolSetups setups, MessageSource messages) {
    this.letterheads = letterheads;
    this.setups = setups;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping
  String letterhead(Me me, @PathVariable String school, Model model) {
    Letterhead now = letterheads.find(me, school).orElse(null);
    KeepLetterhead given =
        now == null
            ? new KeepLetterhead(setups.of(me, school).school().name(), "", "", "", null, false)
            : new KeepLetterhead(
                now.name(),
                String.join("\n", now.address()),
                now.telephone(),
                now.email(),
                null,
                false);
    return show(me, school, given, model);
  }

  @PostMapping
  String keep(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String telephone,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(required = false) @Nullable MultipartFile logo,
      @RequestParam(required = false) @Nullable String withoutLogo,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model)
      throws IOException {
    byte[] file = logo == null || logo.isEmpty() ? null : logo.getBytes();
    KeepLetterhead given =
        new KeepLetterhead(name, address, telephone, email, file, withoutLogo != null);
    try {
      letterheads.keep(me, school, given, once);
      next.addFlashAttribute("success", words.getMessage("setup.letterhead.kept"));
      return "redirect:/set-up/" + school + "/letterhead";
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return show(me, school, given, model);
    }
  }

  @GetMapping("/logo.png")
  ResponseEntity<byte[]> logo(Me me, @PathVariable String school) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(letterheads.logo(me, school));
  }

  private String show(Me me, String school, KeepLetterhead given, Model model) {
    Letterhead now = letterheads.find(me, school).orElse(null);
    model.addAttribute("given", given);
    model.addAttribute("shown", now);
    model.addAttribute("lines", now == null ? List.of() : now.address());
    model.addAttribute("back", "/set-up/" + school);
    model.addAttribute("action", "/set-up/" + school + "/letterhead");
    model.addAttribute("logo", "/set-up/" + school + "/letterhead/logo.png");
    return "setup/letterhead";
  }
}
