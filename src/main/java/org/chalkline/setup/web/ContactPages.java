package org.chalkline.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.setup.Contacts;
import org.chalkline.setup.Contacts.Contact;
import org.chalkline.setup.Contacts.KeepContact;
import org.chalkline.web.InvalidInput;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one contact outside the school. */
@Controller
@RequestMapping("/set-up/{school}/contacts/{kind}")
class ContactPages {

  private final Contacts contacts;
  private final MessageSourceAccessor words;

  ContactPages(Contacts contacts, MessageSource messages) {
    this.contacts = contacts;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @GetMapping
  String contact(Me me, @PathVariable String school, @PathVariable String kind, Model model) {
    Contact now = contacts.find(me, school, kind).orElse(null);
    LocalDate day = now == null ? null : now.checkedOn();
    model.addAttribute("day", day == null ? "" : "" + day.getDayOfMonth());
    model.addAttribute("month", day == null ? "" : "" + day.getMonthValue());
    model.addAttribute("year", day == null ? "" : "" + day.getYear());
    return show(
        school,
        kind,
        now == null
            ? new KeepContact("", "", "", "", "")
            : new KeepContact(now.name(), now.telephone(), now.email(), now.hours(), ""),
        model);
  }

  @PostMapping
  String keep(
      Me me,
      @PathVariable String school,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String telephone,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(name = "checkedOn-day", defaultValue = "") String day,
      @RequestParam(name = "checkedOn-month", defaultValue = "") String month,
      @RequestParam(name = "checkedOn-year", defaultValue = "") String year,
      @RequestParam(defaultValue = "") String once,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    String date = year.strip() + "-" + twoDigits(month) + "-" + twoDigits(day);
    KeepContact given = new KeepContact(name, telephone, email, hours, date);
    try {
      contacts.keep(me, school, kind, given, once);
      next.addFlashAttribute("success", words.getMessage("setup.contact.kept"));
      return "redirect:/set-up/" + school;
    } catch (InvalidInput wrong) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("errors", wrong.errors());
      model.addAttribute("onceKey", once);
      model.addAttribute("day", day);
      model.addAttribute("month", month);
      model.addAttribute("year", year);
      return show(school, kind, given, model);
    }
  }

  private static String show(String school, String kind, KeepContact given, Model model) {
    String title = Contacts.kindsNeeded().getOrDefault(kind, kind);
    model.addAttribute("title", title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1));
    model.addAttribute("hintKey", "setup.contact." + kind + ".hint");
    model.addAttribute("given", given);
    model.addAttribute("kind", kind);
    model.addAttribute("back", "/set-up/" + school);
    model.addAttribute("action", "/set-up/" + school + "/contacts/" + kind);
    return "setup/contact";
  }

  private static String twoDigits(String number) {
    String digits = number.strip();
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
