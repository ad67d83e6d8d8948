package org.chalkline.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chalkline.audit.Actor;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.casework.CaseByReference;
import org.chalkline.casework.CaseFiles;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.casework.domain.CaseFileRepository;
import org.chalkline.engine.Workflows;
import org.chalkline.identity.School;
import org.chalkline.installation.Scope;
import org.chalkline.policy.Edition;
import org.chalkline.policy.Edition.Approval;
import org.chalkline.policy.Edition.State;
import org.chalkline.policy.Editions;
import org.chalkline.policy.Policies;
import org.chalkline.review.ReviewRows.ReviewCase;
import org.chalkline.review.ReviewRows.Said;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the models of a review ask: whose approval is next, what was said, what follows. A review
 * concerns each school that runs the policy; each has a case, with its own board, staff, calendar
 * and record.
 */
@Service
public class Approvals {

  /** The kind of case that this module has. */
  static final String KIND = "review";

  private static final List<String> SEE = List.of("headteacher", "business-director", "chair");

  private final ReviewRows rows;
  private final Editions editions;
  private final Policies policies;
  private final Approvers approvers;
  private final CaseFiles files;
  private final CaseByReference byReference;
  private final CaseFileRepository repository;
  private final Workflows workflows;
  private final Audit audit;
  private final Clock clock;

  Approvals(
      ReviewRows rows,
      Editions editions,
      Policies policies,
      Approvers approvers,
      CaseFiles files,
      CaseByReference byReference,
      CaseFileRepository repository,
      Workflows workflows,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.editions = editions;
    this.policies = policies;
    this.approvers = approvers;
    this.files = files;
    this.byReference = byReference;
    this.repository = repository;
    this.workflows = workflows;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins the review of a version that was put forward for the first time. */
  String begin(Edition it, Actor by) {
    CaseFile file = open(it, it.draftedWhere(), true, by);
    workflows.start(PolicyReview.PROCESS, file.reference(), Map.of(), by);
    return file.reference();
  }

  private CaseFile open(Edition it, String school, boolean leads, Actor by) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    CaseFile file =
        files.begin(
            "REV",
            KIND,
            "A new version of the policy",
            school,
            by,
            policies.inForce(it.policyId(), today).edition());
    files.grant(file, SEE, "review");
    rows.add(file.getId(), school, it.id(), leads);
    return file;
  }

  /** Asks every school that runs the policy: each has a case, and is asked anew in each round. */
  @Transactional
  public void askEverySchool(String reference, Actor by) {
    ReviewCase lead = caseOf(reference);
    Edition it = editions.get(lead.edition());
    Scope.everywhere(
        () -> {
          List<ReviewCase> cases = rows.of(it.id());
          for (School school : approvers.schools(it.policyId())) {
            String asked =
                cases.stream()
                    .filter(known -> known.school().equals(school.id()))
                    .map(ReviewCase::reference)
                    .findFirst()
                    .orElseGet(() -> open(it, school.id(), false, by).reference());
            rows.state(byReference.get(asked).getId(), "asked");
            workflows.start(PolicyReview.APPROVAL, asked, Map.of(), by);
          }
        });
  }

  /** Answers the model's question whose approval is next at a school; and whom to ask by name. */
  @Transactional(readOnly = true)
  public Map<String, Object> whoseIsNext(String reference) {
    ReviewCase at = caseOf(reference);
    Edition it = editions.get(at.edition());
    Optional<String> next = next(reference, at, it);
    Map<String, Object> answers = new HashMap<>();
    boolean staff = next.filter(PolicyReview.ALL_STAFF::equals).isPresent();
    boolean board = next.filter(PolicyReview.BOARD::equals).isPresent();
    answers.put("staffNext", staff);
    answers.put("boardNext", board);
    answers.put("roleNext", next.isPresent() && !staff && !board);
    answers.put("staffToAsk", approvers.staff(at.school(), it.draftedBy()));
    return answers;
  }

  /** The stage that has not yet approved, in the order that the version in force names. */
  Optional<String> next(String reference, ReviewCase at, Edition it) {
    List<String> approved =
        said(at, it).stream()
            .filter(said -> said.said().equals("agreed"))
            .map(Said::stage)
            .toList();
    return stages(reference).stream().filter(stage -> !approved.contains(stage)).findFirst();
  }

  /** Who approves, in order, by the version that was in force when the review began. */
  List<String> stages(String reference) {
    return policies.edition(byReference.get(reference).policyEdition()).list(PolicyReview.APPROVER);
  }

