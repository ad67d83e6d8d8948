package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chalkline.evidence.FileGiven;
import org.chalkline.evidence.Original;
import org.chalkline.evidence.ViewCopy;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** The evidence of a case: adding files, looking at the copy, taking the original. */
@Controller
@RequestMapping("/cases/{reference}/evidence")
class EvidencePages {

  static final String ADD = "evidence";

  private static final String ADD_PAGE = "desk/cases/evidence";

  private final CaseEvidence evidence;
  private final CaseWords words;

  EvidencePages(CaseEvidence evidence, CaseWords words) {
    this.evidence = evidence;
    this.words = words;
  }

  @GetMapping
  String ask(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("adding", evidence.adding(me, reference));
    return ADD_PAGE;
  }

  @PostMapping
  String add(
      Me me,
      @PathVariable String reference,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      @RequestParam(name = "words", defaultValue = "") String said,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next)
      throws IOException {
    try {
      evidence.add(me, reference, given(files), said, once);
      next.addFlashAttribute("success", words.say("desk.case.evidence.done"));
      return "redirect:/cases/{reference}";
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      model.addAttribute("said", said);
      return ask(me, reference, model);
    }
  }

  private static List<FileGiven> given(@Nullable List<MultipartFile> files) throws IOException {
    List<FileGiven> given = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        String name = file.getOriginalFilename();
        given.add(new FileGiven(name == null ? "" : name, file.getBytes()));
      }
    }
    return given;
  }

  @GetMapping("/{item}/view/{page}")
  ResponseEntity<byte[]> view(
      Me me,
      @PathVariable String reference,
      @PathVariable String item,
      @PathVariable int page,
      HttpServletResponse response) {
    ViewCopy copy = evidence.view(me, reference, item, page);
    return sandboxed(response)
        .contentType(MediaType.parseMediaType(copy.contentType()))
        .body(copy.bytes());
  }

  @GetMapping("/{item}/original")
  String warn(Me me, @PathVariable String reference, @PathVariable String item, Model model) {
    model.addAttribute("original", evidence.taking(me, reference, item));
    return "desk/cases/original";
  }

  @PostMapping("/{item}/original")
  ResponseEntity<byte[]> original(
      Me me,
      @PathVariable String reference,
      @PathVariable String item,
      HttpServletResponse response) {
    Original original = evidence.original(me, reference, item);
    return sandboxed(response)
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(original.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(original.bytes());
  }

  /** In place of the policy that every page carries: nothing in it runs, and nothing is loaded. */
  private static ResponseEntity.BodyBuilder sandboxed(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    return ResponseEntity.ok();
  }
}
