package org.chalkline.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chalkline.accounts.SchoolAccounts;
import org.chalkline.accounts.SchoolAccounts.SchoolAccount;
import org.chalkline.identity.Me;
import org.chalkline.identity.People;
import org.chalkline.identity.Person;
import org.chalkline.identity.Schools;
import org.chalkline.web.Cell;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of a school's own accounts, for its people. */
@Controller
class AccountPages implements SchoolItems {

  private static final int ORDER = 50;

  private final SchoolAccounts accounts;
  private final Schools schools;
  private final People people;
  private final MessageSourceAccessor words;

  AccountPages(SchoolAccounts accounts, Schools schools, People people, MessageSource messages) {
    this.accounts = accounts;
    this.schools = schools;
    this.people = people;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** The accounts of one school, ready to print. */
  record AtSchool(String name, List<List<Cell>> rows) {}

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return Me.of(request).filter(me -> !me.schools().isEmpty()).isPresent()
        ? List.of(
            new SchoolItem(
                SchoolItem.Part.POLICY,
                "/accounts",
                words.getMessage("accounts.title"),
                words.getMessage("accounts.what"),
                () -> null,
                ORDER))
        : List.of();
  }

  @GetMapping("/accounts")
  String list(Me me, Model model) {
    model.addAttribute(
        "schools",
        me.schools().stream()
            .map(
                id ->
                    new AtSchool(
                        schools.get(id).name(), accounts.at(id).stream().map(this::row).toList()))
            .toList());
    model.addAttribute(
        "heads",
        List.of(
            words.getMessage("accounts.name"),
            words.getMessage("accounts.platform"),
            words.getMessage("accounts.address"),
            words.getMessage("accounts.runners")));
    return "accounts/list";
  }

  private List<Cell> row(SchoolAccount account) {
    return List.of(
        Cell.of(account.name()),
        Cell.of(account.platform()),
        Cell.of(account.address()),
        Cell.of(
            account.runners().stream()
                .map(id -> people.find(id).map(Person::name).orElse(id))
                .collect(Collectors.joining(", "))));
  }
}
