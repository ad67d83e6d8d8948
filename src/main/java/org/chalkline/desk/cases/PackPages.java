package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chalkline.contacts.Packs;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.meetings.Meetings;
import org.chalkline.web.InvalidInput;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What leaves a case as a file: packs of evidence, made and taken only after a fresh sign-in, and
 * the calendar file of a meeting.
 */
@Controller
@RequestMapping("/cases/{reference}")
class PackPages {

  /** The last part of the page's address, and the action's name. */
  static final String PACK = "pack";

  private static final String PAGE = "desk/cases/action";

  private final CaseActions actions;
  private final Packs packs;
  private final Meetings meetings;
  private final CaseWords words;

  PackPages(CaseActions actions, Packs packs, Meetings meetings, CaseWords words) {
    this.actions = actions;
    this.packs = packs;
    this.meetings = meetings;
    this.words = words;
  }

  @GetMapping("/pack")
  String ask(Me me, @PathVariable String reference, Model model) {
    model.addAttribute("action", actions.view(me, reference, PACK, "", Map.of()));
    return PAGE;
  }

  @PostMapping("/pack")
  @NeedsFreshSignIn
  String make(
      Me me,
      @PathVariable String reference,
      @RequestParam(defaultValue = "") String once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    Map<String, String[]> typed = request.getParameterMap();
    try {
      String on = actions.act(me, reference, PACK, "", typed, once);
      next.addFlashAttribute("success", words.say("desk.case.pack.done"));
      return "redirect:" + on;
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      model.addAttribute("action", actions.view(me, reference, PACK, "", typed));
      return PAGE;
    }
  }

  @GetMapping("/packs/{pack}")
  @NeedsFreshSignIn
  ResponseEntity<byte[]> take(Me me, @PathVariable String reference, @PathVariable String pack) {
    Packs.Taken taken = packs.take(me, reference, pack);
    return file(MediaType.APPLICATION_PDF, taken.fileName(), taken.bytes());
  }

  @GetMapping("/meetings/{meeting}/calendar")
  ResponseEntity<byte[]> calendar(
      Me me, @PathVariable String reference, @PathVariable String meeting) {
    return file(
        new MediaType("text", "calendar", StandardCharsets.UTF_8),
        "meeting-at-school.ics",
        meetings.calendarFile(meetings.find(me, reference, meeting)));
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
