package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.identity.Me;
import org.chalkline.web.Csp;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The case page, and the models it draws. */
@Controller
@RequestMapping("/cases/{reference}")
class CasePage {

  private final CaseViews views;
  private final CaseLetters letters;
  private final OutsideViews outside;
  private final CaseModels models;

  CasePage(CaseViews views, CaseLetters letters, OutsideViews outside, CaseModels models) {
    this.views = views;
    this.letters = letters;
    this.outside = outside;
    this.models = models;
  }

  @GetMapping
  String open(
      Me me,
      @PathVariable String reference,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    model.addAttribute("case", views.open(me, reference));
    model.addAttribute("letters", letters.of(me, reference));
    model.addAttribute("outsiders", outside.of(me, reference));
    Csp.allowDiagram(request, response);
    return "desk/cases/case";
  }

  @GetMapping("/diagram/{process}.bpmn")
  ResponseEntity<String> diagram(
      Me me, @PathVariable String reference, @PathVariable String process) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(models.of(me, reference, process));
  }
}
