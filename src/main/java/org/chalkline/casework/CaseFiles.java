package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.audit.Recorded;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.School;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the case file: open, read, note, link, step aside, join, move, close, reopen. */
@Service
public class CaseFiles {

  private final CaseFileRepository files;
  private final CaseByReference byReference;
  private final Access access;
  private final Walls walls;
  private final Rerouting rerouting;
  private final Policies policies;
  private final Schools schools;
  private final People people;
  private final Notices notices;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final ObjectProvider<CaseWork> kinds;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseFiles(
      CaseFileRepository files,
      CaseByReference byReference,
      Access access,
      Walls walls,
      Rerouting rerouting,
      Policies policies,
      Schools schools,
      People people,
      Notices notices,
      Workflows workflows,
      Once once,
      Audit audit,
      ObjectProvider<CaseWork> kinds,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.files = files;
    this.byReference = byReference;
    this.access = access;
    this.walls = walls;
    this.rerouting = rerouting;
    this.policies = policies;
    this.schools = schools;
    this.people = people;
    this.notices = notices;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.kinds = kinds;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Opens a case on a report. The versions of the policy are fixed now: for what counts as a breach
   * the one in force when it was posted, or first seen if that is unknown.
   *
   * @param prefix three letters for the reference, such as {@code ABU}
   * @param kind the kind of case
   * @param title the subject line, without a name
   * @clause default 52
   */
  @Transactional
  public CaseFile open(String prefix, String kind, String title, ReportMade report) {
    School school = schools.get(report.school());
    Instant now = clock.instant();
    Instant posted = report.postedAt() == null ? report.seenAt() : report.postedAt();
    CaseFile file =
        new CaseFile(
            UUID.randomUUID().toString(),
            CaseReference.next(prefix).value(),
            school.id(),
            kind,
            title,
            now,
            report.reporter(),
            policies.inForce(school.policyId(), day(now)).edition(),
            policies.inForce(school.policyId(), day(posted)).edition());
    file.postedOn(day(posted));
    files.saveAndFlush(file);
    byReference.opened(file);
    access.opened(file.getId());
    record(file, Actor.of(report.reporter()), "case.opened", opened(file, title));
    events.publishEvent(
        new CaseOpened(report.reportId(), file.getId(), file.reference(), file.school()));
    return file;
  }

  /**
   * Opens a case that begins without a report, on the school's own business.
   *
   * @param by who or what begins it
   * @param edition the version of the policy whose deadlines and roles it follows
   */
  @Transactional
  public CaseFile begin(
      String prefix, String kind, String title, String school, Actor by, String edition) {
    CaseFile file =
        new CaseFile(
            UUID.randomUUID().toString(),
            CaseReference.next(prefix).value(),
            school,
            kind,
            title,
            clock.instant(),
            by.id(),
            edition,
            edition);
    file.triaged(Severity.LOW, title, false);
    files.saveAndFlush(file);
    byReference.opened(file);
    record(file, by, "case.opened", opened(file, title));
    return file;
  }

  /** What the history keeps of a case's beginning: its title, and the versions it runs under. */
  private static Map<String, String> opened(CaseFile file, String title) {
    return Map.of("title", title, "policy", file.policyEdition(), "breach", file.breachEdition());
  }

  /** Lets the profile's roles see the case: {@code case.sees}. */
  @Transactional
  public void grant(CaseFile file, List<String> roles, String why) {
    jdbc.sql(
            """
            insert into case_grant (case_id, school_id, grantee, since, why)
            select :case, :school, g, :now, :why from unnest(:grantees) as g
            on conflict (grantee, case_id) do nothing
            """)
        .param("case", file.getId())
        .param("school", file.school())
        .param("now", Timestamp.from(clock.instant()))
        .param("why", why)
        .param(
            "grantees",
            roles.stream().map(role -> Grantee.role(role, file.school())).toArray(String[]::new))
        .update();
  }

  /**
   * The case, for this person to read; the opening is recorded.
   *
   * @throws org.chalkline.web.NoSuchThing if there is none for this person
   */
  @Transactional
  public CaseFile read(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    record(file, me.actor(), "case.read", Map.of());
    return file;
  }

  /**
   * What happened in the case, oldest first: the record of its chain, without what names another
   * case that this person may not see.
   */
  @Transactional(readOnly = true)
  public List<Recorded> timeline(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return Scope.everywhere(() -> audit.of("case:" + file.getId())).stream()
        .filter(entry -> maySeeOthers(me, entry))
        .toList();
  }

  private boolean maySeeOthers(Me me, Recorded entry) {
    return Stream.of("other", "into")
        .map(key -> entry.words().getOrDefault(key, ""))
        .filter(other -> !other.isEmpty())
        .allMatch(
            other ->
                files
                    .findByReference(other)
                    .filter(it -> access.maySee(me, it.getId()))
                    .isPresent());
  }

  /** A row of the list of cases. */
  public record CaseRow(
      String reference,
      String title,
      String school,
      String state,
      Severity severity,
      Instant openedAt,
      @Nullable String outcome) {}

  /**
   * The cases that this person may see, newest first.
   *
   * @param text part of the subject line or a reference; empty for all
   * @param state open, closed, joined or empty for all
   * @param before only those opened before this instant, for the next page
   */
  @Transactional(readOnly = true)
  public List<CaseRow> list(Me me, String text, String state, @Nullable Instant before, int most) {
    return list(me, text, state, before, "~", most);
  }

  /**
   * The same, going on after a row: several cases may have been opened at one instant.
   *
   * @param before when the last row of the page before was opened; null for the first page
   * @param after the reference of that row
   */
  @Transactional(readOnly = true)
  public List<CaseRow> list(
      Me me, String text, String state, @Nullable Instant before, String after, int most) {
    String reference = CaseReference.read(text).map(CaseReference::value).orElse("");
    return jdbc.sql(
            """
            select f.reference, f.title, f.school_id, f.state, f.severity, f.opened_at, f.outcome
            from case_file f
            where f.id in (select c.case_id from case_grant c
                where c.grantee = any(:grantees) and
            """
                + Access.NOT_WALLED
                + """
            )
              and f.kind <> all(:unlisted)
              and (:state = '' or f.state = :state)
              and (:text = '' or f.reference = :reference or f.title ilike '%' || :text || '%')
              and (cast(:before as timestamptz) is null or f.opened_at < :before
                or (f.opened_at = :before and f.reference > :after))
            order by f.opened_at desc, f.reference limit :most
            """)
        .param("grantees", Access.array(Grantee.of(me)))
        .param("me", me.id())
        .param(
            "unlisted",
            kinds.stream()
                .filter(kind -> !kind.listed())
                .map(CaseWork::kind)
                .toArray(String[]::new))
        .param("state", state)
        .param("text", text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
        .param("reference", reference)
        .param("before", before == null ? null : Timestamp.from(before))
        .param("after", after)
        .param("most", most)
        .query(
            (row, n) ->
                new CaseRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Severity.of(row.getString(5)),
                    row.getTimestamp(6).toInstant(),
                    row.getString(7)))
        .list();
  }

  /** A note, a contact with an outside body, or the correction of one; the original stays. */
  public record Note(
      String id,
      Instant at,
      String by,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String bodyReference,
      @Nullable String corrects,
      @Nullable String reason) {}

  /** The notes of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<Note> notes(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return jdbc.sql(
            """
            select id, at, by_person, kind, words, body, body_reference, corrects, reason
            from case_note where case_id = ? order by at, id
            """)
        .param(file.getId())
        .query(
            (row, n) ->
                new Note(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9)))
        .list();
  }

  /** Adds a note of 1 to 4,000 characters; answers its id. */
  @Transactional
  public String note(Me me, String reference, String words, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("words", words, "Enter a note");
    return once.run(
        me.actor(), key, () -> add(file, me, "note", words, null, null, null, null, "note.added"));
  }

  /** Records a contact with an outside body: the police, the platform, the local authority. */
  @Transactional
  public String contact(
      Me me, String reference, String body, String bodyReference, String words, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("body", body, "Enter whom you spoke to");
    Said.required("words", words, "Enter what was said");
    Said.clean("bodyReference", bodyReference);
    if (body.length() > 200 || bodyReference.length() > 200) {
      throw new InvalidInput(
          body.length() > 200 ? "body" : "bodyReference", "Use 200 characters or fewer");
    }
    return once.run(
        me.actor(),
        key,
        () -> add(file, me, "contact", words, body, bodyReference, null, null, "contact.added"));
  }

  /** Corrects a note with a reason; the original stays. */
  @Transactional
  public String correct(
      Me me, String reference, String noteId, String words, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("words", words, "Enter the correction");
    Said.required("reason", reason, "Enter why it is corrected");
    boolean ofThisCase = notes(me, reference).stream().anyMatch(note -> note.id().equals(noteId));
    if (!ofThisCase) {
      throw new org.chalkline.web.NoSuchThing();
    }
    return once.run(
        me.actor(),
        key,
        () -> add(file, me, "correction", words, null, null, noteId, reason, "note.corrected"));
  }

  private String add(
      CaseFile file,
      Me me,
      String kind,
      String words,
      @Nullable String body,
      @Nullable String bodyReference,
      @Nullable String corrects,
      @Nullable String reason,
      String what) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into case_note (id, case_id, school_id, at, by_person, kind, words, body,
              body_reference, corrects, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            file.getId(),
            file.school(),
            Timestamp.from(clock.instant()),
            me.id(),
            kind,
            words,
            body,
            bodyReference,
            corrects,
            reason)
        .update();
    Map<String, String> said = new TreeMap<>(Map.of("words", words));
    if (body != null) {
      said.put("body", body);
    }
    if (reason != null) {
      said.put("reason", reason);
    }
    record(file, me.actor(), what, said);
    return id;
  }

