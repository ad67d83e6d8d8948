package org.chalkline.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.Me;
import org.chalkline.installation.Scope;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.Once;
import org.chalkline.web.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases of the same post are dealt with as one: what was joined, and where it is dealt with now.
 */
@Service
public class CaseJoins {

  private final CaseFileRepository files;
  private final Access access;
  private final Walls walls;
  private final Workflows workflows;
  private final Once once;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final CaseFiles caseFiles;
  private final CaseLinks links;
  private final ObjectProvider<CaseWork> kinds;
  private final Endings endings;

  CaseJoins(
      CaseFileRepository files,
      Access access,
      Walls walls,
      Workflows workflows,
      Once once,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock,
      CaseFiles caseFiles,
      CaseLinks links,
      ObjectProvider<CaseWork> kinds,
      Endings endings) {
    this.endings = endings;
    this.files = files;
    this.access = access;
    this.walls = walls;
    this.workflows = workflows;
    this.once = once;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
    this.caseFiles = caseFiles;
    this.links = links;
    this.kinds = kinds;
  }

  /**
   * Joins this case to another that deals with the same post: its work ends, its reporter gets the
   * word from the other, and whoever is outside one is outside both. It is for whoever triages one
   * of the two.
   *
   * @throws Refused if it is not for this person, the other is closed, or something keeps it open
   */
  @Transactional
  public void join(Me me, String reference, String intoReference, String reason, String key) {
    CaseFile file = access.requireToChange(me, reference, intoReference);
    Said.required("reason", reason, "Enter why they are of the same post");
    CaseFile into = links.other(me, file, intoReference);
    if (!into.kind().equals(file.kind())) {
      throw new InvalidInput("other", "The other case is of another kind");
    }
    once.run(
        me.actor(),
        key,
        () -> {
          if (!file.open()) {
            throw new Refused("This case is not open.");
          }
          if (!into.open()) {
            throw new Refused("The other case is closed. Reopen it first.");
          }
          if (!mayJoin(me, file) && !mayJoin(me, into)) {
            throw new Refused("Joining is for whoever confirms the facts of one of the two.");
          }
          endings.allow(file);
          links.linkBoth(file, into, reason, me.actor());
          walls
              .of(file.getId())
              .forEach(wall -> walls.keepOut(into, List.of(wall.person()), wall.why(), me.actor()));
          walls
              .of(into.getId())
              .forEach(wall -> walls.keepOut(file, List.of(wall.person()), wall.why(), me.actor()));
          file.joinTo(into.getId(), clock.instant());
          files.saveAndFlush(file);
          workflows.end(file.reference(), "Joined to another case", me.actor());
          caseFiles.record(
              file, me.actor(), "case.joined", Map.of("into", into.reference(), "reason", reason));
          caseFiles.record(
              into,
              me.actor(),
              "case.took-in",
              Map.of("other", file.reference(), "reason", reason));
          events.publishEvent(new CaseJoined(file.getId(), into.getId(), me.id()));
          return "joined";
        });
  }

  /** Whether this person may join this case to another now. */
  @Transactional(readOnly = true)
  public boolean mayJoin(Me me, CaseFile file) {
    return file.open()
        && kinds.stream()
            .filter(kind -> kind.kind().equals(file.kind()))
            .anyMatch(kind -> kind.mayJoin(me, file));
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
}
