package org.chalkline.desk.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chalkline.contacts.AnswerCame;
import org.chalkline.contacts.Body;
import org.chalkline.contacts.Contact;
import org.chalkline.contacts.ContactMade;
import org.chalkline.contacts.MakePack;
import org.chalkline.contacts.OutsideContacts;
import org.chalkline.contacts.Pack;
import org.chalkline.contacts.Pack.Audience;
import org.chalkline.contacts.Packs;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.People;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bodies outside the school in a case: contacts, their answers, packs of evidence. */
@RestController
@RequestMapping("/api/v1/cases/{reference}")
@Tag(name = "Bodies outside the school")
class OutsideApi {

  private final OutsideContacts contacts;
  private final Packs packs;
  private final People people;
  private final OnceOnly once;

  OutsideApi(OutsideContacts contacts, Packs packs, People people, OnceOnly once) {
    this.contacts = contacts;
    this.packs = packs;
    this.people = people;
    this.once = once;
  }

  /** The contacts of a case. */
  record ContactList(List<ContactView> contacts) {}

  /** A contact; times are ISO instants. */
  record ContactView(
      String id,
      String kind,
      String state,
      String body,
      String person,
      String bodyReference,
      @Nullable Instant lastContact,
      @Nullable Instant nextChase,
      int tries,
      List<EntryView> entries) {}

  /** What was said, asked or answered. */
  record EntryView(
      String what,
      Instant happenedAt,
      Instant recordedAt,
      Who recordedBy,
      String how,
      String person,
      String bodyReference,
      String words,
      List<String> documents,
      String otherDocuments) {}

  /**
   * A contact that was made; {@code documents} as {@code evidence:} or {@code pack:} with an id.
   */
  record NewContact(
      @Nullable String kind,
      @Nullable String body,
      @Nullable String how,
      @Nullable Instant contactedAt,
      @Nullable String person,
      @Nullable String bodyReference,
      @Nullable String words,
      @Nullable List<@Nullable String> documents,
      @Nullable String otherDocuments,
      @Nullable Boolean awaited,
      @Nullable LocalDate nextChase) {}

  /** An answer that came. */
  record NewAnswer(
      @Nullable Instant answeredAt,
      @Nullable String person,
      @Nullable String bodyReference,
      @Nullable String answer) {}

  /** The packs of a case. */
  record PackList(List<PackView> packs) {}

  /** A pack as it was made. */
  record PackView(
      String id,
      int number,
      String audience,
      String forWhom,
      List<String> items,
      int withheld,
      Who madeBy,
      Instant madeAt,
      int size,
      String sha256) {}

  /** A pack to be made: for {@code police} or {@code platform}, of these items. */
  record NewPack(
      @Nullable String audience,
      @Nullable String forWhom,
      @Nullable List<@Nullable String> items) {}

  @GetMapping("/outside-contacts")
  @Transactional(readOnly = true)
  @Operation(summary = "The contacts of the case with bodies outside the school, oldest first")
  ContactList contacts(Me me, @PathVariable String reference) {
    Who.Names names = new Who.Names(people);
    return new ContactList(
        contacts.ofCase(me, reference).stream().map(it -> view(it, names)).toList());
  }

  private static ContactView view(Contact it, Who.Names names) {
    return new ContactView(
        it.id(),
        it.kind().code(),
        it.state().code(),
        it.body(),
        it.person(),
        it.bodyReference(),
        it.lastContact(),
        it.nextChase(),
        it.tries(),
        it.entries().stream()
            .map(
                entry ->
                    new EntryView(
                        entry.what(),
                        entry.happenedAt(),
                        entry.recordedAt(),
                        names.of(entry.recordedBy()),
                        entry.how(),
                        entry.person(),
                        entry.bodyReference(),
                        entry.words(),
                        entry.documents(),
                        entry.otherDocuments()))
            .toList());
  }