  private List<Said> said(ReviewCase at, Edition it) {
    return rows.said(it.id(), it.round()).stream()
        .filter(said -> said.school().equals(at.school()))
        .toList();
  }

  /** Whether what was said at the last stage is no agreement: the model's question. */
  @Transactional(readOnly = true)
  public boolean notAgreed(String reference) {
    ReviewCase at = caseOf(reference);
    Edition it = editions.get(at.edition());
    List<Said> said = said(at, it);
    boolean against =
        said.stream().anyMatch(one -> one.said().equals("changes") || one.said().equals("refused"));
    boolean somebody =
        !said.isEmpty()
            && said.stream()
                .filter(one -> one.stage().equals(said.get(said.size() - 1).stage()))
                .anyMatch(
                    one -> one.said().equals("agreed") && !one.person().equals(it.draftedBy()));
    return against || !somebody;
  }

  /** A school approves; once every school does, the review goes on. */
  @Transactional
  public void schoolApproves(String reference, Actor by) {
    ReviewCase at = caseOf(reference);
    rows.state(at.caseId(), "approved");
    record(at, by, "review.school-approves", Map.of());
    List<ReviewCase> all = rows.of(at.edition());
    if (all.stream().allMatch(one -> one.state().equals("approved"))) {
      tell(lead(all), PolicyReview.ANSWERED, by);
    }
  }

  /** A school does not approve: the others need not answer, and the drafter hears why. */
  @Transactional
  public void schoolDoesNotApprove(String reference, Actor by) {
    ReviewCase at = caseOf(reference);
    Edition it = editions.get(at.edition());
    List<Said> said = said(at, it);
    boolean refused = said.stream().anyMatch(one -> one.said().equals("refused"));
    String reasons =
        said.stream()
            .map(Said::reason)
            .filter(reason -> !reason.isBlank())
            .collect(Collectors.joining("\n"));
    rows.state(at.caseId(), "not-approved");
    record(at, by, refused ? "review.refused" : "review.sent-back", Map.of("reason", reasons));
    if (refused) {
      editions.refuse(it.id(), reasons);
      historyOf(it, by, "policy.version-refused", Map.of("reason", reasons));
    } else {
      editions.sendBack(it.id());
      historyOf(it, by, "policy.version-sent-back", Map.of("reason", reasons));
    }
    List<ReviewCase> all = rows.of(it.id());
    all.stream()
        .filter(other -> !other.caseId().equals(at.caseId()))
        .forEach(other -> callOff(other, by));
    tell(lead(all), PolicyReview.ANSWERED, by);
  }

  /** Answers the model's questions what was decided; a refused version ends its cases. */
  @Transactional
  public Map<String, Object> decided(String reference, Actor by) {
    Edition it = editions.get(caseOf(reference).edition());
    boolean refused = it.state() == State.REFUSED;
    if (refused) {
      close(it, "refused", by);
    }
    return Map.of("refused", refused, "sentBack", it.state() == State.DRAFT);
  }

  /** Publishes the version that every school has approved. */
  @Transactional
  public void publish(String reference, Actor by) {
    Edition it = editions.get(caseOf(reference).edition());
    List<Approval> approvals =
        rows.said(it.id(), it.round()).stream()
            .filter(said -> said.said().equals("agreed"))
            .map(
                said ->
                    new Approval(
                        said.school(), said.stage(), said.person(), said.at(), minute(said)))
            .toList();
    LocalDate from = Scope.everywhere(() -> editions.publish(it.id(), approvals, by.id()));
    for (School school : approvers.schools(it.policyId())) {
      audit.record(
          Entry.ofSchool(
              school.id(),
              by,
              "policy.version-published",
              Map.of(
                  "edition", it.id(),
                  "name", it.name(),
                  "from", from.toString(),
                  "drafted-by", it.draftedBy(),
                  "approved-by", approvedBy(approvals))));
    }
    close(it, "published", by);
  }

  /** Each approval as the history of every school keeps it: who, as what, where. */
  private static String approvedBy(List<Approval> approvals) {
    return approvals.stream()
        .map(one -> one.by() + " as " + one.as() + " at " + one.school())
        .collect(Collectors.joining("; "));
  }

  private static String minute(Said said) {
    return said.decidedOn() == null ? "" : said.decidedOn() + ", " + said.minute();
  }

