package org.chalkline.breach;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chalkline.casework.Access;
import org.chalkline.casework.CaseWork.Fact;
import org.chalkline.casework.CaseWork.ToRead;
import org.chalkline.casework.ReadBeside;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.identity.Me;
import org.chalkline.identity.Schools;
import org.chalkline.policy.Policies;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever leads or approves a review of the policy reads what the breaches closed since the last
 * one teach. No case is named and nobody whom a case is about; of a case whose wall keeps the
 * reader out they learn nothing.
 */
@Component
class LessonsForReview implements ReadBeside {

  private static final String REVIEW = "review";

  /** Those who lead or approve a review. */
  private static final Set<String> READERS =
      Set.of(
          "headteacher",
          "deputy",
          "slt",
          "dsl",
          "senior-authoriser",
          "chair",
          "vice-chair",
          "governor");

  private static final String LESSONS =
      """
      select f.lesson, b.accused from breach b join case_file f on f.id = b.case_id
        join lateral (select b.case_id) c on true
      where b.school_id = :school and f.state = 'closed' and f.closed_at >= :since
        and f.lesson <> '' and
      """
          + Access.NOT_WALLED
          + " order by f.closed_at, f.id";

  private final Schools schools;
  private final Policies policies;
  private final JdbcClient jdbc;
  private final MessageSourceAccessor words;
  private final Clock clock;

  LessonsForReview(
      Schools schools, Policies policies, JdbcClient jdbc, MessageSource messages, Clock clock) {
    this.schools = schools;
    this.policies = policies;
    this.jdbc = jdbc;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
    this.clock = clock;
  }

  @Override
  public Optional<ToRead> beside(Me me, CaseFile file) {
    return Optional.empty();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Fact> facts(Me me, CaseFile file) {
    if (!file.kind().equals(REVIEW) || !mayRead(me, file.school())) {
      return List.of();
    }
    String label = words.getMessage("breach.lesson.for-review");
    return lessons(me, file.school()).stream().map(lesson -> new Fact(label, lesson)).toList();
  }

  private static boolean mayRead(Me me, String school) {
    return me.rolesAt(school).stream().anyMatch(READERS::contains);
  }

  private List<String> lessons(Me me, String school) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), When.LONDON);
    LocalDate since = policies.inForce(schools.get(school).policyId(), today).inForceFrom();
    return jdbc.sql(LESSONS)
        .param("school", school)
        .param("since", Timestamp.from(since.atStartOfDay(When.LONDON).toInstant()))
        .param("me", me.id())
        .query((row, n) -> unnamed(row.getString(1), row.getString(2)))
        .list();
  }

  /** The lesson without the name of whoever the breach was alleged of. */
  private String unnamed(String lesson, String accused) {
    return accused.isBlank()
        ? lesson
        : Pattern.compile(
                Pattern.quote(accused.strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(lesson)
            .replaceAll(words.getMessage("breach.lesson.somebody"));
  }
}
