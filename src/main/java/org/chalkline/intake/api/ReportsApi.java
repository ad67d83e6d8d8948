package org.chalkline.intake.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.identity.Me;
import org.chalkline.intake.MakeReport;
import org.chalkline.intake.OwnFiles;
import org.chalkline.intake.Reports;
import org.chalkline.intake.Reports.MyReport;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reporting, and what you have reported. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
class ReportsApi {

  private final Reports reports;
  private final OwnFiles files;
  private final ObjectMapper json;

  ReportsApi(Reports reports, OwnFiles files, ObjectMapper json) {
    this.reports = reports;
    this.files = files;
    this.json = json;
  }

  /** The reference that the reporter keeps. */
  record Received(String reference) {}

  /** Something that was written to the reporter. */
  record WordView(Instant at, String words) {}

  /** A report as its reporter sees it; standing is received, being-dealt-with or closed. */
  record ReportView(
      String reference,
      Instant at,
      String standing,
      Map<String, Object> details,
      List<WordView> words) {

    static ReportView of(MyReport it) {
      return new ReportView(
          it.reference(),
          it.at(),
          it.standing(),
          it.details(),
          it.words().stream().map(word -> new WordView(word.at(), word.words())).toList());
    }
  }

  /** What you have reported, newest first. */
  record ReportList(List<ReportView> reports) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Report something; files may be in the body, in Base64")
  ResponseEntity<Received> report(Me me, @RequestBody ReportBody body, IdempotencyKey key) {
    return received(reports.report(me, body.with(List.of()), key.value()));
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Report something with files as parts",
      description = "The part report holds the same JSON as the body otherwise; files as files.")
  ResponseEntity<Received> reportWithFiles(
      Me me,
      @RequestParam String report,
      @RequestPart(name = "files", required = false) @Nullable List<MultipartFile> files,
      IdempotencyKey key,
      HttpServletRequest request) {
    List<MakeReport.GivenFile> given =
        (files == null ? List.<MultipartFile>of() : files).stream().map(ReportsApi::file).toList();
    return received(reports.report(me, read(report, request).with(given), key.value()));
  }

  private ReportBody read(String report, HttpServletRequest request) {
    try {
      ReportBody body = json.readValue(report, ReportBody.class);
      if (body == null) {
        throw new InvalidInput("report", "This part must be a JSON object");
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new HttpMessageNotReadableException(
          "the part report", e, new ServletServerHttpRequest(request));
    }
  }

  private static MakeReport.GivenFile file(MultipartFile part) {
    try {
      return new MakeReport.GivenFile(
          Objects.requireNonNullElse(part.getOriginalFilename(), ""), part.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResponseEntity<Received> received(String reference) {
    return ResponseEntity.created(URI.create("/api/v1/reports/" + reference))
        .body(new Received(reference));
  }

  @GetMapping
  @Operation(summary = "What you have reported, newest first")
  ReportList list(Me me) {
    return new ReportList(reports.mine(me).stream().map(ReportView::of).toList());
  }

  @GetMapping("/{reference}")
  @Operation(summary = "One of your reports: your words, where it stands, what was written to you")
  ReportView read(Me me, @PathVariable String reference) {
    return ReportView.of(reports.mine(me, reference));
  }

  /** Why, 1 to 2,000 characters. */
  record Why(@Nullable String words) {}

  @PostMapping("/{reference}/files/{number}/lock")
  @org.springframework.web.bind.annotation.ResponseStatus(
      org.springframework.http.HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Lock a file away that you sent",
      description = "Nobody can look at it, copy it or take it out from then on, you included.")
  void lock(
      Me me,
      @PathVariable String reference,
      @PathVariable int number,
      @RequestBody Why body,
      IdempotencyKey key) {
    files.lockAway(me, reference, number, body.words() == null ? "" : body.words(), key.value());
  }
}