  /** Links this case to another that the person may see, with a reason. */
  @Transactional
  public void link(Me me, String reference, String otherReference, String why, String key) {
    CaseFile file = access.requireToChange(me, reference, otherReference);
    Said.required("why", why, "Enter how the cases belong together");
    CaseFile other = other(me, file, otherReference);
    once.run(
        me.actor(),
        key,
        () -> {
          linkBoth(file, other, why, me.actor());
          return "linked";
        });
  }

  private CaseFile other(Me me, CaseFile file, String otherReference) {
    try {
      CaseFile other = access.require(me, otherReference);
      if (!other.getId().equals(file.getId())) {
        return other;
      }
    } catch (org.chalkline.web.NoSuchThing unseen) {
      throw new InvalidInput("other", "There is no other case with this reference");
    }
    throw new InvalidInput("other", "There is no other case with this reference");
  }

  private void linkBoth(CaseFile one, CaseFile other, String why, Actor actor) {
    for (CaseFile[] pair : List.of(new CaseFile[] {one, other}, new CaseFile[] {other, one})) {
      jdbc.sql(
              """
              insert into case_link (case_id, other_case_id, school_id, why, at, by_person)
              values (?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              pair[0].getId(),
              pair[1].getId(),
              pair[0].school(),
              why,
              Timestamp.from(clock.instant()),
              actor.id())
          .update();
      record(pair[0], actor, "case.linked", Map.of("other", pair[1].reference(), "why", why));
    }
  }

  /** The cases linked to this one that the person may see too. */
  @Transactional(readOnly = true)
  public List<CaseRow> linked(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    List<String> others =
        jdbc.sql("select other_case_id from case_link where case_id = ?")
            .param(file.getId())
            .query(String.class)
            .list();
    return others.stream()
        .filter(id -> access.maySee(me, id))
        .map(id -> files.findById(id).orElseThrow())
        .map(
            it ->
                new CaseRow(
                    it.reference(),
                    it.title(),
                    it.school(),
                    it.state(),
                    it.severity(),
                    it.openedAt(),
                    it.outcome()))
        .toList();
  }

  /** Steps aside: from now on the case does not exist for this person, and their work moves on. */
  @Transactional
  public void stepAside(Me me, String reference) {
    CaseFile file = access.requireToChange(me, reference);
    record(file, me.actor(), "case.stepped-aside", Map.of());
    walls.keepOut(file, List.of(me.id()), Walls.Why.STEPPED_ASIDE, me.actor());
  }

  /**
   * Joins this case to another that deals with the same post: its work ends, its reporter gets the
   * word from the other, and whoever is outside one is outside both.
   */
  @Transactional
  public void join(Me me, String reference, String intoReference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference, intoReference);
    Said.required("reason", reason, "Enter why they are of the same post");
    CaseFile into = other(me, file, intoReference);
    once.run(
        me.actor(),
        key,
        () -> {
          if (!into.open()) {
            throw new Refused("The other case is closed. Reopen it first.");
          }
          linkBoth(file, into, reason, me.actor());
          walls
              .of(file.getId())
              .forEach(wall -> walls.keepOut(into, List.of(wall.person()), wall.why(), me.actor()));
          walls
              .of(into.getId())
              .forEach(wall -> walls.keepOut(file, List.of(wall.person()), wall.why(), me.actor()));
          file.joinTo(into.getId(), clock.instant());
          files.saveAndFlush(file);
          workflows.end(file.reference(), "Joined to another case", me.actor());
          record(
              file, me.actor(), "case.joined", Map.of("into", into.reference(), "reason", reason));
          record(
              into,
              me.actor(),
              "case.took-in",
              Map.of("other", file.reference(), "reason", reason));
          events.publishEvent(new CaseJoined(file.getId(), into.getId(), me.id()));
          return "joined";
        });
  }

  /** Open cases of the same school that may be of the same post, for whoever triages. */
  @Transactional(readOnly = true)
  public List<CaseRow> openBeside(Me me, String reference) {
    CaseFile file = access.require(me, reference);
    return list(me, "", "open", null, 50).stream()
        .filter(row -> row.school().equals(file.school()))
        .filter(row -> !row.reference().equals(file.reference()))
        .toList();
  }

  /**
   * Moves the case to the school that it belongs to; its work is offered anew there.
   *
   * @clause default 56
   */
  @Transactional
  public void move(Me me, String reference, String toSchool, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("reason", reason, "Enter why it belongs there");
    boolean sister =
        schools.federatedWith(file.school()).stream()
            .anyMatch(it -> it.id().equals(toSchool) && !toSchool.equals(file.school()));
    if (!sister) {
      throw new InvalidInput("school", "Select a school of the same federation");
    }
    once.run(
        me.actor(),
        key,
        () ->
            Scope.everywhere(
                () -> {
                  moveRows(file, toSchool, me, reason);
                  return "moved";
                }));
  }

  private void moveRows(CaseFile file, String toSchool, Me me, String reason) {
    String from = file.school();
    moveToPolicyOf(file, schools.get(from), schools.get(toSchool));
    // Where it was is where it is recorded: whoever moves it need not work where it goes.
    audit.record(
        Entry.ofCase(
            file.getId(),
            from,
            me.actor(),
            "case.moved",
            Map.of(
                "from", from,
                "to", toSchool,
                "reason", reason,
                "policy", file.policyEdition(),
                "breach", file.breachEdition())));
    files.saveAndFlush(file);
    jdbc.sql("delete from case_grant where case_id = ?").param(file.getId()).update();
    for (String table :
        List.of(
            "case_party",
            "case_meant",
            "case_wall",
            "case_note",
            "case_link",
            "case_word",
            "assignment")) {
      jdbc.sql("update " + table + " set school_id = ? where case_id = ?")
          .params(toSchool, file.getId())
          .update();
    }
    jdbc.sql("delete from work_offer where case_id = ?").param(file.getId()).update();
    jdbc.sql("update work_item set school_id = ? where case_id = ?")
        .params(toSchool, file.getId())
        .update();
    grant(file, policies.edition(file.policyEdition()).list("case.sees"), "case.sees");
    events.publishEvent(new CaseMoved(file.getId(), from, toSchool));
    rerouting.all(file, me.actor());
  }

  /**
   * Schools of one policy work under the same versions; another policy has its own for each day.
   */
  private void moveToPolicyOf(CaseFile file, School from, School to) {
    if (from.policyId().equals(to.policyId())) {
      file.moveTo(to.id(), file.policyEdition(), file.breachEdition());
      return;
    }
    LocalDate began = day(file.openedAt());
    LocalDate posted = file.judgedOn() == null ? began : file.judgedOn();
    file.moveTo(
        to.id(),
        policies.inForce(to.policyId(), began).edition(),
        policies.inForce(to.policyId(), posted).edition());
  }

  /**
   * Opens a closed case again, within the months that its policy names and with a reason.
   *
   * @clause default 60
   */
  @Transactional
  public void reopen(Me me, String reference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference);
    Said.required("reason", reason, "Enter why it is opened again");
    once.run(
        me.actor(),
        key,
        () -> {
          file.reopen(
              clock.instant(), policies.edition(file.policyEdition()).number("case.reopen_months"));
          files.saveAndFlush(file);
          record(file, me.actor(), "case.reopened", Map.of("reason", reason));
          events.publishEvent(
              new CaseReopened(file.getId(), file.reference(), file.kind(), me.id()));
          return "reopened";
        });
  }

  /**
   * Writes to a person about the case: seen on their own page, announced by a mail without content.
   */
  @Transactional
  public void writeTo(CaseFile file, String personId, String words, Actor actor) {
    if (words.isBlank() || access.walled(personId, file.getId())) {
      return;
    }
    jdbc.sql(
            """
            insert into case_word (id, case_id, school_id, person_id, at, words)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            personId,
            Timestamp.from(clock.instant()),
            words)
        .update();
    record(file, actor, "word.sent", Map.of("person", personId, "words", words));
    people.find(personId).ifPresent(person -> notices.wordWaits(file, List.of(person)));
  }

  /** What was written to a person about cases: theirs to read whatever else they may see. */
  public record Word(String caseId, Instant at, String words) {}

  /** Everything written to this person, newest first. */
  @Transactional(readOnly = true)
  public List<Word> wordsTo(String personId) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    "select case_id, at, words from case_word where person_id = ? order by at desc")
                .param(personId)
                .query(
                    (row, n) ->
                        new Word(
                            row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list());
  }

