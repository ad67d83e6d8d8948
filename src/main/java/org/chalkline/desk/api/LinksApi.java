package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.links.LinkRow;
import org.chalkline.links.Made;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The links of a case for people without an account. */
@RestController
@RequestMapping("/api/v1/cases/{reference}/links")
@Tag(name = "Links for people without an account")
class LinksApi {

  private final OneTimeLinks links;
  private final OnceOnly once;

  LinksApi(OneTimeLinks links, OnceOnly once) {
    this.links = links;
    this.once = once;
  }

  /** One link; its state is works, locked, expired or revoked. */
  record LinkLine(
      String id,
      String purpose,
      Instant madeAt,
      Instant expires,
      @Nullable Instant openedAt,
      @Nullable Instant usedAt,
      String state) {

    static LinkLine of(LinkRow link) {
      return new LinkLine(
          link.id(),
          link.purpose(),
          link.madeAt(),
          link.expires(),
          link.openedAt(),
          link.usedAt(),
          link.state().name().toLowerCase(Locale.ROOT));
    }
  }

  /** The links, newest first. */
  record Links(List<LinkLine> links) {}

  /** What is answered once and kept nowhere; the address is null where only the code is new. */
  record Secret(@Nullable String address, String code) {}

  @GetMapping
  @Operation(summary = "The links of the case, newest first; neither addresses nor codes")
  Links list(Me me, @PathVariable String reference) {
    return new Links(links.ofCase(me, reference).stream().map(LinkLine::of).toList());
  }

  @PostMapping("/{link}/new-code")
  @Operation(
      summary = "Give a link a new code, which unlocks it",
      description = "The code is answered once; the same key again is refused.")
  Secret newCode(
      Me me, @PathVariable String reference, @PathVariable String link, IdempotencyKey key) {
    return links
        .newCode(me, reference, link, key.value())
        .map(code -> new Secret(null, code))
        .orElseThrow(LinksApi::shownBefore);
  }

  @PostMapping("/{link}/again")
  @Operation(
      summary = "Revoke a link and make another in its place",
      description = "Address and code are answered once; the same key again is refused.")
  Secret again(
      Me me, @PathVariable String reference, @PathVariable String link, IdempotencyKey key) {
    Made made =
        links.makeAgain(me, reference, link, key.value()).orElseThrow(LinksApi::shownBefore);
    return new Secret(made.address(), made.code());
  }

  @PostMapping("/{link}/revoke")
  @Operation(summary = "Revoke a link")
  Done revoke(
      Me me, @PathVariable String reference, @PathVariable String link, IdempotencyKey key) {
    return once.done(
        me, reference, key, link, "revoked", fresh -> links.revoke(me, reference, link, fresh));
  }

  private static Refused shownBefore() {
    return new Refused("It was shown before and is kept nowhere. Make another under a new key.");
  }
}
