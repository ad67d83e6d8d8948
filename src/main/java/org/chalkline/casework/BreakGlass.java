package org.chalkline.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.identity.Person;
import org.chalkline.policy.Policies;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for whoever must see a case at once and may not: asked for by its exact reference, with
 * a reason. What is answered never tells whether there is such a case, whether it was opened, or
 * why not; whoever a wall keeps out learns nothing, and nothing happens but that it is recorded.
 */
@Service
public class BreakGlass {

  /** For so long a case stays open. */
  public static final Duration OPEN = Duration.ofHours(24);

  /** What a grant of this kind is called. */
  static final String GRANT = "break-glass";

  private static final int LONGEST_REFERENCE = 40;

  private final JdbcClient jdbc;
  private final Access access;
  private final InCharge inCharge;
  private final Policies policies;
  private final CaseFileRepository files;
  private final BreakGlassTable table;
  private final Workflows workflows;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  BreakGlass(
      JdbcClient jdbc,
      Access access,
      InCharge inCharge,
      Policies policies,
      CaseFileRepository files,
      BreakGlassTable table,
      @Lazy Workflows workflows,
      Once once,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.inCharge = inCharge;
    this.policies = policies;
    this.files = files;
    this.table = table;
    this.workflows = workflows;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A case opened this way.
   *
   * @param person who opened it
   * @param told the ids of those who were told
   * @param ended when the access ended; null while it lasts
   * @param wasRight what the review found; null before it
   */
  public record Opened(
      String id,
      String caseId,
      String person,
      String reason,
      List<String> told,
      Instant at,
      Instant until,
      @Nullable Instant ended,
      @Nullable String reviewedBy,
      @Nullable Boolean wasRight,
      @Nullable String words) {}

  /** Every time that a case was opened this way, newest first. */
  @Transactional(readOnly = true)
  public List<Opened> of(CaseFile file) {
    return table.of(file.getId());
  }

  /**
   * Asks for a case. It is open for 24 hours to whom the profile lets do so, once two people can be
   * told; in every other case nothing happens. Either way this answers nothing.
   *
   * @param reference the exact reference, 1 to 40 characters
   * @param reason why it cannot wait, 1 to 4,000 characters
   */
  @Transactional
  public void ask(Me me, String reference, String reason, String key) {
    if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
      throw new InvalidInput("reference", "Enter the reference of the case");
    }
    Said.required("reason", reason, "Enter why it cannot wait");
    once.run(
        me.actor(),
        key,
        () -> {
          Optional<CaseFile> file =
              CaseReference.read(reference).flatMap(it -> files.findByReference(it.value()));
          if (file.isPresent()) {
            of(me, file.get(), reason);
          } else {
            record(me.actor(), null, "break-glass.no-case", Map.of("reason", reason));
          }
          return "asked";
        });
  }

  private void of(Me me, CaseFile file, String reason) {
    access.lock(file.getId());
    List<Person> told = toTell(me, file);
    String refused = refused(me, file, told);
    if (refused != null) {
      record(
          me.actor(),
          file,
          "break-glass.refused",
          Map.of("person", me.id(), "reason", reason, "refused", refused));
      return;
    }
    Instant now = clock.instant();
    Instant until = now.plus(OPEN);
    String id = UUID.randomUUID().toString();
    table.add(
        new Opened(
            id,
            file.getId(),
            me.id(),
            reason,
            told.stream().map(Person::id).toList(),
            now,
            until,
            null,
            null,
            null,
            null),
        file.school());
    jdbc.sql(
            """
            insert into case_grant (case_id, school_id, grantee, since, why, words, until)
            values (:case, :school, :grantee, :now, :why, :words, :until)
            on conflict (grantee, case_id) do update set since = excluded.since,
              why = excluded.why, words = excluded.words, until = excluded.until, given_by = null
            """)
        .param("case", file.getId())
        .param("school", file.school())
        .param("grantee", Grantee.person(me.id()))
        .param("now", java.sql.Timestamp.from(now))
        .param("why", GRANT)
        .param("words", reason)
        .param("until", java.sql.Timestamp.from(until))
        .update();
    record(
        me.actor(),
        file,
        "break-glass.opened",
        Map.of("reason", reason, "until", until.toString()));
    workflows.start(BreakGlassWork.PROCESS, file.reference(), Map.of("work", id), me.actor());
  }

  /** Why nothing happens; null if the case is opened. */
  private @Nullable String refused(Me me, CaseFile file, List<Person> told) {
    if (access.walled(me.id(), file.getId())) {
      return "walled";
    }
    if (access.maySee(me, file.getId())) {
      return "sees";
    }
    List<String> roles =
        policies.edition(file.policyEdition()).list("access.break_glass").stream()
            .filter(role -> me.has(role, file.school()))
            .toList();
    if (roles.isEmpty() || me.has("administrator", file.school())) {
      return "role";
    }
    return told.size() < 2 ? "nobody-to-tell" : null;
  }

  /** At least two who are neither outside the case nor the one who asks, if there are so many. */
  private List<Person> toTell(Me me, CaseFile file) {
    List<Person> told = List.of();
    for (int level = 0; level < 10 && told.size() < 2; level++) {
      told =
          inCharge.of(file, level).stream().filter(person -> !person.id().equals(me.id())).toList();
    }
    return told;
  }

  /** The access is over, by time or since it was found not to be right. */
  @Transactional
  public void end(String id, Actor actor) {
    Opened it = table.get(id);
    CaseFile file = files.findById(it.caseId()).orElseThrow();
    int ended =
        jdbc.sql("delete from case_grant where case_id = ? and grantee = ? and why = ?")
            .params(it.caseId(), Grantee.person(it.person()), GRANT)
            .update();
    if (table.end(id, clock.instant()) && ended > 0) {
      record(actor, file, "break-glass.ended", Map.of("person", it.person()));
    }
  }

  private void record(
      Actor actor, @Nullable CaseFile file, String what, Map<String, String> words) {
    audit.record(
        file == null
            ? Entry.ofInstallation(actor, what, words)
            : Entry.ofCase(file.getId(), file.school(), actor, what, words));
  }
}
