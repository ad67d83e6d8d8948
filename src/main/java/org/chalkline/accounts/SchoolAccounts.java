package org.chalkline.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the schools' own accounts: a plain list with two runners each, the seed of a register. */
@Component
public class SchoolAccounts {

  private static final String SELECT =
      "select id, school_id, platform, name, address, runners from school_account ";

  private final JdbcClient jdbc;

  SchoolAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An account of a school.
   *
   * @param runners ids of the persons who run it
   */
  public record SchoolAccount(
      String id,
      String schoolId,
      String platform,
      String name,
      String address,
      List<String> runners) {}

  /** The accounts of a school, by name. */
  public List<SchoolAccount> at(String school) {
    return jdbc.sql(SELECT + "where school_id = ? order by name")
        .param(school)
        .query((row, n) -> read(row))
        .list();
  }

  /** The account of this id, if there is one. */
  public Optional<SchoolAccount> find(String id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query((row, n) -> read(row)).optional();
  }

  /** Adds an account. */
  public void add(SchoolAccount it) {
    jdbc.sql(
            """
            insert into school_account (id, school_id, platform, name, address, runners)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            it.id(),
            it.schoolId(),
            it.platform(),
            it.name(),
            it.address(),
            it.runners().toArray(String[]::new))
        .update();
  }

  private static SchoolAccount read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new SchoolAccount(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        List.of((String[]) row.getArray(6).getArray()));
  }
}
