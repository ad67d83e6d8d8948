package org.chalkline.boundaries.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.chalkline.identity.Me;
import org.chalkline.web.NavItem;
import org.chalkline.web.OtherReports;
import org.chalkline.web.SchoolItem;
import org.chalkline.web.SchoolItems;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Where the pages about contact are found, by everybody of a school. */
@Component
class ContactLinks implements SchoolItems, OtherReports {

  private static final int ORDER = 28;

  private final MessageSourceAccessor words;

  ContactLinks(MessageSource messages) {
    this.words = new MessageSourceAccessor(messages, Locale.UK);
  }

  @Override
  public List<SchoolItem> schoolItems(HttpServletRequest request) {
    return ofASchool(request)
        ? List.of(
            new SchoolItem(
                SchoolItem.Part.POLICY,
                AttemptPages.HERE,
                words.getMessage("boundaries.contact.title"),
                words.getMessage("boundaries.contact.what"),
                () -> null,
                ORDER))
        : List.of();
  }

  @Override
  public List<NavItem> otherReports(HttpServletRequest request) {
    return ofASchool(request)
        ? List.of(
            new NavItem(
                AttemptPages.HERE + "/report", words.getMessage("boundaries.report.link"), ORDER))
        : List.of();
  }

  private static boolean ofASchool(HttpServletRequest request) {
    return Me.of(request).filter(me -> !me.schools().isEmpty()).isPresent();
  }
}
