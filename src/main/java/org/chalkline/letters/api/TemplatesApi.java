package org.chalkline.letters.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalkline.identity.Me;
import org.chalkline.letters.LetterBlock;
import org.chalkline.letters.LetterKind;
import org.chalkline.letters.Templates;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a school's letters are drafted from: templates and standard lines. */
@RestController
@RequestMapping("/api/v1/schools/{school}")
@Tag(name = "Letters")
class TemplatesApi {

  private final Templates templates;

  TemplatesApi(Templates templates) {
    this.templates = templates;
  }

  /** Every kind of letter with its template. */
  record TemplateList(List<TemplateView> templates) {}

  /**
   * How a kind of letter stands.
   *
   * @param draft the version that waits for another person's approval; null if none does
   */
  record TemplateView(String kind, VersionView inUse, @Nullable VersionView draft) {}

  /** A kind of letter with every version that was ever saved, newest first. */
  record TemplateWhole(TemplateView template, List<VersionView> versions) {}

  /**
   * A version.
   *
   * @param version 0 for what is shipped
   * @param draftedBy the id of a person, as the other is; null for what is shipped
   */
  record VersionView(
      int version,
      String state,
      String body,
      @Nullable String draftedBy,
      @Nullable Instant draftedAt,
      @Nullable String settledBy,
      @Nullable Instant settledAt) {

    static VersionView of(Templates.Version it) {
      return new VersionView(
          it.version(),
          it.state(),
          it.body(),
          it.draftedBy(),
          it.draftedAt(),
          it.settledBy(),
          it.settledAt());
    }
  }

  /**
   * The text of a draft or of a line; fields as {@code {{name}}}, lines as {@code {{line:name}}}.
   */
  record Text(@Nullable String body) {}

  /** The parts of a letter as it would be printed, with invented facts in it. */
  record Preview(List<LetterBlock> blocks) {}

  /** The standard lines by their names. */
  record Lines(Map<String, String> lines) {}

  /** What was done. */
  record Changed(String id, String state) {}

  @GetMapping("/letter-templates")
  @Operation(summary = "Every kind of letter with its template; for whoever keeps them")
  TemplateList all(Me me, @PathVariable String school) {
    return new TemplateList(templates.at(me, school).stream().map(TemplatesApi::view).toList());
  }

  private static TemplateView view(Templates.Standing it) {
    Templates.Version draft = it.draft();
    return new TemplateView(
        it.kind().id(), VersionView.of(it.inUse()), draft == null ? null : VersionView.of(draft));
  }

  @GetMapping("/letter-templates/{kind}")
  @Operation(summary = "A template with every version that was ever saved")
  TemplateWhole one(Me me, @PathVariable String school, @PathVariable String kind) {
    return new TemplateWhole(
        view(templates.standing(me, school, kind(kind))),
        templates.versions(me, school, kind(kind)).stream().map(VersionView::of).toList());
  }

  @PutMapping("/letter-templates/{kind}/draft")
  @Operation(
      summary = "Put a new version forward; used once another person has approved it",
      description = "A field or a line that nobody knows is refused, beside body.")
  Changed draft(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestBody Text body,
      IdempotencyKey key) {
    templates.save(me, school, kind(kind), text(body), key.value());
    return new Changed(kind, "draft");
  }

  @GetMapping("/letter-templates/{kind}/preview")
  @Operation(summary = "The draft, or what is in use, with the school's lines and invented facts")
  Preview preview(Me me, @PathVariable String school, @PathVariable String kind) {
    Templates.Standing it = templates.standing(me, school, kind(kind));
    Templates.Version shown = Objects.requireNonNullElse(it.draft(), it.inUse());
    return new Preview(templates.preview(me, school, shown.body()));
  }

  @GetMapping("/letter-templates/{kind}/preview/pdf")
  @Operation(summary = "The same as it would be printed, PDF/UA")
  ResponseEntity<byte[]> pdf(Me me, @PathVariable String school, @PathVariable String kind) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .body(templates.pdf(me, school, kind(kind)));
  }

  @PostMapping("/letter-templates/{kind}/draft/approval")
  @Operation(summary = "Approve the draft; never one's own")
  Changed approve(
      Me me, @PathVariable String school, @PathVariable String kind, IdempotencyKey key) {
    templates.approve(me, school, kind(kind), key.value());
    return new Changed(kind, "approved");
  }

  @PostMapping("/letter-templates/{kind}/draft/dropping")
  @Operation(summary = "Drop the draft; letters are drafted as before")
  Changed drop(Me me, @PathVariable String school, @PathVariable String kind, IdempotencyKey key) {
    templates.drop(me, school, kind(kind), key.value());
    return new Changed(kind, "dropped");
  }

  @GetMapping("/letter-lines")
  @Operation(summary = "The standard lines of the school's letters")
  Lines lines(Me me, @PathVariable String school) {
    return new Lines(templates.lines(me, school));
  }

  @PutMapping("/letter-lines/{name}")
  @Operation(summary = "Keep a standard line; letters begun from now on have it")
  Changed line(
      Me me,
      @PathVariable String school,
      @PathVariable String name,
      @RequestBody Text body,
      IdempotencyKey key) {
    templates.keepLine(me, school, name, text(body), key.value());
    return new Changed(name, "kept");
  }

  private static LetterKind kind(String id) {
    return LetterKind.find(id).orElseThrow(NoSuchThing::new);
  }

  private static String text(Text given) {
    return Objects.requireNonNullElse(given.body(), "");
  }
}
