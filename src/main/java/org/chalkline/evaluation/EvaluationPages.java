package org.chalkline.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chalkline.calendar.Limit;
import org.chalkline.calendar.SchoolTime;
import org.chalkline.casework.Access;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.installation.Scope;
import org.chalkline.post.CalendarFile;
import org.chalkline.post.Outbox;
import org.chalkline.post.Sent;
import org.chalkline.web.Field;
import org.chalkline.web.FormDefinition;
import org.chalkline.web.Forms;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.TimelineItem;
import org.chalkline.web.When;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of an evaluation: its clock and its outbox. */
@Controller
class EvaluationPages {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final Limit WORKING_DAY = Limit.parse("1 working day");

  private final ClockMoves clock;
  private final SchoolTime time;
  private final Outbox outbox;
  private final Access access;
  private final People people;
  private final Forms forms;
  private final When when;
  private final MessageSource messages;

  EvaluationPages(
      ClockMoves clock,
      SchoolTime time,
      Outbox outbox,
      Access access,
      People people,
      Forms forms,
      When when,
      MessageSource messages) {
    this.clock = clock;
    this.time = time;
    this.outbox = outbox;
    this.access = access;
    this.people = people;
    this.forms = forms;
    this.when = when;
    this.messages = messages;
  }

  @GetMapping("/evaluation/clock")
  String clock(Model model) {
    Instant now = clock.now();
    long hours = clock.ahead().toHours();
    model.addAttribute("now", when.full(now));
    model.addAttribute(
        "ahead",
        hours < 1
            ? words("evaluation.clock.not-ahead")
            : words("evaluation.clock.ahead", hours / 24, hours % 24));
    return "evaluation/clock";
  }

  @PostMapping("/evaluation/clock")
  String move(
      Me me,
      @RequestParam String step,
      @RequestParam String once,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    clock.now();
    try {
      Instant now =
          switch (step) {
            case "hour" -> clock.move(me, "step", at -> at.plus(Duration.ofHours(1)), once);
            case "week" ->
                clock.move(
                    me, "step", at -> at.atZone(LONDON).plus(Period.ofWeeks(1)).toInstant(), once);
            case "working-day" -> clock.move(me, "step", at -> nextMorning(me, at), once);
            case "date" -> {
              Instant to = chosen(request);
              yield clock.move(me, "to", at -> to, once);
            }
            default -> throw new InvalidInput("step", words("evaluation.clock.step.missing"));
          };
      redirect.addFlashAttribute("success", words("evaluation.clock.moved", when.full(now)));
      return "redirect:/evaluation/clock";
    } catch (InvalidInput wrong) {
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      for (String part : List.of("day", "month", "year", "time")) {
        model.addAttribute(part, request.getParameter("to-" + part));
      }
      response.setStatus(400);
      return clock(model);
    }
  }

  private Instant chosen(HttpServletRequest request) {
    Field field =
        new Field(
            "to",
            "datetime",
            words("evaluation.clock.to"),
            null,
            true,
            null,
            List.of(),
            null,
            null);
    return forms
        .read(
            new FormDefinition("evaluation-clock", List.of(field)),
            request.getParameterMap(),
            Map.of())
        .given("to", Instant.class);
  }

  /** Nine in the morning of the next day that the person's school counts as a working day. */
  private Instant nextMorning(Me me, Instant now) {
    LocalDate today = now.atZone(LONDON).toLocalDate();
    LocalDate day =
        me.schools().stream()
            .findFirst()
            .map(
                school ->
                    time.deadline(
                            school,
                            WORKING_DAY,
                            today.atTime(LocalTime.NOON).atZone(LONDON).toInstant())
                        .due()
                        .atZone(LONDON)
                        .toLocalDate())
            .filter(found -> found.isAfter(today))
            .orElse(today.plusDays(1));
    return day.atTime(MORNING).atZone(LONDON).toInstant();
  }

  @GetMapping("/evaluation/outbox")
  @Transactional(readOnly = true)
  String outbox(Me me, @RequestParam(defaultValue = "1") int page, Model model) {
    clock.now();
    OutboxPage shown =
        OutboxPage.of(
            page, most -> outbox.latest(access.keptOutOf(me), OutboxPage.skip(page, 50), most));
    model.addAttribute(
        "mails", Scope.everywhere(() -> shown.mails().stream().map(this::item).toList()));
    model.addAttribute("newer", shown.newer());
    model.addAttribute("older", shown.older());
    return "evaluation/outbox";
  }

  private TimelineItem item(Sent it) {
    String person = it.personId();
    String name =
        person == null
            ? words("evaluation.outbox.outsider")
            : people.find(person).map(Person::name).orElse(person);
    CalendarFile calendar = it.calendar();
    String file =
        calendar == null ? "" : "\n" + words("evaluation.outbox.calendar", calendar.text().strip());
    String state = words("evaluation.outbox.state." + it.state().name().toLowerCase(Locale.ROOT));
    return new TimelineItem(
        it.subject(),
        when.brief(it.created()),
        null,
        words("evaluation.outbox.to", name, it.address()) + "\n" + it.body() + file + "\n" + state);
  }

  private String words(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
