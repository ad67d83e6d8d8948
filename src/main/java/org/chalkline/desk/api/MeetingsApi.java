package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.meetings.Meeting;
import org.chalkline.meetings.Meetings;
import org.chalkline.meetings.Outcome;
import org.chalkline.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The meetings of a case. Times are offered, and what was said recorded, by completing its tasks.
 */
@RestController
@RequestMapping("/api/v1/cases/{reference}/meetings")
@Tag(name = "Meetings")
class MeetingsApi {

  private final Meetings meetings;
  private final People people;
  private final OnceOnly once;

  MeetingsApi(Meetings meetings, People people, OnceOnly once) {
    this.meetings = meetings;
    this.people = people;
    this.once = once;
  }

  /** The meetings of a case. */
  record MeetingList(List<MeetingView> meetings) {}

  /** A meeting; times are ISO instants. */
  record MeetingView(
      String id,
      String kind,
      String state,
      List<String> promised,
      List<Instant> offered,
      @Nullable Instant answerBy,
      @Nullable Instant startsAt,
      int minutes,
      String place,
      String agenda,
      List<Who> schoolSide,
      String others,
      int sequence,
      int missed,
      @Nullable Instant endedAt,
      List<SittingView> sittings) {}

  /** One time at which it was to be. */
  record SittingView(
      String what,
      @Nullable Instant was,
      Instant recordedAt,
      Who recordedBy,
      String present,
      String companion,
      boolean evidenceShown,
      String whyNotShown,
      String schoolNotes,
      String parentNotes,
      @Nullable String outcome,
      @Nullable LocalDate removeBy,
      String agreed,
      String words) {}

  /** A time that was offered and is chosen, and how one knows. */
  record ChosenTime(@Nullable Instant time, @Nullable String how) {}

  /** A new time that both have agreed, and why. */
  record NewTime(@Nullable Instant startsAt, @Nullable String reason) {}

  @GetMapping
  @Transactional(readOnly = true)
  @Operation(summary = "The meetings of the case, oldest first")
  MeetingList list(Me me, @PathVariable String reference) {
    Who.Names names = new Who.Names(people);
    return new MeetingList(
        meetings.ofCase(me, reference).stream().map(it -> view(it, names)).toList());
  }

  private static MeetingView view(Meeting it, Who.Names names) {
    return new MeetingView(
        it.id(),
        it.kind(),
        it.state().code(),
        it.promised(),
        it.offered(),
        it.answerBy(),
        it.startsAt(),
        it.minutes(),
        it.place(),
        it.agenda(),
        it.schoolSide().stream().map(names::of).toList(),
        it.others(),
        it.sequence(),
        it.missed(),
        it.endedAt(),
        it.sittings().stream().map(sitting -> view(sitting, names)).toList());
  }

  private static SittingView view(Meeting.Sitting it, Who.Names names) {
    Outcome outcome = it.outcome();
    return new SittingView(
        it.what(),
        it.was(),
        it.recordedAt(),
        names.of(it.recordedBy()),
        it.present(),
        it.companion(),
        it.evidenceShown(),
        it.whyNotShown(),
        it.schoolNotes(),
        it.parentNotes(),
        outcome == null ? null : outcome.code(),
        it.removeBy(),
        it.agreed(),
        it.words());
  }

  @GetMapping("/{meeting}/calendar")
  @Operation(summary = "The meeting as a calendar file (iCalendar): when and where, nothing more")
  ResponseEntity<byte[]> calendar(
      Me me, @PathVariable String reference, @PathVariable String meeting) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("meeting-at-school.ics").build().toString())
        .body(meetings.calendarFile(meetings.find(me, reference, meeting)));
  }

  @PostMapping("/{meeting}/time")
  @Operation(
      summary = "Record which of the times offered was chosen",
      description = "how: how one knows, such as told on the telephone.")
  Done time(
      Me me,
      @PathVariable String reference,
      @PathVariable String meeting,
      @RequestBody ChosenTime body,
      IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        meeting,
        "fixed",
        fresh ->
            meetings.choose(
                me,
                reference,
                meeting,
                OutsideApi.given("time", body.time()),
                Asked.text(body.how()),
                fresh));
  }

  @PostMapping("/{meeting}/another-time")
  @Operation(summary = "Another time is asked for: times are offered again, nothing is missed")
  Done anotherTime(
      Me me,
      @PathVariable String reference,
      @PathVariable String meeting,
      @RequestBody CaseBodies.Words body,
      IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        meeting,
        "arranging",
        fresh -> meetings.anotherTime(me, reference, meeting, Asked.text(body.words()), fresh));
  }

  @PostMapping("/{meeting}/move")
  @Operation(summary = "Move a meeting to another time that both have agreed; all are told")
  Done move(
      Me me,
      @PathVariable String reference,
      @PathVariable String meeting,
      @RequestBody NewTime body,
      IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        meeting,
        "fixed",
        fresh ->
            meetings.move(
                me,
                reference,
                meeting,
                OutsideApi.given("startsAt", body.startsAt()),
                Asked.text(body.reason()),
                fresh));
  }

  @PostMapping("/{meeting}/call-off")
  @Operation(summary = "Call a meeting off; all who were invited are told")
  Done callOff(
      Me me,
      @PathVariable String reference,
      @PathVariable String meeting,
      @RequestBody CaseBodies.Reason body,
      IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        meeting,
        "called-off",
        fresh -> meetings.callOff(me, reference, meeting, Asked.text(body.reason()), fresh));
  }
}
