package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.chalkline.abuse.AbuseTriage;
import org.chalkline.casework.Access;
import org.chalkline.desk.api.CaseViews.EvidenceLine;
import org.chalkline.desk.api.CaseViews.EvidenceList;
import org.chalkline.evidence.EvidenceItem;
import org.chalkline.evidence.EvidenceLocker;
import org.chalkline.evidence.FileGiven;
import org.chalkline.evidence.NewEvidence;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
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

/** The evidence of a case. */
@RestController
@RequestMapping("/api/v1/cases/{reference}/evidence")
@Tag(name = "Evidence")
class EvidenceApi {

  private final Access access;
  private final EvidenceLocker locker;
  private final People people;
  private final AbuseTriage triage;
  private final OnceOnly once;

  EvidenceApi(
      Access access, EvidenceLocker locker, People people, AbuseTriage triage, OnceOnly once) {
    this.access = access;
    this.locker = locker;
    this.people = people;
    this.triage = triage;
    this.once = once;
  }

  @GetMapping
  @Transactional(readOnly = true)
  @Operation(summary = "The evidence of the case, without bytes")
  EvidenceList list(Me me, @PathVariable String reference) {
    return listed(access.require(me, reference).getId());
  }

  private EvidenceList listed(String caseId) {
    Who.Names names = new Who.Names(people);
    return new EvidenceList(
        locker.of(caseId).stream().map(it -> EvidenceLine.of(it, names)).toList());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add evidence: PNG, JPEG, PDF or text, up to 10 MB each and 20 at a time",
      description = "capturedAt: when the picture was taken, if known, as an ISO instant.")
  EvidenceList add(
      Me me,
      @PathVariable String reference,
      @RequestPart("files") List<MultipartFile> files,
      @RequestParam(required = false) @Nullable String words,
      @RequestParam(required = false) @Nullable Instant capturedAt,
      IdempotencyKey key) {
    return once.run(
        me,
        reference,
        key,
        EvidenceList.class,
        () -> {
          var file = access.requireToChange(me, reference);
          if (triage.childImage(file)) {
            throw new Refused(
                "This case may hold a sexual image of a child: no file is taken. Describe it in words only.");
          }
          List<FileGiven> given = files.stream().map(EvidenceApi::given).toList();
          if (given.isEmpty()) {
            throw new InvalidInput("files", "Choose a file");
          }
          locker.checkAll(given);
          List<String> added =
              given.stream()
                  .map(
                      it ->
                          locker
                              .fix(
                                  new NewEvidence(
                                      file.getId(),
                                      file.school(),
                                      it.fileName(),
                                      it.bytes(),
                                      me.actor(),
                                      Asked.text(words),
                                      capturedAt))
                              .id())
                  .toList();
          return new EvidenceList(
              listed(file.getId()).evidence().stream()
                  .filter(it -> added.contains(it.id()))
                  .toList());
        });
  }

  private static FileGiven given(MultipartFile file) {
    try {
      return new FileGiven(Asked.text(file.getOriginalFilename()), file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping("/{id}/pages/{page}")
  @Transactional
  @Operation(summary = "A page of the copy that is safe to show; recorded as seen by you")
  ResponseEntity<byte[]> page(
      Me me, @PathVariable String reference, @PathVariable String id, @PathVariable int page) {
    var copy = locker.view(ofCase(me, reference, id).id(), page, me.actor());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(copy.contentType()))
        .body(copy.bytes());
  }

  @GetMapping("/{id}/original")
  @Transactional
  @Operation(summary = "The original, byte for byte; recorded as taken by you")
  ResponseEntity<byte[]> original(Me me, @PathVariable String reference, @PathVariable String id) {
    var original = locker.original(ofCase(me, reference, id).id(), me.actor());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(original.fileName(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(original.bytes());
  }

  @PostMapping("/{id}/lock")
  @Operation(
      summary = "Lock an item away",
      description = "Nobody can view, copy or export it from then on, you included.")
  Done lock(
      Me me,
      @PathVariable String reference,
      @PathVariable String id,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.run(
        me,
        reference,
        key,
        Done.class,
        () -> {
          access.requireToChange(me, reference);
          locker.lockAway(ofCase(me, reference, id).id(), me.actor(), Asked.text(body.words()));
          return new Done(id, "locked-away");
        });
  }

  private EvidenceItem ofCase(Me me, String reference, String id) {
    return locker.of(access.require(me, reference).getId()).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchThing::new);
  }
}
