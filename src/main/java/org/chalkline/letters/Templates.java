package org.chalkline.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what a school's letters are drafted from: templates, of which a new version is a
 * draft until another person approves it, and standard lines. Texts and nothing else: whatever is
 * written in them is printed as it stands, but for the fields and lines that they may name.
 */
@Service
public class Templates {

  private static final List<String> KEEPERS =
      List.of("headteacher", "business-director", "deputy", "slt");
  private static final List<String> APPROVERS = List.of("headteacher", "business-director");
  private static final int LONGEST_LINE = 2_000;

  private static final String COLUMNS =
      "select id, kind, version, state, body, drafted_by, drafted_at, settled_by, settled_at"
          + " from letter_template ";

  private final JdbcClient jdbc;
  private final Drafting drafting;
  private final LetterPaper paper;
  private final Once once;
  private final Audit audit;
  private final Clock clock;
  private final MessageSourceAccessor words;

  Templates(
      JdbcClient jdbc,
      Drafting drafting,
      LetterPaper paper,
      Once once,
      Audit audit,
      Clock clock,
      MessageSource messages) {
    this.jdbc = jdbc;
    this.drafting = drafting;
    this.paper = paper;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
    this.words = new MessageSourceAccessor(messages, java.util.Locale.UK);
  }

  /**
   * A version of a template.
   *
   * @param version 0 for what is shipped
   * @param state {@code draft}, {@code approved}, {@code replaced} or {@code dropped}
   * @param draftedBy the id of a person; null for what is shipped
   * @param settledBy who approved or dropped it; null while nobody has
   */
  public record Version(
      String id,
      LetterKind kind,
      int version,
      String state,
      String body,
      @Nullable String draftedBy,
      @Nullable Instant draftedAt,
      @Nullable String settledBy,
      @Nullable Instant settledAt) {}

  /**
   * How a kind of letter stands at a school.
   *
   * @param inUse what letters are drafted from now
   * @param draft the version that waits for approval; null if none does
   */
  public record Standing(LetterKind kind, Version inUse, @Nullable Version draft) {}

  /** The schools at which this person may change templates and lines. */
  public List<String> schools(Me me) {
    return me.schools().stream().filter(school -> keeps(me, school)).toList();
  }

  private static boolean keeps(Me me, String school) {
    return KEEPERS.stream().anyMatch(role -> me.has(role, school));
  }

  /** Whether this person may approve the drafts of a school that they did not write. */
  public boolean approves(Me me, String school) {
    return APPROVERS.stream().anyMatch(role -> me.has(role, school));
  }

  private static void require(Me me, String school) {
    if (!keeps(me, school)) {
      throw new NoSuchThing();
    }
  }

  /**
   * Every kind of letter with its template at a school.
   *
   * @throws NoSuchThing if this person keeps no templates there
   */
  @Transactional(readOnly = true)
  public List<Standing> at(Me me, String school) {
    require(me, school);
    List<Standing> all = new ArrayList<>();
    for (LetterKind kind : LetterKind.values()) {
      all.add(standing(me, school, kind));
    }
    return all;
  }

  /** One kind of letter with its template at a school. */
  @Transactional(readOnly = true)
  public Standing standing(Me me, String school, LetterKind kind) {
    require(me, school);
    Version inUse =
        find(school, kind, "approved")
            .orElseGet(
                () ->
                    new Version(
                        "shipped",
                        kind,
                        0,
                        "approved",
                        drafting.shippedTemplate(kind),
                        null,
                        null,
                        null,
                        null));
    return new Standing(kind, inUse, find(school, kind, "draft").orElse(null));
  }

  /** All versions of a kind that were ever saved at a school, newest first. */
  @Transactional(readOnly = true)
  public List<Version> versions(Me me, String school, LetterKind kind) {
    require(me, school);
    return jdbc.sql(COLUMNS + "where school_id = ? and kind = ? order by version desc")
        .params(school, kind.id())
        .query(Templates::version)
        .list();
  }

  /**
   * Saves a draft, the one there is or a new version; letters are drafted from it once another
   * person has approved it. Who saves it last is its author.
   *
   * @throws InvalidInput on {@code body} if it names a field or a line that nobody knows, or cannot
   *     be printed
   */
  @Transactional
  public void save(Me me, String school, LetterKind kind, String body, String key) {
    require(me, school);
    String text = drafting.checked("body", body, school, true);
    once.run(
        me.actor(),
        key,
        () -> {
          Optional<Version> draft = find(school, kind, "draft");
          int number =
              draft
                  .map(Version::version)
                  .orElseGet(
                      () ->
                          jdbc.sql(
                                  """
                                  select coalesce(max(version), 0) + 1 from letter_template
                                  where school_id = ? and kind = ?
                                  """)
                              .params(school, kind.id())
                              .query(Integer.class)
                              .single());
          if (draft.isPresent()) {
            jdbc.sql(
                    """
                    update letter_template set body = ?, drafted_by = ?, drafted_at = ?
                    where id = ? and state = 'draft'
                    """)
                .params(text, me.id(), now(), draft.get().id())
                .update();
          } else {
            jdbc.sql(
                    """
                    insert into letter_template (id, school_id, kind, version, state, body,
                      drafted_by, drafted_at) values (?, ?, ?, ?, 'draft', ?, ?, ?)
                    """)
                .params(
                    UUID.randomUUID().toString(), school, kind.id(), number, text, me.id(), now())
                .update();
          }
          record(me, school, "school.letter-template-drafted", kind, number);
          return "saved";
        });
  }

