package org.chalkline.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.AccountRequest.State;
import org.chalkline.identity.AccountRequests.NewPerson;
import org.chalkline.identity.AccountRequests.Outcome;
import org.chalkline.web.FieldError;
import org.chalkline.web.InvalidInput;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.SummaryRow;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages on which one person asks for an account or a role, and another approves it. */
@Controller
@RequestMapping("/account-requests")
class AccountRequestPages implements SchoolItems {

  private static final int ORDER = 88;

  private final AccountRequests requests;
  private final Schools schools;
  private final When when;
  private final MessageSourceAccessor words;

  AccountRequestPages(
      AccountRequests requests, Schools schools, When when, MessageSource messages) {
    this.requests = requests;
    this.schools = schools;
    this.when = when;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request)
        .filter(me -> me.schools().stream().anyMatch(school -> concerned(me, school)))
        .map(
            me ->
                List.of(
                    new SchoolItem(
                        SchoolItem.Part.PEOPLE,
                        "/account-requests",
                        words.getMessage("identity.requests"),
                        words.getMessage("identity.requests.what"),
                        () -> waiting(me),
                        ORDER)))
        .orElse(List.of());
  }

  private @Nullable String waiting(Me me) {
    long waiting = requests.waitingFor(me);
    return waiting == 0 ? null : words.getMessage("identity.requests.open", new Object[] {waiting});
  }

  private static boolean concerned(Me me, String school) {
    return AccountRequests.mayAsk(me, school) || AccountRequests.mayApprove(me, school);
  }

  /** A school with what waits there. */
  record AtSchool(School school, boolean mayAsk, List<SummaryRow> waiting) {}

  @GetMapping
  String start(Me me, Model model) {
    List<AtSchool> all =
        schools.all().stream()
            .filter(school -> concerned(me, school.id()))
            .map(
                school ->
                    new AtSchool(
                        school,
                        AccountRequests.mayAsk(me, school.id()),
                        requests.at(me, school.id()).stream()
                            .filter(it -> it.state() == State.WAITING)
                            .map(this::row)
                            .toList()))
            .toList();
    if (all.isEmpty()) {
      throw new AccessDeniedException("Not for this role");
    }
    model.addAttribute("all", all);
    return "identity/requests";
  }

  @GetMapping("/{school}")
  String school(Me me, @PathVariable String school, Model model) {
    List<AccountRequest> all = requests.at(me, school);
    model.addAttribute("school", schools.get(school));
    model.addAttribute("mayAsk", AccountRequests.mayAsk(me, school));
    model.addAttribute(
        "waiting", all.stream().filter(it -> it.state() == State.WAITING).map(this::row).toList());
    model.addAttribute(
        "decided", all.stream().filter(it -> it.state() != State.WAITING).map(this::row).toList());
    return "identity/requests-school";
  }

  @GetMapping("/{school}/new-person")
  String newPerson(Me me, @PathVariable String school, Model model) {
    return showNewPerson(me, school, new NewPerson("", "", "", "", List.of()), null, model);
  }

  @PostMapping("/{school}/new-person")
  @NeedsFreshSignIn
  String askForPerson(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String surname,
      @RequestParam(defaultValue = "") String userName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(required = false, defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    NewPerson typed = new NewPerson(givenName, surname, userName, email, roles);
    try {
      return asked(requests.askForPerson(me, school, typed, once), school, next, model);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong.errors());
      return showNewPerson(me, school, typed, once, model);
    }
  }

  @GetMapping("/{school}/new-role")
  String newRole(
      Me me,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String who,
      Model model) {
    return showNewRole(me, school, List.of(who, "", "", "", ""), null, model);
  }

  @PostMapping("/{school}/new-role")
  @NeedsFreshSignIn
  String askForRole(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(name = "lastDay-day", defaultValue = "") String day,
      @RequestParam(name = "lastDay-month", defaultValue = "") String month,
      @RequestParam(name = "lastDay-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    String date = Days.typed(day, month, year);
    LocalDate until = Days.read(date).orElse(null);
    try {
      if (!date.isEmpty() && until == null) {
        throw new InvalidInput("lastDay", "The last day must be a real date");
      }
      return asked(requests.askForRole(me, school, who, role, until, once), school, next, model);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong.errors());
      return showNewRole(me, school, List.of(who, role, day, month, year), once, model);
    }
  }

  @PostMapping("/{school}/reset")
  @NeedsFreshSignIn
  String askForReset(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    return asked(requests.askForReset(me, school, person, once), school, next, model);
  }

  @GetMapping("/{school}/{id}")
  String request(Me me, @PathVariable String school, @PathVariable String id, Model model) {
    return show(me, school, id, null, model);
  }

  @PostMapping("/{school}/{id}/approve")
  @NeedsFreshSignIn
  String approve(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    return asked(requests.approve(me, school, id, once), school, next, model);
  }

  @PostMapping("/{school}/{id}/refuse")
  String refuse(
      Me me,
      HttpServletResponse response,
      RedirectAttributes next,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String once,
      Model model) {
    try {
      requests.refuse(me, school, id, reason, once);
    } catch (InvalidInput wrong) {
      bad(response, model, wrong.errors());
      model.addAttribute("reason", reason);
      return show(me, school, id, once, model);
    }
    next.addFlashAttribute("success", words.getMessage("identity.request.refused"));
    return "redirect:/account-requests/" + school;
  }

  @PostMapping("/{school}/{id}/withdraw")
  String withdraw(
      Me me,
      RedirectAttributes next,
      @PathVariable String school,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String once) {
    requests.withdraw(me, school, id, once);
    next.addFlashAttribute("success", words.getMessage("identity.request.withdrawn"));
    return "redirect:/account-requests/" + school;
  }

  private String asked(Outcome outcome, String school, RedirectAttributes next, Model model) {
    if (outcome.link() != null) {
      return AdministrationPages.showLink(outcome.link(), "/account-requests/" + school, model);
    }
    next.addFlashAttribute(
        "success",
        words.getMessage(
            outcome.state() == State.WAITING
                ? "identity.request.waits"
                : "identity.request.approved"));
    return "redirect:/account-requests/" + school;
  }

  private String show(Me me, String school, String id, @Nullable String once, Model model) {
    AccountRequest request = requests.get(me, school, id);
    model.addAttribute("school", schools.get(school));
    model.addAttribute("request", request);
    model.addAttribute("rows", rows(request));
    model.addAttribute("mayDecide", requests.mayDecide(me, request));
    model.addAttribute(
        "mine", request.state() == State.WAITING && request.askedById().equals(me.id()));
    model.addAttribute("once", once);
    return "identity/request";
  }

  private String showNewPerson(
      Me me, String school, NewPerson typed, @Nullable String once, Model model) {
    require(me, school);
    model.addAttribute("school", schools.get(school));
    model.addAttribute("typed", typed);
    model.addAttribute("roles", AdministrationPages.options(Roles.all()));
    model.addAttribute("once", once);
    return "identity/new-person";
  }

  private String showNewRole(
      Me me, String school, List<String> typed, @Nullable String once, Model model) {
    require(me, school);
    model.addAttribute("school", schools.get(school));
    model.addAttribute("who", typed.get(0));
    model.addAttribute("role", typed.get(1));
    model.addAttribute("day", typed.get(2));
    model.addAttribute("month", typed.get(3));
    model.addAttribute("year", typed.get(4));
    model.addAttribute("roles", AdministrationPages.options(Roles.all()));
    model.addAttribute("once", once);
    return "identity/new-role";
  }

  private static void require(Me me, String school) {
    if (!AccountRequests.mayAsk(me, school)) {
      throw new AccessDeniedException("For administrators and the headteacher");
    }
  }

  private SummaryRow row(AccountRequest it) {
    List<String> lines = new ArrayList<>();
    lines.add(what(it));
    lines.add(
        words.getMessage(
            "identity.request.by", new Object[] {it.askedBy(), when.at(it.askedAt())}));
    if (it.state() != State.WAITING) {
      lines.add(outcome(it));
    }
    return new SummaryRow(
        it.name(),
        String.join("\n", lines),
        "/account-requests/" + it.school() + "/" + it.id(),
        words.getMessage("identity.request.look"));
  }

  private String what(AccountRequest it) {
    return words.getMessage(
        "identity.request.kind." + it.kind().name().toLowerCase(Locale.ROOT),
        new Object[] {it.roleWords()});
  }

  private String outcome(AccountRequest it) {
    String key = it.alone() ? "alone" : it.state().name().toLowerCase(Locale.ROOT);
    return words.getMessage(
        "identity.request.state." + key,
        new Object[] {
          String.valueOf(it.decidedBy()), it.decidedAt() == null ? "" : when.at(it.decidedAt())
        });
  }

  private List<SummaryRow> rows(AccountRequest it) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("what", what(it)));
    rows.add(row("who", it.name()));
    rows.add(row("user-name", it.userName()));
    if (it.until() != null) {
      rows.add(row("until", when.day(it.until())));
    }
    rows.add(
        row(
            "asked",
            words.getMessage(
                "identity.request.by", new Object[] {it.askedBy(), when.at(it.askedAt())})));
    rows.add(
        row(
            "state",
            it.state() == State.WAITING
                ? words.getMessage("identity.request.state.waiting")
                : outcome(it)));
    if (it.reason() != null) {
      rows.add(row("reason", it.reason()));
    }
    return rows;
  }

  private SummaryRow row(String key, String value) {
    return new SummaryRow(words.getMessage("identity.request.row." + key), value);
  }

  private static void bad(HttpServletResponse response, Model model, List<FieldError> errors) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("errors", errors);
  }
}
