package org.chalkline.escalation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.HandedOver.Matter;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.links.OneTimeLinks;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.chalkline.web.Texts;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a parent answers, in their own words: through their link, or as staff wrote it down. Each
 * answer is kept, in the order in which they came; none replaces another.
 */
@Service
public class ParentAnswers {

  /** So much may be written down of what somebody said; who said it and when is kept with it. */
  public static final int MOST_TOLD = 3500;

  /** What a parent can say, codes: the post is gone, they come, another time, complaint, no. */
  public static final List<String> KINDS =
      List.of("removed", "will-come", "another-time", "complaint", "disagree");

  private static final Set<String> WITHOUT_WORDS = Set.of("removed", "will-come");
  private static final int MOST = 4000;

  private final LadderRows rows;
  private final CaseFileRepository files;
  private final CaseFiles caseFiles;
  private final Access access;
  private final Workflows workflows;
  private final Once once;
  private final JdbcClient jdbc;
  private final When when;
  private final Clock clock;

  ParentAnswers(
      LadderRows rows,
      CaseFileRepository files,
      CaseFiles caseFiles,
      Access access,
      Workflows workflows,
      Once once,
      JdbcClient jdbc,
      When when,
      Clock clock) {
    this.rows = rows;
    this.files = files;
    this.caseFiles = caseFiles;
    this.access = access;
    this.workflows = workflows;
    this.once = once;
    this.jdbc = jdbc;
    this.when = when;
    this.clock = clock;
  }

  /**
   * What is said.
   *
   * @param kind one of {@link #KINDS}
   * @param words in the parent's own words; at most 4,000 characters; needed for another time, a
   *     complaint and a disagreement
   */
  public record Given(String kind, String words) {}

  /**
   * How something was heard that did not come through the link.
   *
   * @param cameBy telephone or paper
   * @param who said or wrote it, 1 to 200 characters
   * @param at when they did
   */
  public record Heard(String cameBy, String who, Instant at) {}

  /**
   * An answer as it is kept.
   *
   * @param cameBy link, telephone or paper
   * @param recordedBy the person who wrote it down; {@code chalkline} where the parent did
   */
  public record Answer(
      String id,
      String kind,
      String words,
      String cameBy,
      String recordedBy,
      Instant at,
      boolean seen) {}

  /**
   * The parent's own matter, as far as they are shown it.
   *
   * @param parent as the letters name them
   * @param posts what was posted, first to last
   * @param evidence the ids of the evidence that whoever leads chose to show
   * @param removalDue until when it is to be removed; null while nothing is asked
   * @param open whether answers still change anything
   */
  public record Shown(
      String school,
      String parent,
      List<Matter> posts,
      List<String> evidence,
      @Nullable Instant removalDue,
      boolean open) {}

  /** The matter of this case as its parent is shown it; for the holder of their link. */
  @Transactional(readOnly = true)
  public Shown shown(String caseId) {
    CaseFile file = files.findById(caseId).orElseThrow();
    LadderRows.Ladder it = rows.get(caseId);
    return new Shown(
        file.school(),
        it.parent(),
        rows.posts(caseId).stream().map(LadderRows.Post::matter).toList(),
        rows.shared(caseId),
        it.removalDue(),
        file.open());
  }

  /**
   * The parent answers through their link. An answer to a closed case is kept and read by whoever
   * leads, and moves nothing.
   *
   * @param key of the page; a repeat finds the first answer
   * @throws InvalidInput if words are missing or too long
   */
  @Transactional
  public void answer(String caseId, Given given, String linkId, String key) {
    check(given);
    once.run(
        Actor.of(OneTimeLinks.ACTOR + linkId),
        key,
        () -> {
          keep(files.findById(caseId).orElseThrow(), given, "link", linkId, Actor.CHALKLINE);
          return "answered";
        });
  }

