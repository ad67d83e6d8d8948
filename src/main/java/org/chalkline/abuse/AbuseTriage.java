package org.chalkline.abuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chalkline.abuse.domain.AbuseCase;
import org.chalkline.abuse.domain.AbuseCaseRepository;
import org.chalkline.audit.Actor;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.CaseParties;
import org.chalkline.casework.Grantee;
import org.chalkline.casework.Severity;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.CaseDecision.Decided;
import org.chalkline.identity.Me;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Triage: supplies the table with the facts and the profile's answers, keeps what it decided with
 * every rule that fired. The table names no policy; how a profile answers for these kinds is worked
 * out here.
 */
@Service
public class AbuseTriage {

  private final AbuseCaseRepository cases;
  private final CaseFileRepository files;
  private final CaseByReference byReference;
  private final AbuseRoutes routes;
  private final CaseFiles caseFiles;
  private final CaseParties parties;
  private final Policies policies;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  AbuseTriage(
      AbuseCaseRepository cases,
      CaseFileRepository files,
      CaseByReference byReference,
      AbuseRoutes routes,
      CaseFiles caseFiles,
      CaseParties parties,
      Policies policies,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.cases = cases;
    this.files = files;
    this.byReference = byReference;
    this.routes = routes;
    this.caseFiles = caseFiles;
    this.parties = parties;
    this.policies = policies;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Whether this person triages the case: by the role that the profile names, or because the facts
   * were theirs to confirm.
   */
  @Transactional(readOnly = true)
  public boolean triages(Me me, CaseFile file) {
    return me.has(policies.edition(file.policyEdition()).text("abuse.report_to"), file.school())
        || jdbc.sql(
                """
                select exists (select 1 from assignment a where a.case_id = ? and a.step = ?
                  and (? in (a.holder, a.handed_to, a.closed_by) or exists (select 1
                    from work_offer o where o.task_id = a.task_id and o.grantee = any(?))))
                """)
            .params(
                file.getId(), AbuseHandling.CONFIRM_FACTS, me.id(), Access.array(Grantee.of(me)))
            .query(Boolean.class)
            .single();
  }

  /**
   * Whether a case may hold a sexual image of a child, as its report said; others say so elsewhere.
   */
  public boolean childImage(CaseFile file) {
    return file.kind().equals(AbuseCases.KIND)
        && Boolean.TRUE.equals(facts(file.reference()).get("childImage"));
  }

  /** The table's inputs for this case as it is known now. */
  public Map<String, Object> facts(String reference) {
    CaseFile file = byReference.get(reference);
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    Profile profile = policies.edition(file.policyEdition());
    // What counts as a breach is judged by the version in force when it was posted (default 52).
    Profile judging = policies.edition(file.breachEdition());
    boolean repeats =
        it.factsConfirmed()
            && parties.earlierCases(file, profile.number(AbuseHandling.REPEAT_MONTHS)) > 0;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("asked", it.factsConfirmed() ? "confirmed" : "reported");
    facts.put("danger", it.danger());
    facts.put("childTouched", it.childTouched());
    facts.put("childImage", it.childImage());
    facts.put("copyHeld", it.copyKept());
    facts.put("kinds", it.kinds());
    facts.put("authors", it.authors());
    facts.put("ownAccount", it.account() != null);
    facts.put("answerOwed", it.authorKnown() && it.queryOrComplaint());
    facts.put("complaint", it.queryOrComplaint());
    facts.put("complaintAlone", it.kinds().equals(List.of("complaint")));
    facts.put("repeats", repeats);
    facts.put("illegal", it.thoughtIllegal());
    facts.put("police", police(profile, it));
    facts.put("platform", platform(profile, it));
    facts.put("explains", profile.text("abuse.public_explanation").equals("possible"));
    facts.put("redirects", judging.yes("abuse.complaint_is_inappropriate"));
    facts.put(
        "records",
        judging.yes("breach.record_all") || anyOf(judging.list("abuse.record_kinds"), it.kinds()));
    facts.put(
        "parentSteps",
        anyOf(judging.list("parent.route_kinds"), it.kinds())
            && (repeats || profile.text("parent.route_when").equals("at-first")));
    facts.put("informs", informed(profile, it));
    facts.put("answers", profile.yes("abuse.first_answer"));
    facts.put("answersRemoved", profile.yes("response.removed_comment"));
    return facts;
  }

  private static String police(Profile profile, AbuseCase it) {
    if (anyOf(profile.list("police.compulsory_kinds"), it.kinds())) {
      return "compulsory";
    }
    if (it.thoughtIllegal() && !profile.text("police.if_illegal").equals("none")) {
      return profile.text("police.if_illegal");
    }
    if (anyOf(profile.list("police.judgement_kinds"), it.kinds())) {
      return "judgement";
    }
    return profile.text("police.otherwise");
  }

  private static String platform(Profile profile, AbuseCase it) {
    return switch (profile.text("abuse.user_report")) {
      case "each" -> anyOf(profile.list("abuse.user_report_kinds"), it.kinds()) ? "each" : "none";
      case "one-of-three", "one-of-two" -> "choice";
      default -> "none";
    };
  }

  private static List<String> informed(Profile profile, AbuseCase it) {
    List<String> roles = new ArrayList<>(profile.list("abuse.inform"));
    if (!it.tellLineManager()) {
      roles.remove("line-manager");
    }
    return roles;
  }

  private static boolean anyOf(List<String> some, List<String> others) {
    return !Collections.disjoint(some, others);
  }

  /** Keeps what the table decided: severity, routes, and on which rules. */
  public void keep(String reference, Decided decided, Actor actor) {
    CaseFile file = byReference.get(reference);
    AbuseCase it = cases.findById(file.getId()).orElseThrow();
    Map<String, Boolean> demanded = strictest(decided);
    boolean anew =
        !actor.equals(Actor.CHALKLINE) && it.factsConfirmed() && furtherPost(file.getId());
    demanded.forEach((route, compulsory) -> routes.demand(file, route, compulsory, anew));
    Severity severity = severity(decided);
    if (it.factsConfirmed()) {
      file.triaged(
          severity, Titles.of(it, policies.edition(file.policyEdition())), it.childTouched());
      retitle(file);
    }
    store(file, it, decided, demanded, it.factsConfirmed() ? severity : Severity.NOT_TRIAGED);
    Map<String, String> words = new TreeMap<>();
    words.put("asked", it.factsConfirmed() ? "confirmed" : "reported");
    words.put("rules", String.join(", ", decided.rules()));
    words.put("routes", String.join(", ", demanded.keySet()));
    if (it.factsConfirmed()) {
      words.put("severity", severity.code());
    }
    caseFiles.record(file, actor, "abuse.decided", words);
  }

  private boolean furtherPost(String caseId) {
    return jdbc.sql("select count(*) from abuse_decision where case_id = ? and asked = 'confirmed'")
            .param(caseId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Several rules may demand a route: the strictest counts, and compulsory police leave no
   * judgement.
   */
  private static Map<String, Boolean> strictest(Decided decided) {
    Map<String, Boolean> demanded = new LinkedHashMap<>();
    for (Map<String, Object> result : decided.results()) {
      Object route = result.get("route");
      if (route != null) {
        demanded.merge((String) route, (Boolean) result.get("compulsory"), Boolean::logicalOr);
      }
    }
    if (demanded.containsKey("police")) {
      demanded.remove("police-judgement");
    }
    return demanded;
  }

  private static Severity severity(Decided decided) {
    int highest =
        decided.results().stream()
            .map(result -> (Number) result.get("severity"))
            .filter(java.util.Objects::nonNull)
            .mapToInt(Number::intValue)
            .max()
            .orElse(1);
    return switch (highest) {
      case 4 -> Severity.IMMEDIATE;
      case 3 -> Severity.HIGH;
      case 2 -> Severity.MEDIUM;
      default -> Severity.LOW;
    };
  }

  private void retitle(CaseFile file) {
    files.saveAndFlush(file);
    jdbc.sql("update work_item set title = ?, severity = ?, severity_rank = ? where case_id = ?")
        .params(file.title(), file.severity().code(), file.severity().rank(), file.getId())
        .update();
    jdbc.sql("update work_offer set severity_rank = ? where case_id = ?")
        .params(file.severity().rank(), file.getId())
        .update();
  }

  private void store(
      CaseFile file,
      AbuseCase it,
      Decided decided,
      Map<String, Boolean> demanded,
      Severity severity) {
    try {
      jdbc.sql(
              """
              insert into abuse_decision (id, case_id, school_id, asked, at, facts, rules, routes,
                severity) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
              """)
          .params(
              UUID.randomUUID().toString(),
              file.getId(),
              file.school(),
              it.factsConfirmed() ? "confirmed" : "reported",
              Timestamp.from(clock.instant()),
              json.writeValueAsString(facts(file.reference())),
              decided.rules().toArray(String[]::new),
              demanded.keySet().toArray(String[]::new),
              severity.code())
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A decision as it was kept. */
  public record Kept(
      String asked,
      java.time.Instant at,
      List<String> rules,
      List<String> routes,
      String severity) {}

  /** Every decision of a case, oldest first. */
  public List<Kept> decisions(String caseId) {
    return jdbc.sql(
            "select asked, at, rules, routes, severity from abuse_decision where case_id = ? order by at, asked desc")
        .param(caseId)
        .query(
            (row, n) ->
                new Kept(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    List.of((String[]) row.getArray(3).getArray()),
                    List.of((String[]) row.getArray(4).getArray()),
                    row.getString(5)))
        .list();
  }
}
