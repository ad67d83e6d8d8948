package org.chalkline.desk.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.safeguarding.FileTransfers;
import org.chalkline.safeguarding.ReferralInbox;
import org.chalkline.safeguarding.Transfer;
import org.chalkline.web.FormView;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.chalkline.web.When;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The file of a child that goes to another school, and the check of one that comes from there. */
@Controller
class TransferPages {

  /** The last part of the page's address, and the action's name. */
  static final String TRANSFER = "transfer";

  private static final String PAGE = "desk/safeguarding/transfer";
  private static final String CHECK = "desk/safeguarding/package-check";

  private final FileTransfers transfers;
  private final ReferralInbox inbox;
  private final CaseWords words;
  private final When when;

  TransferPages(FileTransfers transfers, ReferralInbox inbox, CaseWords words, When when) {
    this.transfers = transfers;
    this.inbox = inbox;
    this.words = words;
    this.when = when;
  }

  /** A line of the log, ready to print. */
  record Logged(
      String to,
      String made,
      String state,
      String sha256,
      String manifest,
      @Nullable String href) {}

  @GetMapping("/cases/{reference}/transfer")
  String ask(Me me, @PathVariable String reference, Model model) {
    return page(me, reference, Map.of(), model);
  }

  @PostMapping("/cases/{reference}/transfer")
  @NeedsFreshSignIn
  String make(
      Me me,
      @PathVariable String reference,
      @RequestParam(defaultValue = "") String school,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      Model model) {
    try {
      FileTransfers.Made made = transfers.make(me, reference, school, person, once);
      model.addAttribute("reference", reference);
      model.addAttribute("password", made.password());
      model.addAttribute("href", "/cases/" + reference + "/transfers/" + made.id());
      return "desk/safeguarding/transfer-made";
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      return page(
          me,
          reference,
          Map.of("school", new String[] {school}, "person", new String[] {person}),
          model);
    }
  }

  private String page(Me me, String reference, Map<String, String[]> typed, Model model) {
    if (!transfers.may(me, reference)) {
      throw new NoSuchThing();
    }
    Asking asking = new Asking(TRANSFER, words).line("school", true, 200).line("person", true, 200);
    model.addAttribute("form", FormView.of(asking.form(), typed, asking.options()));
    model.addAttribute("reference", reference);
    model.addAttribute(
        "log", transfers.of(me, reference).stream().map(it -> logged(reference, it)).toList());
    return PAGE;
  }

  private Logged logged(String reference, Transfer it) {
    return new Logged(
        it.toSchool() + ", " + it.toPerson(),
        words.say("desk.transfer.made", words.name(it.madeBy()), when.full(it.madeAt())),
        words.coded("desk.transfer.state.", it.state()),
        it.sha256(),
        it.manifest(),
        it.kept() ? "/cases/" + reference + "/transfers/" + it.id() : null);
  }

  @GetMapping("/cases/{reference}/transfers/{transfer}")
  @NeedsFreshSignIn
  ResponseEntity<byte[]> take(
      Me me, @PathVariable String reference, @PathVariable String transfer) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("package.zip", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(transfers.take(me, reference, transfer));
  }

  @GetMapping("/package-check")
  String askCheck(Me me) {
    mayCheck(me);
    return CHECK;
  }

  @PostMapping("/package-check")
  String check(
      Me me,
      @RequestParam(name = "package", required = false) @Nullable MultipartFile given,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String sha256,
      HttpServletResponse response,
      Model model)
      throws IOException {
    mayCheck(me);
    try {
      if (given == null || given.isEmpty()) {
        throw new InvalidInput("package", words.say("desk.package-check.missing"));
      }
      List<FileTransfers.Read> read = transfers.read(given.getBytes(), password, sha256);
      model.addAttribute("read", read);
    } catch (InvalidInput wrong) {
      response.setStatus(400);
      model.addAttribute("errors", wrong.errors());
    } catch (Refused refused) {
      response.setStatus(409);
      model.addAttribute("refused", refused.getMessage());
    }
    return CHECK;
  }

  private void mayCheck(Me me) {
    if (!inbox.has(me)) {
      throw new NoSuchThing();
    }
  }
}
