package org.chalkline.assurance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.chalkline.audit.Report;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The auditor's page: prove the history, keep a checkpoint. */
@Controller
class HistoryPages implements Navigation {

  private static final long LARGEST = 20_000_000;

  private final HistoryDesk desk;
  private final MessageSource messages;

  HistoryPages(HistoryDesk desk, MessageSource messages) {
    this.desk = desk;
    this.messages = messages;
  }

  /**
   * What was found, ready to print.
   *
   * @param wrong the first thing that does not hold, or null
   */
  record Found(boolean holds, String title, @Nullable String wrong, String read, boolean against)
      implements java.io.Serializable {}

  @GetMapping("/history")
  @NeedsFreshSignIn
  String history(Me me) {
    desk.admit(me);
    return "assurance/history";
  }

  @PostMapping("/history/verify")
  @NeedsFreshSignIn
  String verify(
      Me me,
      @RequestParam(required = false) @Nullable MultipartFile checkpoint,
      RedirectAttributes redirect,
      Model model,
      HttpServletResponse response)
      throws IOException {
    desk.admit(me);
    try {
      String kept = text(checkpoint);
      redirect.addFlashAttribute("found", found(desk.verify(me, kept), kept != null));
      return "redirect:/history";
    } catch (InvalidInput wrong) {
      model.addAttribute("errors", wrong.errors());
      response.setStatus(400);
      return "assurance/history";
    }
  }

  private @Nullable String text(@Nullable MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      return null;
    }
    if (file.getSize() > LARGEST) {
      throw new InvalidInput("checkpoint", words("assurance.verify.too-large"));
    }
    String text = new String(file.getBytes(), StandardCharsets.UTF_8);
    if (!text.contains("chalkline-kept-")) {
      throw new InvalidInput("checkpoint", words("assurance.verify.unreadable"));
    }
    return text;
  }

  private Found found(Report report, boolean against) {
    var first = report.first();
    return new Found(
        report.ok(),
        words(report.ok() ? "assurance.verify.holds" : "assurance.verify.broken"),
        first == null ? null : first.words(),
        words("assurance.verify.read", report.chains(), report.entries(), report.checkpoints()),
        against && report.ok());
  }

  @PostMapping("/history/checkpoint")
  @NeedsFreshSignIn
  ResponseEntity<byte[]> checkpoint(Me me) {
    HistoryDesk.Kept kept = desk.checkpoint(me);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("chalkline-checkpoint-%d.json".formatted(kept.checkpoint().number()))
                .build()
                .toString())
        .body(kept.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    return request.getAttribute("chalkline.me") instanceof Me me && me.hasAnywhere("auditor")
        ? List.of(new NavItem("/history", words("assurance.history.nav"), 80))
        : List.of();
  }

  private String words(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
