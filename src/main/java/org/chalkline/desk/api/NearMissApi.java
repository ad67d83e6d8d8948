package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.nearmiss.NearMisses;
import org.chalkline.nearmiss.Patterns;
import org.chalkline.nearmiss.ReportNearMiss;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.NoSuchThing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Near misses, where a school has them on. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Near misses")
class NearMissApi {

  private final NearMisses misses;
  private final Patterns patterns;

  NearMissApi(NearMisses misses, Patterns patterns) {
    this.misses = misses;
    this.patterns = patterns;
  }

  /** A near miss; the codes are those of the page. */
  record NearMissBody(
      @Nullable String school,
      @Nullable String kind,
      @Nullable String platform,
      @Nullable String place,
      @Nullable String said,
      @Nullable LocalDate happenedOn,
      @Nullable Boolean deleted,
      @Nullable Boolean withheld) {}

  /** The code of a report whose name is withheld. */
  record CodeBody(@Nullable String code) {}

  /** What this person has reported under their name. */
  record MineView(List<NearMisses.Mine> nearMisses) {}

  @PostMapping("/near-misses")
  @Operation(
      summary = "Report a near miss",
      description =
          "With withheld true the answer has a code and no reference, and nothing that is kept says"
              + " who reported.")
  NearMisses.Receipt report(Me me, @RequestBody NearMissBody body, IdempotencyKey key) {
    return misses.report(
        me,
        new ReportNearMiss(
            Asked.text(body.school()),
            Asked.text(body.kind()),
            Asked.text(body.platform()),
            Asked.text(body.place()),
            Asked.text(body.said()),
            body.happenedOn(),
            Boolean.TRUE.equals(body.deleted()),
            Boolean.TRUE.equals(body.withheld())),
        key.value());
  }

  @GetMapping("/near-misses/mine")
  @Operation(summary = "The near misses that you have reported under your name")
  MineView mine(Me me) {
    on(me);
    return new MineView(misses.mine(me));
  }

  @PostMapping("/near-misses/code")
  @Operation(summary = "What was reported with the name withheld, for whoever has its code")
  NearMisses.Mine withCode(Me me, @RequestBody CodeBody body) {
    on(me);
    return misses.withCode(Asked.text(body.code()));
  }

  private void on(Me me) {
    if (misses.schools(me).isEmpty()) {
      throw new NoSuchThing();
    }
  }

  @GetMapping("/schools/{school}/near-misses/report")
  @Operation(
      summary = "What the near misses have in common since the policy was last reviewed",
      description = "Nobody is named; what recurs stands there from twice on.")
  Patterns.Report report(Me me, @PathVariable String school) {
    return patterns.of(me, school);
  }
}