  @PostMapping("/outside-contacts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Record a contact with a body outside the school",
      description =
          "kind: police, solicitor, local-authority, platform or other. how: telephone, online,"
              + " email, letter or person. awaited: somebody asks again until an answer comes.")
  Done contact(
      Me me, @PathVariable String reference, @RequestBody NewContact body, IdempotencyKey key) {
    return once.made(
        me,
        reference,
        key,
        "recorded",
        fresh -> {
          String kind =
              Asked.oneOf(
                  "kind", body.kind(), "", Arrays.stream(Body.values()).map(Body::code).toList());
          if (kind.isEmpty()) {
            throw new InvalidInput("kind", "Say what kind of body it is");
          }
          return contacts.record(
              me,
              reference,
              Body.of(kind),
              new ContactMade(
                  Asked.text(body.body()),
                  Asked.text(body.how()),
                  given("contactedAt", body.contactedAt()),
                  Asked.text(body.person()),
                  Asked.text(body.bodyReference()),
                  Asked.text(body.words()),
                  Asked.texts("documents", body.documents()),
                  Asked.text(body.otherDocuments()),
                  Boolean.TRUE.equals(body.awaited()),
                  body.nextChase()),
              fresh);
        });
  }

  @PostMapping("/outside-contacts/{contact}/answer")
  @Operation(summary = "Record what a body outside the school answered")
  Done answer(
      Me me,
      @PathVariable String reference,
      @PathVariable String contact,
      @RequestBody NewAnswer body,
      IdempotencyKey key) {
    return once.done(
        me,
        reference,
        key,
        contact,
        "answered",
        fresh ->
            contacts.answered(
                me,
                reference,
                contact,
                new AnswerCame(
                    given("answeredAt", body.answeredAt()),
                    Asked.text(body.person()),
                    Asked.text(body.bodyReference()),
                    Asked.text(body.answer())),
                fresh));
  }

  static Instant given(String field, @Nullable Instant at) {
    if (at == null) {
      throw new InvalidInput(field, "Send an ISO instant, such as 2026-09-18T15:10:00Z");
    }
    return at;
  }

  @GetMapping("/packs")
  @Transactional(readOnly = true)
  @Operation(summary = "The packs of evidence that were made of the case, oldest first")
  PackList packs(Me me, @PathVariable String reference) {
    Who.Names names = new Who.Names(people);
    return new PackList(packs.ofCase(me, reference).stream().map(it -> view(it, names)).toList());
  }

  private static PackView view(Pack it, Who.Names names) {
    return new PackView(
        it.id(),
        it.number(),
        it.audience().code(),
        it.forWhom(),
        it.items(),
        it.withheld(),
        names.of(it.madeBy()),
        it.madeAt(),
        it.size(),
        it.sha256());
  }

  @PostMapping("/packs")
  @NeedsFreshSignIn
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a pack of evidence for the police or a platform",
      description = "Needs a fresh sign-in. What is locked away cannot go into it.")
  Done pack(Me me, @PathVariable String reference, @RequestBody NewPack body, IdempotencyKey key) {
    return once.made(
        me,
        reference,
        key,
        "made",
        fresh -> {
          String audience =
              Asked.oneOf(
                  "audience",
                  body.audience(),
                  "",
                  Arrays.stream(Audience.values()).map(Audience::code).toList());
          if (audience.isEmpty()) {
            throw new InvalidInput("audience", "Say for whom it is: police or platform");
          }
          return packs.make(
              me,
              reference,
              new MakePack(
                  Audience.valueOf(audience.toUpperCase(Locale.ROOT)),
                  Asked.text(body.forWhom()),
                  Asked.texts("items", body.items())),
              fresh);
        });
  }

  @GetMapping("/packs/{pack}")
  @NeedsFreshSignIn
  @Operation(
      summary = "A pack as it was made, PDF; recorded as taken by you",
      description = "Needs a fresh sign-in.")
  ResponseEntity<byte[]> take(Me me, @PathVariable String reference, @PathVariable String pack) {
    Packs.Taken taken = packs.take(me, reference, pack);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(taken.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(taken.bytes());
  }
}