  /** A version was withdrawn: nobody need answer any more. */
  @Transactional
  public void callOffApprovals(String reference, Actor by) {
    Edition it = editions.get(caseOf(reference).edition());
    rows.of(it.id()).forEach(one -> callOff(one, by));
    close(it, "withdrawn", by);
  }

  /** The drafter gives a version up, or withdraws it while others are asked. */
  void withdrawn(Edition it, Actor by) {
    List<ReviewCase> all = rows.of(it.id());
    if (!all.isEmpty()) {
      tell(lead(all), PolicyReview.WITHDRAWN, by);
    }
  }

  void close(Edition it, String outcome, Actor by) {
    Scope.everywhere(
        () -> {
          for (ReviewCase one : rows.of(it.id())) {
            CaseFile file = byReference.get(one.reference());
            if (file.open()) {
              file.close(outcome, "", clock.instant());
              repository.saveAndFlush(file);
              files.record(file, by, "case.closed", Map.of("outcome", outcome));
            }
          }
        });
  }

  private void callOff(ReviewCase one, Actor by) {
    if (one.state().equals("asked")) {
      rows.state(one.caseId(), "called-off");
      tell(one, PolicyReview.CALLED_OFF, by);
    }
  }

  private void tell(ReviewCase to, String message, Actor by) {
    Scope.everywhere(() -> workflows.tell(to.reference(), message, by));
  }

  private static ReviewCase lead(List<ReviewCase> all) {
    return all.stream().filter(ReviewCase::leads).findFirst().orElseThrow();
  }

  /** Keeps what somebody said. */
  void say(
      CaseFile file,
      String stage,
      String person,
      String said,
      String reason,
      @Nullable LocalDate decidedOn,
      String minute,
      Actor by) {
    ReviewCase at = rows.ofCase(file.getId()).orElseThrow();
    Edition it = editions.get(at.edition());
    Instant now = clock.instant();
    rows.say(
        at,
        it.round(),
        new Said(at.school(), stage, person, said, reason, decidedOn, minute, by.id(), now));
  }

  /** The version that a case is about. */
  Edition edition(CaseFile file) {
    return editions.get(rows.ofCase(file.getId()).orElseThrow().edition());
  }

  /** What was said of a version in the round that runs or ran last. */
  @Transactional(readOnly = true)
  public List<Statement> statements(Edition it) {
    return rows.said(it.id(), it.round()).stream()
        .map(
            said ->
                new Statement(
                    said.school(),
                    said.stage(),
                    said.person(),
                    said.said(),
                    said.reason(),
                    minute(said),
                    said.at()))
        .toList();
  }

  /**
   * Where a version stands at each school that was asked, by name: the same for whoever looks.
   *
   * @return none before the first round
   */
  @Transactional(readOnly = true)
  public List<AtSchool> standing(Edition it) {
    return Scope.everywhere(
        () ->
            rows.of(it.id()).stream()
                .map(
                    at ->
                        new AtSchool(
                            at.school(),
                            at.state(),
                            at.state().equals("asked")
                                ? next(at.reference(), at, it).orElse(null)
                                : null))
                .toList());
  }

  /**
   * Where a version stands at a school.
   *
   * @param state asked, approved, not-approved or called-off
   * @param next whose approval is next, where it is asked
   */
  public record AtSchool(String school, String state, @Nullable String next) {}

  /** What somebody said of a version: agreed, changes, refused or not-asked. */
  public record Statement(
      String school,
      String stage,
      String person,
      String said,
      String reason,
      String minute,
      Instant at) {}

  /** The reference of the case that leads the review of a version; empty before the first round. */
  @Transactional(readOnly = true)
  public Optional<String> leading(String editionId) {
    return rows.of(editionId).stream()
        .filter(ReviewCase::leads)
        .map(ReviewCase::reference)
        .findFirst();
  }

  Optional<ReviewCase> ofCase(String caseId) {
    return rows.ofCase(caseId);
  }

  private ReviewCase caseOf(String reference) {
    return rows.ofCase(Objects.requireNonNull(byReference.get(reference).getId())).orElseThrow();
  }

  private void record(ReviewCase at, Actor by, String what, Map<String, String> words) {
    audit.record(Entry.ofCase(at.caseId(), at.school(), by, what, words));
  }

  void historyOf(Edition it, Actor by, String what, Map<String, String> words) {
    Map<String, String> all = new HashMap<>(words);
    all.put("edition", it.id());
    audit.record(Entry.ofSchool(it.draftedWhere(), by, what, all));
  }
}
