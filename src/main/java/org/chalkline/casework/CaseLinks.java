package org.chalkline.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.chalkline.audit.Actor;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.identity.Me;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which cases belong together. */
@Service
public class CaseLinks {

  private final CaseFileRepository files;
  private final Access access;
  private final Once once;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final CaseFiles caseFiles;

  CaseLinks(
      CaseFileRepository files,
      Access access,
      Once once,
      JdbcClient jdbc,
      Clock clock,
      CaseFiles caseFiles) {
    this.files = files;
    this.access = access;
    this.once = once;
    this.jdbc = jdbc;
    this.clock = clock;
    this.caseFiles = caseFiles;
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

  /** The cases linked to this one that the person may see too. */
  @Transactional(readOnly = true)
  public List<CaseRows.CaseRow> linked(Me me, String reference) {
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
                new CaseRows.CaseRow(
                    it.reference(),
                    it.title(),
                    it.school(),
                    it.state(),
                    it.severity(),
                    it.openedAt(),
                    it.outcome()))
        .toList();
  }

  CaseFile other(Me me, CaseFile file, String otherReference) {
    try {
      CaseFile other = access.require(me, otherReference);
      if (!other.getId().equals(file.getId())) {
        return other;
      }
    } catch (NoSuchThing unseen) {
      throw new InvalidInput("other", "There is no other case with this reference");
    }
    throw new InvalidInput("other", "There is no other case with this reference");
  }

  /** Links two cases that belong together; for modules whose cases go on from others. */
  @Transactional
  public void linkBoth(CaseFile one, CaseFile other, String why, Actor actor) {
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
      caseFiles.record(
          pair[0], actor, "case.linked", Map.of("other", pair[1].reference(), "why", why));
    }
  }
}
