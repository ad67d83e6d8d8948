package org.chalkline.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.audit.Audit;
import org.chalkline.audit.Entry;
import org.chalkline.identity.Me;
import org.chalkline.web.NoSuchThing;
import org.chalkline.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what stands at the head of a school's letters; nothing in it comes from elsewhere.
 */
@Component
public class Letterheads implements org.chalkline.letters.Letterhead {

  private final JdbcClient jdbc;
  private final Once once;
  private final Audit audit;

  Letterheads(JdbcClient jdbc, Once once, Audit audit) {
    this.jdbc = jdbc;
    this.once = once;
    this.audit = audit;
  }

  /**
   * What stands at the head of the letters.
   *
   * @param address one to six lines
   * @param hasLogo whether there is a logo
   */
  public record Letterhead(
      String name, List<String> address, String telephone, String email, boolean hasLogo) {}

  /**
   * A letterhead as somebody gives it.
   *
   * @param address its lines, each on a line of its own
   * @param logo a PNG of at most 1 MB; null leaves the logo as it is
   * @param withoutLogo true takes the logo away
   */
  public record KeepLetterhead(
      @Nullable String name,
      @Nullable String address,
      @Nullable String telephone,
      @Nullable String email,
      byte @Nullable [] logo,
      boolean withoutLogo) {}

  /** The letterhead of a school; empty if there is none yet. */
  @Transactional(readOnly = true)
  public Optional<Letterhead> of(String school) {
    return jdbc.sql(
            """
            select name, address, telephone, email, logo is not null from letterhead
            where school_id = ?
            """)
        .param(school)
        .query(
            (row, n) ->
                new Letterhead(
                    row.getString(1),
                    List.of((String[]) row.getArray(2).getArray()),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5)))
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Head> head(String school) {
    return of(school)
        .map(
            it ->
                new Head(
                    it.name(),
                    it.address(),
                    it.telephone(),
                    it.email(),
                    jdbc.sql("select logo from letterhead where school_id = ? and logo is not null")
                        .param(school)
                        .query((row, n) -> row.getBytes(1))
                        .optional()
                        .orElse(null)));
  }

  /** The same for whoever sets the school up. */
  @Transactional(readOnly = true)
  public Optional<Letterhead> find(Me me, String school) {
    Gate.require(me, school);
    return of(school);
  }

  /**
   * The logo as a PNG.
   *
   * @throws NoSuchThing if there is none
   */
  @Transactional(readOnly = true)
  public byte[] logo(Me me, String school) {
    Gate.require(me, school);
    return jdbc.sql("select logo from letterhead where school_id = ? and logo is not null")
        .param(school)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(NoSuchThing::new);
  }

  /**
   * Keeps a letterhead in the place of the one before.
   *
   * @throws org.chalkline.web.InvalidInput naming each field that is wrong
   */
  @Transactional
  public void keep(Me me, String school, KeepLetterhead given, String key) {
    Gate.require(me, school);
    Given check = new Given();
    String name = check.line("name", "the name on the letters", given.name());
    List<String> address = check.address("address", given.address());
    String telephone = check.telephone("telephone", given.telephone());
    String email = check.email("email", given.email(), true);
    byte[] logo = null;
    if (given.logo() != null) {
      try {
        logo = Logo.drawnAnew(given.logo());
      } catch (org.chalkline.web.InvalidInput wrong) {
        wrong.errors().forEach(it -> check.wrong(it.field(), it.message()));
      }
    }
    check.check();
    byte[] drawn = logo;
    once.run(
        me.actor(),
        key,
        () -> {
          jdbc.sql(
                  """
                  insert into letterhead (school_id, name, address, telephone, email, logo)
                  values (:school, :name, :address, :telephone, :email, :logo)
                  on conflict (school_id) do update set name = excluded.name,
                    address = excluded.address, telephone = excluded.telephone,
                    email = excluded.email,
                    logo = case when :without then null
                      else coalesce(excluded.logo, letterhead.logo) end
                  """)
              .param("school", school)
              .param("name", name)
              .param("address", address.toArray(String[]::new))
              .param("telephone", telephone)
              .param("email", email)
              .param("logo", drawn, java.sql.Types.BINARY)
              .param("without", given.withoutLogo() && drawn == null)
              .update();
          audit.record(
              Entry.ofSchool(
                  school,
                  me.actor(),
                  "school.letterhead-kept",
                  Map.of("name", name, "logo", drawn != null ? "new" : "as it was")));
          return school;
        });
  }
}
