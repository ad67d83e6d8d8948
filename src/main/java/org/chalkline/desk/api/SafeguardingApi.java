package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.safeguarding.Chronologies;
import org.chalkline.safeguarding.FurtherBodies;
import org.chalkline.safeguarding.NewWorry;
import org.chalkline.safeguarding.OwnWorries;
import org.chalkline.safeguarding.ReferralInbox;
import org.chalkline.safeguarding.Referrals;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Worries about children. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Safeguarding")
class SafeguardingApi {

  private final Referrals referrals;
  private final OwnWorries own;
  private final ReferralInbox inbox;
  private final Chronologies chronologies;
  private final FurtherBodies bodies;
  private final OnceOnly once;

  SafeguardingApi(
      Referrals referrals,
      OwnWorries own,
      ReferralInbox inbox,
      Chronologies chronologies,
      FurtherBodies bodies,
      OnceOnly once) {
    this.referrals = referrals;
    this.own = own;
    this.inbox = inbox;
    this.chronologies = chronologies;
    this.bodies = bodies;
    this.once = once;
  }

  /** A worry about a child; {@code post}: the role id of whoever seems to be behind it. */
  record Worry(
      @Nullable String school,
      @Nullable String child,
      @Nullable String worry,
      @Nullable String place,
      @Nullable String behind,
      @Nullable String post,
      @Nullable Boolean danger,
      @Nullable Instant seenAt) {}

  /** What was received: nothing more is said of it. */
  record Received(String reference, String school, Instant receivedAt) {}

  /** What this person told. */
  record Told(List<Received> worries) {}

  /** The inbox: what nobody has acknowledged yet comes first. */
  record Inbox(List<ReferralInbox.Row> referrals) {}

  /** The chronology. */
  record Chronology(List<Chronologies.Line> lines) {}

  /** An entry of the chronology: the day on which it happened, and what. */
  record Entry(@Nullable LocalDate day, @Nullable String words) {}

  /** Bodies outside, as kinds of duty, and why they are told. */
  record Bodies(@Nullable List<@Nullable String> bodies, @Nullable String reason) {}

  @PostMapping("/worries")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Tell the safeguarding lead that you are worried about a child",
      description =
          "In danger call 999 first. No text message is sent to anybody. Never send an image.")
  CaseBodies.Begun tell(Me me, @RequestBody Worry body, IdempotencyKey key) {
    return once.run(
        me,
        key,
        CaseBodies.Begun.class,
        () ->
            new CaseBodies.Begun(
                referrals.refer(me, worry(body, Asked.text(body.school())), Once.freshKey())));
  }

  @GetMapping("/worries")
  @Operation(summary = "What you told of children: that it was received")
  Told told(Me me) {
    return new Told(own.of(me).stream().map(SafeguardingApi::received).toList());
  }

  @GetMapping("/worries/{reference}")
  @Operation(summary = "One of them")
  Received told(Me me, @PathVariable String reference) {
    return received(own.find(me, reference));
  }

  private static Received received(OwnWorries.Received it) {
    return new Received(it.reference(), it.school(), it.at());
  }

  @PostMapping("/cases/{reference}/worries")
  @Operation(summary = "Refer a child in this case to the safeguarding lead")
  Done refer(Me me, @PathVariable String reference, @RequestBody Worry body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "referred",
        fresh -> referrals.referFrom(me, reference, worry(body, ""), fresh));
  }

  private static NewWorry worry(Worry body, String school) {
    String post = Asked.text(body.post());
    return new NewWorry(
        school,
        Asked.text(body.child()),
        Asked.text(body.worry()),
        Asked.text(body.place()),
        Asked.text(body.behind()),
        post.isEmpty() ? null : post,
        Boolean.TRUE.equals(body.danger()),
        body.seenAt());
  }

  @GetMapping("/safeguarding/inbox")
  @Operation(summary = "The inbox of the safeguarding lead and the deputy")
  Inbox inbox(Me me) {
    return new Inbox(inbox.of(me));
  }

  @PostMapping("/cases/{reference}/bodies")
  @Operation(
      summary = "Further bodies outside are told of a child",
      description =
          "social-care, police, ceop, iwf, report-remove, prevent, fgm, child-sexual-abuse.")
  Done tellBodies(
      Me me, @PathVariable String reference, @RequestBody Bodies body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "told",
        fresh ->
            bodies.tell(
                me,
                reference,
                Asked.texts("bodies", body.bodies()),
                Asked.text(body.reason()),
                fresh));
  }

  @GetMapping("/cases/{reference}/chronology")
  @Operation(summary = "The chronology of a referral, first day first")
  Chronology chronology(Me me, @PathVariable String reference) {
    return new Chronology(chronologies.of(me, reference));
  }

  @PostMapping("/cases/{reference}/chronology")
  @Operation(summary = "Add an entry to the chronology")
  Done enter(Me me, @PathVariable String reference, @RequestBody Entry body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "added",
        fresh -> chronologies.add(me, reference, body.day(), Asked.text(body.words()), fresh));
  }

  @GetMapping("/cases/{reference}/chronology/pdf")
  @NeedsFreshSignIn
  @Operation(summary = "The chronology as PDF/UA-1; recorded as taken by you")
  ResponseEntity<byte[]> pdf(Me me, @PathVariable String reference) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .body(chronologies.pdf(me, reference));
  }
}
