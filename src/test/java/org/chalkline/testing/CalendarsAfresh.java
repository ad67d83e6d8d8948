package org.chalkline.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.chalkline.calendar.SchoolCalendars;
import org.chalkline.identity.Schools;
import org.chalkline.installation.Scope;
import org.chalkline.installation.SharedDatabase;
import org.springframework.beans.factory.BeanFactory;

/** Gives every school the calendar again that ships for it, after a test that changed one. */
public final class CalendarsAfresh {

  private CalendarsAfresh() {}

  /** Does it. */
  public static void make(BeanFactory beans) {
    try (Connection owner = SharedDatabase.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          truncate school_hours, school_term, school_inset, school_closure, calendar_version,
            calendar_draft, calendar_unsettled, proclaimed_bank_holiday;
          delete from stand_in where for_holidays;
          update proclaimed_bank_holiday_version set version = 0;
          update installation_stamp set stamp = stamp + 1;
          """);
    } catch (SQLException e) {
      throw new IllegalStateException("The calendars could not be emptied", e);
    }
    Scope.everywhere(
        () ->
            beans
                .getBean(Schools.class)
                .all()
                .forEach(school -> beans.getBean(SchoolCalendars.class).ship(school.id())));
  }
}
