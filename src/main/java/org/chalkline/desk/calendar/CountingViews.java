package org.chalkline.desk.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chalkline.casework.Assignment;
import org.chalkline.casework.Tasks;
import org.chalkline.casework.domain.CaseFile;
import org.chalkline.desk.policy.Citations;
import org.chalkline.policy.Policies;
import org.chalkline.policy.Setting;
import org.chalkline.web.When;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the reasoning of a deadline into words, for the pages of tasks and cases. */
@Service
public class CountingViews {

  private final Tasks tasks;
  private final Policies policies;
  private final Citations citations;
  private final When when;

  CountingViews(Tasks tasks, Policies policies, Citations citations, When when) {
    this.tasks = tasks;
    this.policies = policies;
    this.citations = citations;
    this.when = when;
  }

  /**
   * How the deadline of this step was counted.
   *
   * @param from the page from which somebody looks, for the way back from a clause
   */
  @Transactional(readOnly = true)
  public Counting of(CaseFile file, Assignment step, String from) {
    Optional<Setting> setting = setting(file, step);
    return new Counting(
        step.deadline().rule(),
        setting.map(Setting::words).orElse(null),
        setting.map(it -> citations.limit(file, it.key(), from)).orElse(List.of()),
        when.full(step.deadline().from()),
        step.deadline().days().stream()
            .map(day -> new Counting.DayLine(when.weekday(day.day()), day.counted(), day.why()))
            .toList(),
        when.full(step.due()),
        step.open() ? when.full(step.passesAt()) : null,
        "/calendar/" + file.school() + "?year=" + year(step));
  }

  /** The setting that gave the limit, as the edition of the case has it. */
  public Optional<Setting> setting(CaseFile file, Assignment step) {
    return tasks.limitSetting(step).map(key -> policies.edition(file.policyEdition()).setting(key));
  }

  /** The school year in which it is due, by the year of its September. */
  private static int year(Assignment step) {
    LocalDate day = LocalDate.ofInstant(step.due(), When.LONDON);
    return day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
  }
}
