package org.chalkline.setup.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.FreshSignIn;
import org.chalkline.identity.Me;
import org.chalkline.identity.NeedsFreshSignIn;
import org.chalkline.identity.NewSchools;
import org.chalkline.identity.School;
import org.chalkline.identity.SchoolNeeds.Need;
import org.chalkline.setup.Contacts;
import org.chalkline.setup.Contacts.KeepContact;
import org.chalkline.setup.Letterheads;
import org.chalkline.setup.Letterheads.KeepLetterhead;
import org.chalkline.setup.Letterheads.Letterhead;
import org.chalkline.setup.PeopleLists;
import org.chalkline.setup.SchoolSetups;
import org.chalkline.setup.TestAlerts;
import org.chalkline.web.IdempotencyKey;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
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

/** Setting a school up over the API: everything that the pages under "Set up" do. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Setting a school up")
class SetUpApi {

  private final NewSchools newSchools;
  private final SchoolSetups setups;
  private final Contacts contacts;
  private final Letterheads letterheads;
  private final PeopleLists lists;
  private final TestAlerts alerts;
  private final FreshSignIn fresh;
  private final Once once;
  private final Clock clock;

  SetUpApi(
      NewSchools newSchools,
      SchoolSetups setups,
      Contacts contacts,
      Letterheads letterheads,
      PeopleLists lists,
      TestAlerts alerts,
      FreshSignIn fresh,
      Once once,
      Clock clock) {
    this.newSchools = newSchools;
    this.setups = setups;
    this.contacts = contacts;
    this.letterheads = letterheads;
    this.lists = lists;
    this.alerts = alerts;
    this.fresh = fresh;
    this.once = once;
    this.clock = clock;
  }

  /** A school to add. */
  record NewSchool(@Nullable String name, @Nullable String policy) {}

  /** A school that was added. */
  record Added(String id) {}

  /** What a school needs; state is met, missing, advised or due. */
  record NeedView(String part, String title, String state, @Nullable String words) {}

  /** How far a school is set up. */
  record SetupView(
      String id,
      String name,
      @Nullable String phase,
      String policy,
      @Nullable String federation,
      boolean live,
      List<NeedView> needs) {}

  /** What a school is; without a policy it keeps the one it has. */
  record DescribeBody(
      @Nullable String name,
      @Nullable String phase,
      @Nullable String policy,
      @Nullable String together) {}

  /** A contact; checkedOn as yyyy-mm-dd. */
  record ContactBody(
      @Nullable String name,
      @Nullable String telephone,
      @Nullable String email,
      @Nullable String hours,
      @Nullable String checkedOn) {}

  /** A line of a list of people; fate is new, more-roles, nothing-new or wrong. */
  record LineView(
      long line,
      String name,
      String userName,
      List<String> roles,
      String fate,
      List<String> errors) {}

  /** What will come, or what has come, of a list. */
  record ListView(boolean stored, int added, int givenRoles, int waiting, List<LineView> lines) {}

  /** Somebody whom a test alert asked. */
  record AskedView(
      String person,
      int place,
      String role,
      Instant asked,
      @Nullable Instant answered,
      long minutes) {}

  /** A test alert. */
  record AlertView(
      String id, Instant sent, String sentBy, @Nullable Instant ended, List<AskedView> asked) {}

  /** Test alerts of a school. */
  record AlertList(List<AlertView> alerts) {}

  /** A test alert that waits for your answer. */
  record WaitingView(String id, String school, Instant asked) {}

  /** Test alerts that wait for your answer. */
  record WaitingList(List<WaitingView> alerts) {}

  @PostMapping("/schools")
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  @Operation(
      summary = "Add a school, of which you are administrator from now on",
      description = "It is not live until it is set up and you say so.")
  Added add(Me me, @RequestBody NewSchool body, IdempotencyKey key) {
    return new Added(
        once.run(
            me.actor(),
            key.value(),
            () -> newSchools.add(me, text(body.name()), text(body.policy()))));
  }

  @GetMapping("/schools/{school}/set-up")
  @Operation(summary = "What a school needs before it goes live, and what is missing")
  SetupView setup(Me me, @PathVariable String school) {
    SchoolSetups.Setup setup = setups.of(me, school);
    School it = setup.school();
    return new SetupView(
        it.id(),
        it.name(),
        it.phase(),
        it.policyId(),
        it.federation(),
        it.live(),
        setup.needs().stream().map(SetUpApi::view).toList());
  }

  private static NeedView view(Need need) {
    return new NeedView(
        need.part().name().toLowerCase(Locale.ROOT),
        need.title(),
        need.state().name().toLowerCase(Locale.ROOT),
        need.words());
  }

  @PostMapping("/schools/{school}/set-up")
  @Operation(
      summary = "Say what a school is",
      description = "together: the id of a school with which it forms a federation, or nothing.")
  SetupView describe(
      Me me, @PathVariable String school, @RequestBody DescribeBody body, IdempotencyKey key) {
    setups.describe(
        me,
        school,
        new SchoolSetups.Describe(body.name(), body.phase(), body.policy(), body.together()),
        key.value());
    return setup(me, school);
  }

  @PostMapping("/schools/{school}/live")
  @NeedsFreshSignIn
  @Operation(
      summary = "Let a school go live; refused while something mandatory is missing",
      description = "Needs a fresh sign-in.")
  SetupView live(Me me, @PathVariable String school, IdempotencyKey key) {
    setups.goLive(me, school, key.value());
    return setup(me, school);
  }

  @PostMapping("/schools/{school}/contacts/{kind}")
  @Operation(
      summary = "Keep a contact outside the school",
      description = "kind: lado, social-care or police.")
  SetupView contact(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestBody ContactBody body,
      IdempotencyKey key) {
    contacts.keep(
        me,
        school,
        kind,
        new KeepContact(
            body.name(), body.telephone(), body.email(), body.hours(), body.checkedOn()),
        key.value());
    return setup(me, school);
  }

  @GetMapping("/schools/{school}/letterhead")
  @Operation(summary = "What stands at the head of the school's letters")
  Letterhead letterhead(Me me, @PathVariable String school) {
    return letterheads.find(me, school).orElseThrow(NoSuchThing::new);
  }

  @GetMapping(path = "/schools/{school}/letterhead/logo", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "The logo as PNG")
  ResponseEntity<byte[]> logo(Me me, @PathVariable String school) {
    return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(letterheads.logo(me, school));
  }

  @PostMapping(
      path = "/schools/{school}/letterhead",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Keep a letterhead",
      description = "address: one to six lines. logo: a PNG of up to 1 MB, drawn anew.")
  Letterhead letterhead(
      Me me,
      @PathVariable String school,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable String telephone,
      @RequestParam(required = false) @Nullable String email,
      @RequestPart(required = false) @Nullable MultipartFile logo,
      @RequestParam(defaultValue = "false") boolean withoutLogo,
      IdempotencyKey key)
      throws IOException {
    byte[] file = logo == null || logo.isEmpty() ? null : logo.getBytes();
    letterheads.keep(
        me,
        school,
        new KeepLetterhead(name, address, telephone, email, file, withoutLogo),
        key.value());
    return letterhead(me, school);
  }

  @PostMapping(path = "/schools/{school}/people", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Look through a list of people, or store it",
      description =
          "file: CSV in UTF-8 or Windows-1252, separated by comma, semicolon or tab. Stored only with"
              + " confirm=true, with a fresh sign-in, and only if every line can be taken.")
  ListView people(
      Me me,
      @PathVariable String school,
      @RequestPart("file") MultipartFile file,
      @RequestParam(defaultValue = "false") boolean confirm,
      IdempotencyKey key,
      HttpServletRequest request)
      throws IOException {
    if (confirm) {
      fresh.require(request);
    }
    String text;
    PeopleLists.Preview preview;
    try {
      text = PeopleLists.text(file.getBytes());
      preview = lists.preview(me, school, text);
    } catch (InvalidInput wrong) {
      throw new InvalidInput("file", wrong.errors().get(0).message());
    }
    List<LineView> lines = preview.lines().stream().map(SetUpApi::view).toList();
    if (!confirm) {
      return new ListView(false, 0, 0, 0, lines);
    }
    try {
      PeopleLists.Stored stored = lists.store(me, school, text, key.value());
      return new ListView(true, stored.added(), stored.given(), stored.waiting(), lines);
    } catch (InvalidInput wrong) {
      throw new InvalidInput("file", wrong.errors().get(0).message());
    }
  }

  private static LineView view(PeopleLists.Line line) {
    return new LineView(
        line.number(),
        (line.named().givenName() + " " + line.named().surname()).strip(),
        line.named().userName(),
        line.named().roles(),
        line.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        line.errors());
  }

  @GetMapping("/schools/{school}/alerts")
  @Operation(summary = "The newest test alerts: who was asked, and who answered when")
  AlertList alerts(Me me, @PathVariable String school) {
    Instant now = clock.instant();
    return new AlertList(
        alerts.of(me, school).stream()
            .map(
                it ->
                    new AlertView(
                        it.id(),
                        it.begun(),
                        it.begunBy(),
                        it.ended(),
                        it.asked().stream()
                            .map(
                                asked ->
                                    new AskedView(
                                        asked.person(),
                                        asked.place(),
                                        asked.role(),
                                        asked.alerted(),
                                        asked.answered(),
                                        asked.after(now).toMinutes()))
                            .toList()))
            .toList());
  }

  @PostMapping("/schools/{school}/alerts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Send a test alert along the chain of people")
  Added send(Me me, @PathVariable String school, IdempotencyKey key) {
    return new Added(alerts.send(me, school, key.value()));
  }

  @GetMapping("/alerts")
  @Operation(summary = "The test alerts that wait for your answer")
  WaitingList waiting(Me me) {
    return new WaitingList(
        alerts.waitingFor(me).stream()
            .map(it -> new WaitingView(it.id(), it.school(), it.alerted()))
            .toList());
  }

  @PostMapping("/alerts/{id}/answer")
  @Transactional
  @Operation(summary = "Answer a test alert")
  Added answer(Me me, @PathVariable String id, IdempotencyKey key) {
    return new Added(
        once.run(
            me.actor(),
            key.value(),
            () -> {
              alerts.answer(me, id);
              return id;
            }));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
