package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.installation.OfTransaction;
import org.chalkline.installation.Scope;
import org.chalkline.web.NoSuchThing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see a case: somebody to whom it was granted, by role at a school or by name, and whom no
 * wall keeps out. The same rule as SQL for lists and as a check at each door; a wall is stronger
 * than any role.
 */
@Component
public class Access {

  /**
   * The rule for lists, over a row {@code c} with {@code case_id}: parameters {@code grantees}
   * (array) and {@code me}.
   */
  public static final String NOT_WALLED =
      """
      not exists (select 1 from case_wall w
        where w.case_id = c.case_id and w.person_id = :me and w.until is null)
      """;

  /**
   * The rule for lists, over a row {@code c} of the grants: to this person, not over, not resting
   * while the case is with a body outside, and no wall in between. Parameters {@code grantees}
   * (array), {@code me} and {@code now}.
   */
  static final String SHOWN =
      """
      c.grantee = any(:grantees) and not c.rests and (c.until is null or c.until > :now) and
      """
          + NOT_WALLED;

  private static final String GRANTED =
      "select exists (select 1 from case_grant c where c.case_id = :case and " + SHOWN + ")";

  private final JdbcClient jdbc;

  // Of a case that this transaction has opened nobody else knows: its walls are those put up here.
  private final OfTransaction<Map<String, Set<String>>> wallsOfNew =
      OfTransaction.whole(HashMap::new);

  private final CaseFileRepository files;

  private final Clock clock;

  Access(JdbcClient jdbc, CaseFileRepository files, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.clock = clock;
  }

  /** Whether this person may see this case. */
  public boolean maySee(Me me, String caseId) {
    return jdbc.sql(GRANTED)
        .param("case", caseId)
        .param("grantees", array(Grantee.of(me)))
        .param("me", me.id())
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /**
   * The case of this reference, if this person may see it.
   *
   * @throws NoSuchThing if there is none, or none for this person: the answer is the same
   */
  public CaseFile require(Me me, String reference) {
    return CaseReference.read(reference)
        .flatMap(read -> files.findByReference(read.value()))
        .filter(file -> maySee(me, file.getId()))
        .orElseThrow(NoSuchThing::new);
  }

  /**
   * The same for a change: first the case is locked, as a wall locks it, so that nobody changes a
   * case once a wall that keeps them out is there.
   */
  public CaseFile requireToChange(Me me, String... references) {
    jdbc.sql(
            "select id from case_file where reference = any(?) order by reference for no key update")
        .param(
            Arrays.stream(references)
                .flatMap(given -> CaseReference.read(given).stream())
                .map(CaseReference::value)
                .toArray(String[]::new))
        .query(String.class)
        .list();
    return require(me, references[0]);
  }

  /** Holds the case until the transaction ends: walls and changes come one after the other. */
  void lock(String caseId) {
    jdbc.sql("select id from case_file where id = ? for no key update")
        .param(caseId)
        .query(String.class)
        .optional();
  }

  /** A case by its id, for what follows from another. */
  CaseFile file(String caseId) {
    return files.findById(caseId).orElseThrow();
  }

  /** Remembers that this transaction has opened a case, around which no wall stands yet. */
  void opened(String caseId) {
    wallsOfNew.get().put(caseId, new LinkedHashSet<>());
  }

  /** Whether this transaction has opened the case. */
  boolean isNew(String caseId) {
    return wallsOfNew.get().containsKey(caseId);
  }

  /** Remembers that a wall was put up or taken down, where that is remembered. */
  void wall(String personId, String caseId, boolean stands) {
    Set<String> ofNew = wallsOfNew.get().get(caseId);
    if (ofNew != null && stands) {
      ofNew.add(personId);
    } else if (ofNew != null) {
      ofNew.remove(personId);
    }
  }

  /** Whether a wall stands between this person and this case. */
  public boolean walled(String personId, String caseId) {
    return jdbc.sql(
            """
            select exists (select 1 from case_wall
              where case_id = :case and person_id = :person and until is null)
            """)
        .param("case", caseId)
        .param("person", personId)
        .query(Boolean.class)
        .single();
  }

  /** The ids of the cases from which a wall keeps this person out. */
  public List<String> keptOutOf(Me me) {
    return jdbc.sql("select distinct case_id from case_wall where person_id = ? and until is null")
        .param(me.id())
        .query(String.class)
        .list();
  }

  /**
   * Whether others have put a wall between this person and the case or the step of this name, or
   * there is none: the two must be answered alike. Who stepped aside, or moved the case to a school
   * that is not theirs, knows of it and is told again what they did.
   *
   * @param about the reference of a case, or the id of a step
   */
  public boolean keptOut(Me me, String about) {
    return Scope.everywhere(
        () ->
            jdbc.sql(
                    """
                    with meant as (
                      select id from case_file where reference = :reference
                      union all
                      select case_id from assignment where task_id = :about)
                    select not exists (select 1 from meant)
                      or exists (select 1 from case_wall w join meant on meant.id = w.case_id
                        where w.person_id = :me and w.until is null and w.why <> 'STEPPED_ASIDE')
                    """)
                .param("me", me.id())
                .param("reference", CaseReference.read(about).map(CaseReference::value).orElse(""))
                .param("about", about)
                .query(Boolean.class)
                .single());
  }

  /** The persons whom a wall keeps out of this case. */
  public List<String> walledOut(String caseId) {
    Set<String> ofNew = wallsOfNew.get().get(caseId);
    if (ofNew != null) {
      return List.copyOf(ofNew);
    }
    return jdbc.sql("select distinct person_id from case_wall where case_id = ? and until is null")
        .param(caseId)
        .query(String.class)
        .list();
  }

  /** A list as the database takes an array. */
  public static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
