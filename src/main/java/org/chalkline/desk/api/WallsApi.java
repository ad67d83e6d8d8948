package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.Access;
import org.chalkline.casework.Associates;
import org.chalkline.casework.InCharge;
import org.chalkline.casework.Looked;
import org.chalkline.casework.NeedToKnow;
import org.chalkline.casework.Walls;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sees a case and who is kept out of it, as the case page does it. */
@RestController
@RequestMapping("/api/v1/cases/{reference}")
@Tag(name = "Walls")
class WallsApi {

  private final Access access;
  private final InCharge inCharge;
  private final Walls walls;
  private final Looked looked;
  private final Associates associates;
  private final NeedToKnow needToKnow;
  private final People people;
  private final OnceOnly once;

  WallsApi(
      Access access,
      InCharge inCharge,
      Walls walls,
      Looked looked,
      Associates associates,
      NeedToKnow needToKnow,
      People people,
      OnceOnly once) {
    this.access = access;
    this.inCharge = inCharge;
    this.walls = walls;
    this.looked = looked;
    this.associates = associates;
    this.needToKnow = needToKnow;
    this.people = people;
    this.once = once;
  }

  /** Who has an interest, how they are bound to a subject, and how that is known. */
  record Associate(@Nullable String person, @Nullable String relation, @Nullable String words) {}

  /** A person, and why. */
  record OfPerson(@Nullable String person, @Nullable String reason) {}

  /** To whom the case is no longer shown, a person or a role at a school, and why. */
  record OfGrantee(@Nullable String grantee, @Nullable String reason) {}

  /**
   * To whom a case is shown.
   *
   * @param why a setting of the policy, a step, need-to-know or break-glass
   */
  record Shown(
      String grantee,
      String why,
      @Nullable String words,
      @Nullable Who givenBy,
      Instant since,
      @Nullable Instant until) {}

  /** Who is outside and why. */
  record Outside(Who person, String why, @Nullable String words, Instant since) {}

  /** Somebody looked, or did something. */
  record Did(Instant at, Who person, String what) {}

  /**
   * Who can see the case.
   *
   * @param outside who is outside; empty unless you are in charge
   * @param before what they had seen and done before that; likewise
   */
  record CaseAccess(List<Shown> shown, List<Did> looked, List<Outside> outside, List<Did> before) {}

  @GetMapping("/access")
  @Transactional(readOnly = true)
  @Operation(summary = "Who can see the case, who looked; who is outside, for whoever is in charge")
  CaseAccess access(Me me, @PathVariable String reference) {
    CaseFile file = access.require(me, reference);
    boolean leads = inCharge.is(me, file);
    Who.Names names = new Who.Names(people);
    return new CaseAccess(
        needToKnow.of(file).stream()
            .map(
                it ->
                    new Shown(
                        it.grantee(),
                        it.why(),
                        it.words(),
                        names.orNull(it.givenBy()),
                        it.since(),
                        it.until()))
            .toList(),
        looked.at(file).stream().map(it -> did(it, names)).toList(),
        leads
            ? walls.of(file.getId()).stream()
                .map(
                    it ->
                        new Outside(names.of(it.person()), it.why().name(), it.words(), it.since()))
                .toList()
            : List.of(),
        leads
            ? looked.before(file).stream()
                .flatMap(it -> it.entries().stream())
                .map(it -> did(it, names))
                .toList()
            : List.of());
  }

  private static Did did(Recorded it, Who.Names names) {
    return new Did(it.at(), names.of(it.actor()), it.what());
  }

  @PostMapping("/associates")
  @Operation(
      summary = "Name an associate of a subject",
      description =
          "relation: partner, relative, friend, interest or other. From then on the case does not"
              + " exist for them.")
  Done name(
      Me me, @PathVariable String reference, @RequestBody Associate body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "named",
        fresh ->
            associates.name(
                me,
                reference,
                Asked.text(body.person()),
                Asked.text(body.relation()),
                Asked.text(body.words()),
                fresh));
  }

  @PostMapping("/associates/withdraw")
  @Operation(summary = "Say that somebody has no interest after all; for whoever is in charge")
  Done withdraw(
      Me me, @PathVariable String reference, @RequestBody OfPerson body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "withdrawn",
        fresh ->
            associates.notAfterAll(
                me, reference, Asked.text(body.person()), Asked.text(body.reason()), fresh));
  }

  @PostMapping("/need-to-know")
  @Operation(summary = "Let a person see the case; for whoever is in charge")
  Done add(Me me, @PathVariable String reference, @RequestBody OfPerson body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "added",
        fresh ->
            needToKnow.add(
                me, reference, Asked.text(body.person()), Asked.text(body.reason()), fresh));
  }

  @PostMapping("/need-to-know/take-off")
  @Operation(summary = "Show the case to somebody no more; for whoever is in charge")
  Done takeOff(
      Me me, @PathVariable String reference, @RequestBody OfGrantee body, IdempotencyKey key) {
    return once.onCase(
        me,
        reference,
        key,
        "taken",
        fresh ->
            needToKnow.takeAway(
                me, reference, Asked.text(body.grantee()), Asked.text(body.reason()), fresh));
  }
}
