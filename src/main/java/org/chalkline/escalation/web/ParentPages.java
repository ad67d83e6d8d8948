package org.chalkline.escalation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.chalkline.escalation.web.ParentView.Question;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.links.Opened;
import org.chalkline.web.BadForm;
import org.chalkline.web.FieldError;
import org.chalkline.web.FormView;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages behind a parent's link: what it is about, the letter, and their answer. */
@Controller
@RequestMapping(ParentMatters.HOME)
class ParentPages {

  private final ParentMatters matters;
  private final OneTimeLinks links;
  private final Forms forms;

  ParentPages(ParentMatters matters, OneTimeLinks links, Forms forms) {
    this.matters = matters;
    this.links = links;
    this.forms = forms;
  }

  @GetMapping
  String matter(HttpServletRequest request, CsrfToken form, Model model) {
    form.getToken();
    model.addAttribute("matter", matters.page(opened(request)));
    return "escalation/parent";
  }

  @GetMapping("/letter")
  String letter(HttpServletRequest request, Model model) {
    model.addAttribute("letter", matters.letterPage(opened(request)));
    return "escalation/parent-letter";
  }

  @GetMapping("/letter.pdf")
  ResponseEntity<byte[]> pdf(HttpServletRequest request) {
    return file("school-letter.pdf", MediaType.APPLICATION_PDF, matters.pdf(opened(request)));
  }

  @GetMapping("/meeting.ics")
  ResponseEntity<byte[]> calendar(HttpServletRequest request) {
    return file(
        "school-meeting.ics",
        MediaType.parseMediaType("text/calendar;charset=UTF-8"),
        matters.calendar(opened(request)));
  }

  @GetMapping("/evidence/{item}/{page}")
  ResponseEntity<byte[]> evidence(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String item,
      @PathVariable int page) {
    ViewCopy copy = matters.copy(opened(request), item, page);
    response.setHeader(
        "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(copy.contentType()))
        .body(copy.bytes());
  }

  @GetMapping("/tell")
  String ask(HttpServletRequest request, CsrfToken form, Model model) {
    form.getToken();
    Question question = matters.question(opened(request));
    return ask(question, Map.of(), question.known(), model);
  }

  @PostMapping("/tell")
  String tell(
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken form,
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "0") int known,
      @RequestParam(defaultValue = "") String once,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    Opened opened = opened(request);
    if (!opened.linkId().equals(link)) {
      // Another link was opened in this browser since: what is sent here is not for that one.
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("written", words.isBlank() ? null : words);
      return "links/over";
    }
    Question question = matters.question(opened);
    try {
      Map<String, Object> said =
          forms.read(question.form(), request.getParameterMap(), Map.of()).valid();
      boolean overtaken = matters.tell(opened, said, known, once);
      return "redirect:" + ParentMatters.HOME + "/sent" + (overtaken ? "?other" : "");
    } catch (InvalidInput wrong) {
      BadForm.show(response, model, wrong, once);
    } catch (Refused refused) {
      BadForm.show(response, model, List.of(new FieldError("kind", refused.words())));
      model.addAttribute("onceKey", once);
    }
    form.getToken();
    return ask(matters.question(opened), request.getParameterMap(), known, model);
  }

  @GetMapping("/sent")
  String sent(
      HttpServletRequest request,
      CsrfToken form,
      @RequestParam(required = false) @Nullable String other,
      Model model) {
    form.getToken();
    model.addAttribute("next", matters.next(opened(request), other != null));
    return "escalation/parent-sent";
  }

  private static String ask(
      Question question, Map<String, String[]> typed, int known, Model model) {
    model.addAttribute("question", question);
    model.addAttribute("known", known);
    model.addAttribute("form", FormView.of(question.form(), typed, Map.of()));
    model.addAttribute("scripted", true);
    return "escalation/parent-tell";
  }

  private Opened opened(HttpServletRequest request) {
    return links.opened(request).orElseThrow(NoSuchThing::new);
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(bytes);
  }
}