  /**
   * Staff write down what the parent said on the telephone or in a letter. Who said it and when
   * stands before their words.
   *
   * @throws InvalidInput if words are missing or too long, it is in the future, or nobody said it
   */
  @Transactional
  public void told(Me me, String reference, Given given, Heard heard, String key) {
    CaseFile file = access.requireToChange(me, reference);
    check(given);
    check(heard);
    if (given.words().length() > MOST_TOLD) {
      throw new InvalidInput("words", "Use 3,500 characters or fewer");
    }
    String words =
        heard.who().strip() + ", " + when.full(heard.at()) + ":\n" + given.words().strip();
    once.run(
        me.actor(),
        key,
        () -> {
          if (!file.open()) {
            throw new Refused("This case is closed.");
          }
          keep(file, new Given(given.kind(), words), heard.cameBy(), null, me.actor());
          return "told";
        });
  }

  private void check(Heard heard) {
    if (!Set.of("telephone", "paper").contains(heard.cameBy())) {
      throw new InvalidInput("cameBy", "Select how the answer came");
    }
    if (heard.who().isBlank() || heard.who().length() > 200 || !Texts.clean(heard.who())) {
      throw new InvalidInput("who", "Enter who said it, in 200 characters or fewer");
    }
    if (heard.at().isAfter(clock.instant())) {
      throw new InvalidInput("at", "When they said it cannot be in the future");
    }
  }

  private void keep(
      CaseFile file, Given given, String cameBy, @Nullable String linkId, Actor actor) {
    jdbc.sql(
            """
            insert into parent_answer (id, case_id, school_id, kind, words, came_by, link_id,
              recorded_by, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID().toString(),
            file.getId(),
            file.school(),
            given.kind(),
            given.words(),
            cameBy,
            linkId,
            actor.id(),
            Timestamp.from(clock.instant()))
        .update();
    caseFiles.record(
        file,
        actor,
        "parent.answered",
        Map.of("answer", given.kind(), "words", given.words(), "cameBy", cameBy));
    // Whatever is under way, somebody hears of it: the ladder where it waits for news, else beside.
    if (file.open() && workflows.tell(file.reference(), ParentEscalation.NEWS, actor) == 0) {
      workflows.tell(file.reference(), ParentEscalation.ANSWER_MEANWHILE, actor);
    }
  }

  private static void check(Given given) {
    if (!KINDS.contains(given.kind())) {
      throw new InvalidInput("kind", "Select what you would like to tell us");
    }
    if (given.words().isBlank() && !WITHOUT_WORDS.contains(given.kind())) {
      throw new InvalidInput("words", "Enter what you would like to tell us");
    }
    if (given.words().length() > MOST) {
      throw new InvalidInput("words", "Use 4,000 characters or fewer");
    }
    if (!Texts.clean(given.words().replace("\r", ""))) {
      throw new InvalidInput("words", "Use letters, digits and punctuation only");
    }
  }

  /** The answers to a case, first to last; for whoever may see the case, and for the parent. */
  @Transactional(readOnly = true)
  public List<Answer> of(String caseId) {
    return jdbc.sql("select * from parent_answer where case_id = ? order by at, id")
        .param(caseId)
        .query(
            (row, n) ->
                new Answer(
                    row.getString("id"),
                    row.getString("kind"),
                    row.getString("words"),
                    row.getString("came_by"),
                    row.getString("recorded_by"),
                    row.getTimestamp("at").toInstant(),
                    row.getTimestamp("seen_at") != null))
        .list();
  }

  /** The answers that the ladder has not yet taken into account, first to last. */
  List<Answer> unseen(String caseId) {
    return of(caseId).stream().filter(answer -> !answer.seen()).toList();
  }

  /** These kinds of answer are taken into account now. */
  void seen(String caseId, Set<String> kinds) {
    jdbc.sql(
            """
            update parent_answer set seen_at = ?
            where case_id = ? and seen_at is null and kind = any(?)
            """)
        .params(Timestamp.from(clock.instant()), caseId, kinds.toArray(String[]::new))
        .update();
  }

  void seen(String caseId) {
    jdbc.sql("update parent_answer set seen_at = ? where case_id = ? and seen_at is null")
        .params(Timestamp.from(clock.instant()), caseId)
        .update();
  }
}
