package org.chalkline.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.casework.WrittenWords;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.intake.OwnFiles;
import org.chalkline.intake.Reports;
import org.chalkline.intake.Reports.MyReport;
import org.chalkline.web.InvalidInput;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What somebody has reported: their own words and files, where it stands, what was written to them.
 */
@Controller
class MyReportPages {

  private final Reports reports;
  private final OwnFiles files;
  private final WrittenWords writtenWords;
  private final MyReportViews views;

  MyReportPages(Reports reports, OwnFiles files, WrittenWords writtenWords, MyReportViews views) {
    this.reports = reports;
    this.files = files;
    this.writtenWords = writtenWords;
    this.views = views;
  }

  @GetMapping("/my-reports")
  String list(Me me, Model model) {
    model.addAttribute("heads", views.heads());
    model.addAttribute("rows", reports.mine(me).stream().map(views::row).toList());
    model.addAttribute("words", views.words(writtenWords.wordsTo(me.id())));
    return "intake/my-reports";
  }

  @GetMapping("/my-reports/{reference}")
  String one(Me me, @PathVariable String reference, Model model) {
    MyReport report = reports.mine(me, reference);
    model.addAttribute("report", views.view(report, files.of(me, report.reference())));
    return "intake/my-report";
  }

  /** One page of the safe copy of a file, made anew from what was sent; it can run nothing. */
  @GetMapping("/my-reports/{reference}/files/{number}")
  ResponseEntity<byte[]> file(
      Me me,
      @PathVariable String reference,
      @PathVariable int number,
      @RequestParam(defaultValue = "1") int page,
      HttpServletResponse response) {
    ViewCopy copy = files.view(me, reference, number, page);
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(copy.contentType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .body(copy.bytes());
  }

  @GetMapping("/my-reports/{reference}/files/{number}/lock-away")
  String askLock(Me me, @PathVariable String reference, @PathVariable int number, Model model) {
    model.addAttribute("file", files.toLock(me, reference, number).fileName());
    model.addAttribute("reference", reference);
    model.addAttribute("number", number);
    return "intake/lock";
  }

  @PostMapping("/my-reports/{reference}/files/{number}/lock-away")
  String lock(
      Me me,
      @PathVariable String reference,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    try {
      files.lockAway(me, reference, number, words, once);
      next.addFlashAttribute("success", views.said("intake.lock.done"));
      return "redirect:/my-reports/{reference}";
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      model.addAttribute("words", words);
      return askLock(me, reference, number, model);
    }
  }
}
