package org.chalkline.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import org.chalkline.casework.WrittenWords;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.intake.OwnFiles;
import org.chalkline.intake.Reports;
import org.chalkline.intake.Reports.MyReport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

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
}