  /**
   * Where a case stands, as its reporter may know it: received, being dealt with or closed. A
   * joined case stands where the other stands, as far as no wall keeps the reporter from that one.
   */
  @Transactional(readOnly = true)
  public String standing(String caseId, String reporter) {
    return Scope.everywhere(
        () -> {
          CaseFile file = files.findById(caseId).orElseThrow();
          int hops = 0;
          while (file.joinedTo() != null
              && !access.walled(reporter, file.joinedTo())
              && hops++ < 20) {
            file = files.findById(file.joinedTo()).orElseThrow();
          }
          if (!file.open() && file.joinedTo() == null) {
            return "closed";
          }
          return file.severity() == Severity.NOT_TRIAGED ? "received" : "being-dealt-with";
        });
  }

  /** The case in which a case is dealt with: itself, or the one that it was joined to. */
  @Transactional(readOnly = true)
  public CaseFile whereItIsDealtWith(String caseId) {
    CaseFile file = files.findById(caseId).orElseThrow();
    int hops = 0;
    while (file.joinedTo() != null && hops++ < 20) {
      file = files.findById(file.joinedTo()).orElseThrow();
    }
    return file;
  }

  /** The cases joined into this one, for telling every reporter. */
  @Transactional(readOnly = true)
  public List<String> joinedInto(String caseId) {
    List<String> all = new ArrayList<>();
    jdbc.sql("select id from case_file where joined_to = ?")
        .param(caseId)
        .query(String.class)
        .list()
        .forEach(
            id -> {
              all.add(id);
              all.addAll(joinedInto(id));
            });
    return all;
  }

  /** Adds an entry to the case's record, in the running transaction. */
  public void record(CaseFile file, Actor actor, String what, Map<String, String> words) {
    audit.record(Entry.ofCase(file.getId(), file.school(), actor, what, words));
  }

  private static LocalDate day(Instant at) {
    return at.atZone(java.time.ZoneId.of("Europe/London")).toLocalDate();
  }
}
