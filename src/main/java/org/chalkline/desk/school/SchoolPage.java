package org.chalkline.desk.school;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.web.NavItem;
import org.chalkline.web.Navigation;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItem.Part;
import org.chalkline.web.SchoolItems;
import org.chalkline.web.TaskListItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is not daily work, on one page, with what waits there; nothing that a person may not do. */
@Controller
class SchoolPage implements Navigation {

  private static final String PATH = "/school";
  private static final int ORDER = 55;

  private final ObjectProvider<SchoolItems> offers;
  private final MessageSourceAccessor words;

  SchoolPage(ObjectProvider<SchoolItems> offers, MessageSource messages) {
    this.offers = offers;
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  /** A part of the page, ready to print. */
  record Section(String title, List<TaskListItem> items) {}

  @Override
  public List<NavItem> items(HttpServletRequest request) {
    List<String> under = offered(request).stream().map(SchoolItem::href).toList();
    return under.isEmpty()
        ? List.of()
        : List.of(new NavItem(PATH, words.getMessage("desk.school.title"), ORDER, under));
  }

  @GetMapping(PATH)
  String page(Me me, HttpServletRequest request, Model model) {
    List<SchoolItem> offered = offered(request);
    List<Section> sections = new ArrayList<>();
    for (Part part : Part.values()) {
      List<TaskListItem> items =
          offered.stream().filter(item -> item.part() == part).map(SchoolPage::row).toList();
      if (!items.isEmpty()) {
        sections.add(
            new Section(
                words.getMessage(
                    "desk.school.part." + part.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                items));
      }
    }
    model.addAttribute("sections", sections);
    return "desk/school/school";
  }

  private List<SchoolItem> offered(HttpServletRequest request) {
    return offers
        .orderedStream()
        .flatMap(offer -> offer.schoolItems(request).stream())
        .sorted(Comparator.comparingInt(SchoolItem::order))
        .toList();
  }

  private static TaskListItem row(SchoolItem item) {
    String open = item.open().get();
    return new TaskListItem(
        item.label(), item.href(), item.what(), open == null ? "" : open, "blue");
  }
}
