package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.safeguarding.FileTransfers;
import org.chalkline.safeguarding.ReferralInbox;
import org.chalkline.safeguarding.Transfer;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The file of a child that goes to another school. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Safeguarding")
class TransfersApi {

  private final FileTransfers transfers;
  private final ReferralInbox inbox;
  private final OnceOnly once;

  TransfersApi(FileTransfers transfers, ReferralInbox inbox, OnceOnly once) {
    this.transfers = transfers;
    this.inbox = inbox;
    this.once = once;
  }

  /** To which school, and who receives it there. */
  record To(@Nullable String school, @Nullable String person) {}

  /** The log of a referral. */
  record Log(List<Transfer> transfers) {}

  /** What a package holds. */
  record Checked(List<FileTransfers.Read> items) {}

  @GetMapping("/cases/{reference}/transfers")
  @Operation(summary = "The files that went to other schools, with what was in them")
  Log log(Me me, @PathVariable String reference) {
    return new Log(transfers.of(me, reference));
  }

  @PostMapping("/cases/{reference}/transfers")
  @ResponseStatus(HttpStatus.CREATED)
  @NeedsFreshSignIn
  @Operation(
      summary = "Make the encrypted package of a child's file for another school",
      description =
          "Answers the password once; it is kept nowhere. Repeated with the same key, it is null.")
  FileTransfers.Made make(
      Me me, @PathVariable String reference, @RequestBody To body, IdempotencyKey key) {
    return transfers.make(
        me, reference, Asked.text(body.school()), Asked.text(body.person()), key.value());
  }

  @GetMapping("/cases/{reference}/transfers/{id}")
  @NeedsFreshSignIn
  @Operation(summary = "The package, for sending it; recorded as taken by you")
  ResponseEntity<byte[]> take(Me me, @PathVariable String reference, @PathVariable String id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .body(transfers.take(me, reference, id));
  }

  @PostMapping("/cases/{reference}/transfers/receipt")
  @Operation(summary = "The other school says that the file has arrived")
  Done received(
      Me me,
      @PathVariable String reference,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "received",
        fresh -> transfers.received(me, reference, Asked.text(body.words()), fresh));
  }

  @PostMapping(path = "/packages/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Check a package that came from another school; nothing of it is kept",
      description = "409 if the password is wrong or anything was changed, added or taken out.")
  Checked check(
      Me me,
      @RequestPart("package") MultipartFile given,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String sha256)
      throws IOException {
    if (!inbox.has(me)) {
      throw new NoSuchThing();
    }
    return new Checked(transfers.read(given.getBytes(), password, sha256));
  }
}
