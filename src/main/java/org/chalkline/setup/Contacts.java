package org.chalkline.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.chalkline.web.When;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to whom a school turns to outside: mandatory before it goes live, checked each year. */
@Component
public class Contacts {

  /** After so long a contact is to be checked again. */
  public static final Period CHECKED_FOR = Period.ofYears(1);

  private static final Map<String, String> KINDS = kinds();

  private final JdbcClient jdbc;
  private final Once once;
  private final Audit audit;
  private final Clock clock;

  Contacts(JdbcClient jdbc, Once once, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.once = once;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A contact.
   *
   * @param kind its kind's id
   * @param hours when somebody answers, in words
   * @param checkedOn the day on which somebody last made sure that all of this is right
   */
  public record Contact(
      String school,
      String kind,
      String name,
      String telephone,
      @Nullable String email,
      String hours,
      LocalDate checkedOn) {

    /** The day from which it is to be checked again. */
    public LocalDate due() {
      return checkedOn.plus(CHECKED_FOR);
    }
  }

  /** A contact as somebody gives it; the day as yyyy-mm-dd. */
  public record KeepContact(
      @Nullable String name,
      @Nullable String telephone,
      @Nullable String email,
      @Nullable String hours,
      @Nullable String checkedOn) {}

  /** The kinds that every school needs, id to words, in order. */
  public static Map<String, String> kindsNeeded() {
    return KINDS;
  }

  /** The contacts of a school, by kind; for everybody in whose scope it is. */
  @Transactional(readOnly = true)
  public Map<String, Contact> of(String school) {
    Map<String, Contact> found = new LinkedHashMap<>();
    List<Contact> all =
        jdbc.sql(
                """
                select school_id, kind, name, telephone, email, hours, checked_on
                from school_contact where school_id = ? order by kind
                """)
            .param(school)
            .query((row, n) -> read(row))
            .list();
    all.forEach(it -> found.put(it.kind(), it));
    return found;
  }

  /** The contact of this kind, for whoever sets the school up; empty if there is none yet. */
  @Transactional(readOnly = true)
  public Optional<Contact> find(Me me, String school, String kind) {
    Gate.require(me, school);
    known(kind);
    return Optional.ofNullable(of(school).get(kind));
  }

  /**
   * Keeps a contact in the place of the one before.
   *
   * @throws org.chalkline.web.InvalidInput naming each field that is wrong
   * @throws NoSuchThing if there is no such kind
   */
  @Transactional
  public void keep(Me me, String school, String kind, KeepContact given, String key) {
    Gate.require(me, school);
    known(kind);
    Given check = new Given();
    String name = check.line("name", "the name of the person or office", given.name());
    String telephone = check.telephone("telephone", given.telephone());
    String email = check.email("email", given.email(), false);
    String hours = check.line("hours", "when somebody answers", given.hours());
    LocalDate day = check.pastDay("checkedOn", "this was checked", given.checkedOn(), today());
    check.check();
    once.run(
        me.actor(),
        key,
        () -> {
          keep(new Contact(school, kind, name, telephone, email, hours, day));
          audit.record(
              Entry.ofSchool(
                  school,
                  me.actor(),
                  "school.contact-kept",
                  Map.of("kind", kind, "name", name, "telephone", telephone, "checked", "" + day)));
          return kind;
        });
  }

  /** Keeps a contact in the place of the one before; nobody is asked and nothing recorded. */
  public void keep(Contact it) {
    jdbc.sql(
            """
            insert into school_contact
              (school_id, kind, name, telephone, email, hours, checked_on)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (school_id, kind) do update set name = excluded.name,
              telephone = excluded.telephone, email = excluded.email, hours = excluded.hours,
              checked_on = excluded.checked_on
            """)
        .params(
            it.school(),
            it.kind(),
            it.name(),
            it.telephone(),
            it.email(),
            it.hours(),
            it.checkedOn())
        .update();
  }

  /** Today's date in London. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), When.LONDON);
  }

  private static void known(String kind) {
    if (!KINDS.containsKey(kind)) {
      throw new NoSuchThing();
    }
  }

  private static Contact read(ResultSet row) throws SQLException {
    return new Contact(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, LocalDate.class));
  }

  private static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("lado", "local authority designated officer");
    words.put("social-care", "children's social care");
    words.put("police", "police");
    return java.util.Collections.unmodifiableMap(words);
  }
}
