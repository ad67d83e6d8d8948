package org.chalkline.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chalkline.installation.OfTransaction;
import org.chalkline.web.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the schools' own accounts: a plain list with two runners each, the seed of a
 * register.
 */
@Component
public class SchoolAccounts {

  private static final String SELECT =
      "select id, school_id, platform, name, address, runners from school_account ";

  private final JdbcClient jdbc;
  private final OfTransaction<Map<String, List<SchoolAccount>>> known =
      OfTransaction.scoped(HashMap::new);

  SchoolAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An account of a school.
   *
   * @param address its link or handle
   * @param runners ids of the persons who run it, two of them
   */
  public record SchoolAccount(
      String id,
      String schoolId,
      String platform,
      String name,
      String address,
      List<String> runners) {}

  /** The accounts in use at a school, by name; none where the school is out of scope. */
  @Transactional(readOnly = true)
  public List<SchoolAccount> at(String school) {
    return known
        .get()
        .computeIfAbsent(
            school,
            it ->
                jdbc.sql(SELECT + "where school_id = ? and active order by name, id")
                    .param(it)
                    .query((row, n) -> read(row))
                    .list());
  }

  /** The account of this id, also one no longer in use; empty where its school is out of scope. */
  @Transactional(readOnly = true)
  public Optional<SchoolAccount> find(String id) {
    return known.get().values().stream()
        .flatMap(List::stream)
        .filter(it -> it.id().equals(id))
        .findFirst()
        .or(
            () ->
                jdbc.sql(SELECT + "where id = ?")
                    .param(id)
                    .query((row, n) -> read(row))
                    .optional());
  }

  /**
   * Adds an account.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException if it has fewer than two
   *     runners
   */
  @Transactional
  public void add(SchoolAccount it) {
    known.get().clear();
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

  /**
   * Somebody else runs each account of a school that this person runs; they themselves run none
   * from then on.
   *
   * @return how many accounts that were
   */
  @Transactional
  public int replaceRunner(String school, String person, String successor) {
    known.get().clear();
    List<SchoolAccount> theirs =
        at(school).stream().filter(it -> it.runners().contains(person)).toList();
    for (SchoolAccount it : theirs) {
      if (it.runners().contains(successor)) {
        throw new InvalidInput(
            "successor", "Select somebody who does not run " + it.name() + " already");
      }
      jdbc.sql("update school_account set runners = array_replace(runners, ?, ?) where id = ?")
          .params(person, successor, it.id())
          .update();
    }
    known.get().clear();
    return theirs.size();
  }

  private static SchoolAccount read(ResultSet row) throws SQLException {
    return new SchoolAccount(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        List.of((String[]) row.getArray(6).getArray()));
  }
}
