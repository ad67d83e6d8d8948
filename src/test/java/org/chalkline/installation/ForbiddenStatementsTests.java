package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database itself refuses to the application and to the auditor. */
@ChalklineTest
class ForbiddenStatementsTests {

  private static final String FORBIDDEN = "42501";

  @Autowired JdbcTemplate database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table mine (id text)",
        "create temporary table mine (id text)",
        "create schema mine",
        "create view mine as select 1",
        "create function mine() returns int language sql as 'select 1'",
        "create or replace function chalkline_sees(school text) returns boolean language sql as 'select true'",
        "drop function chalkline_sees(text)",
        "alter table installation add column mine text",
        "alter table installation disable row level security",
        "drop table installation",
        "truncate installation",
        "delete from installation",
        "update installation set mode = 'LIVE'",
        "update installation set begun_at = now()",
        "create trigger mine before update on installation execute function mine()",
        "select * from flyway_schema_history",
        "update flyway_schema_history set checksum = 0",
        "delete from flyway_schema_history",
        "insert into flyway_schema_history (installed_rank) values (999)",
        "set role chalkline_owner",
        "set session authorization chalkline_owner",
        "set session_replication_role = replica",
        "set row_security = off; select count(*) from pg_authid",
        "grant chalkline_owner to chalkline_app",
        "alter role chalkline_app superuser",
        "alter role chalkline_app bypassrls",
        "create role mine",
        "create database mine",
        "alter database chalkline set chalkline.schools = '*'",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/dev/null'",
        "select pg_read_file('postgresql.conf')",
        "select pg_reload_conf()",
        "alter system set fsync = off",
        "create extension dblink",
      })
  @DisplayName("The application's role is refused by the database")
  void refusedToTheApplication(String statement) throws SQLException {
    try (Connection connection = SharedDatabase.asApp()) {
      assertThatThrownBy(() -> connection.createStatement().execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal ->
                  assertThat(refusal.getSQLState()).as(refusal.getMessage()).isEqualTo(FORBIDDEN));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into installation (mode) values ('LIVE')",
        "update installation set clock_offset_millis = 1",
        "delete from installation",
        "create table mine (id text)",
        "create temporary table mine (id text)"
      })
  @DisplayName("The auditor reads and does nothing else (AC-6)")
  void refusedToTheAuditor(String statement) throws SQLException {
    try (Connection connection = SharedDatabase.asAuditor()) {
      assertThat(connection.createStatement().executeQuery("select mode from installation").next())
          .isTrue();
      assertThatThrownBy(() -> connection.createStatement().execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal -> assertThat(refusal.getSQLState()).isEqualTo(FORBIDDEN));
    }
  }

  @Test
  @DisplayName("The auditor may write to no table at all")
  void auditorWritesNowhere() throws SQLException {
    try (Connection connection = SharedDatabase.asAuditor()) {
      List<String> writable =
          new JdbcTemplate(new SingleConnectionDataSource(connection, true))
              .queryForList(
                  """
                  select relname from pg_class
                  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                    and (has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                      or has_any_column_privilege(oid, 'INSERT, UPDATE'))
                  """,
                  String.class);
      assertThat(writable).isEmpty();
    }
  }

  @Test
  @DisplayName("Every table that has a school is closed by row security (AC-7)")
  void everySchoolsTableIsClosed() {
    List<String> open =
        database.queryForList(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where a.attname = 'school_id' and not a.attisdropped and c.relkind in ('r', 'p')
              and (not c.relrowsecurity
                or not exists (select from pg_policy p where p.polrelid = c.oid))
            order by 1
            """,
            String.class);
    assertThat(open).isEmpty();
  }
}