  /**
   * Approves the draft, which letters are drafted from now on.
   *
   * @throws Refused if it is one's own, or the role is missing
   */
  @Transactional
  public void approve(Me me, String school, LetterKind kind, String key) {
    require(me, school);
    once.run(
        me.actor(),
        key,
        () -> {
          Version draft = find(school, kind, "draft").orElseThrow(NoSuchThing::new);
          if (!approves(me, school)) {
            throw new Refused(words.getMessage("letters.template.approver"));
          }
          if (me.id().equals(draft.draftedBy())) {
            throw new Refused(words.getMessage("letters.template.author"));
          }
          drafting.checked("body", draft.body(), school, true);
          jdbc.sql(
                  """
                  update letter_template set state = 'replaced'
                  where school_id = ? and kind = ? and state = 'approved'
                  """)
              .params(school, kind.id())
              .update();
          settle(me, draft, "approved");
          record(me, school, "school.letter-template-approved", kind, draft.version());
          return "approved";
        });
  }

  /** Drops the draft; letters are drafted as before. */
  @Transactional
  public void drop(Me me, String school, LetterKind kind, String key) {
    require(me, school);
    once.run(
        me.actor(),
        key,
        () -> {
          Version draft = find(school, kind, "draft").orElseThrow(NoSuchThing::new);
          settle(me, draft, "dropped");
          record(me, school, "school.letter-template-dropped", kind, draft.version());
          return "dropped";
        });
  }

  private void settle(Me me, Version draft, String state) {
    jdbc.sql("update letter_template set state = ?, settled_by = ?, settled_at = ? where id = ?")
        .params(state, me.id(), now(), draft.id())
        .update();
  }

  /** The parts of a text with the school's lines and invented facts in it. */
  @Transactional(readOnly = true)
  public List<LetterBlock> preview(Me me, String school, String body) {
    require(me, school);
    return LetterText.blocks(drafting.filled(body, school, MergeFields.examples()));
  }

  /** The same as it would be printed. */
  @Transactional(readOnly = true)
  public byte[] pdf(Me me, String school, LetterKind kind) {
    require(me, school);
    Standing standing = standing(me, school, kind);
    Version shown = standing.draft() == null ? standing.inUse() : standing.draft();
    return paper.pdf(
        new LetterPaper.Sheet(
            school,
            java.util.Objects.requireNonNull(MergeFields.examples().get("our-reference")),
            new Addressee(
                words.getMessage("letters.example.name"),
                List.of(words.getMessage("letters.example.address").split("\n", -1)),
                null),
            clock.instant(),
            drafting.filled(shown.body(), school, MergeFields.examples()),
            me.person().name(),
            LetterFiles.role("headteacher"),
            null,
            true));
  }

  /** The standard lines of a school by their names. */
  @Transactional(readOnly = true)
  public Map<String, String> lines(Me me, String school) {
    require(me, school);
    return drafting.lines(school);
  }

  /**
   * Keeps a standard line; letters begun from now on have it.
   *
   * @param name small letters and hyphens, 2 to 40 characters
   * @throws InvalidInput on {@code name} or {@code body}
   */
  @Transactional
  public void keepLine(Me me, String school, String name, String body, String key) {
    require(me, school);
    if (!name.matches("[a-z]+(-[a-z]+)*") || name.length() < 2 || name.length() > 40) {
      throw new InvalidInput("name", words.getMessage("letters.line.name"));
    }
    String text = drafting.checked("body", body, school, false);
    if (text.length() > LONGEST_LINE) {
      throw new InvalidInput("body", words.getMessage("letters.line.long"));
    }
    once.run(
        me.actor(),
        key,
        () -> {
          jdbc.sql(
                  """
                  insert into letter_line (school_id, name, body, kept_by, kept_at)
                  values (?, ?, ?, ?, ?)
                  on conflict (school_id, name) do update set body = excluded.body,
                    kept_by = excluded.kept_by, kept_at = excluded.kept_at
                  """)
              .params(school, name, text, me.id(), now())
              .update();
          audit.record(
              Entry.ofSchool(
                  school,
                  me.actor(),
                  "school.letter-line-kept",
                  Map.of("name", name, "body", text)));
          return name;
        });
  }

  private Optional<Version> find(String school, LetterKind kind, String state) {
    return jdbc.sql(COLUMNS + "where school_id = ? and kind = ? and state = ?")
        .params(school, kind.id(), state)
        .query(Templates::version)
        .optional();
  }

  private void record(Me me, String school, String what, LetterKind kind, int version) {
    audit.record(
        Entry.ofSchool(
            school,
            me.actor(),
            what,
            Map.of("kind", kind.id(), "version", String.valueOf(version))));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Version version(ResultSet row, int number) throws SQLException {
    OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
    return new Version(
        row.getString("id"),
        LetterKind.of(row.getString("kind")),
        row.getInt("version"),
        row.getString("state"),
        row.getString("body"),
        row.getString("drafted_by"),
        row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
        row.getString("settled_by"),
        settled == null ? null : settled.toInstant());
  }
}
