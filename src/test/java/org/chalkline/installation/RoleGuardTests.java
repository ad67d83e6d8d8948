package org.chalkline.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.chalkline.testing.ChalklineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each grant that is too many, given and taken again. */
@ChalklineTest
class RoleGuardTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attribute SUPERUSER            | alter role chalkline_app superuser                          | alter role chalkline_app nosuperuser
          attribute BYPASSRLS            | alter role chalkline_app bypassrls                          | alter role chalkline_app nobypassrls
          attribute CREATEROLE           | alter role chalkline_app createrole                         | alter role chalkline_app nocreaterole
          role chalkline_owner           | grant chalkline_owner to chalkline_app                      | revoke chalkline_owner from chalkline_app
          role pg_write_all_data         | grant pg_write_all_data to chalkline_app                    | revoke pg_write_all_data from chalkline_app
          ownership of table guard_probe | create table guard_probe(); alter table guard_probe owner to chalkline_app | drop table guard_probe
          ownership of function          | create function guard_probe() returns int language sql as 'select 1'; alter function guard_probe() owner to chalkline_app | drop function guard_probe()
          ownership of schema            | create schema guard_probe authorization chalkline_app       | drop schema guard_probe
          CREATE on schema public        | grant create on schema public to chalkline_app              | revoke create on schema public from chalkline_app
          CREATE on database             | grant create on database chalkline to chalkline_app         | revoke create on database chalkline from chalkline_app
          session_replication_role       | grant set on parameter session_replication_role to chalkline_app | revoke set on parameter session_replication_role from chalkline_app
          UPDATE on audit_entry          | create table if not exists audit_entry(words text); grant update on audit_entry to chalkline_app | revoke update on audit_entry from chalkline_app
          UPDATE on audit_entry          | create table if not exists audit_entry(words text); grant update on audit_entry to public | revoke update on audit_entry from public
          DELETE on audit_entry          | create table if not exists audit_entry(words text); grant delete on audit_entry to chalkline_app | revoke delete on audit_entry from chalkline_app
          TRUNCATE on audit_entry        | create table if not exists audit_entry(words text); grant truncate on audit_entry to chalkline_app | revoke truncate on audit_entry from chalkline_app
          UPDATE on flyway_schema_history | grant update on flyway_schema_history to chalkline_app     | revoke update on flyway_schema_history from chalkline_app
          """)
  @DisplayName("A start with this grant is refused, and the refusal names it")
  void eachGrantIsNoticed(String named, String grant, String revoke) throws SQLException {
    check(false, named);
    try (Connection superuser = SharedDatabase.asSuperuser()) {
      superuser.createStatement().execute(grant);
      try {
        check(true, named);
      } finally {
        superuser.createStatement().execute(revoke);
      }
    }
    check(false, named);
  }

  private static void check(boolean refused, String named) throws SQLException {
    try (Connection connection = SharedDatabase.asApp()) {
      JdbcTemplate database = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      if (refused) {
        assertThatThrownBy(() -> RoleGuard.check(database))
            .isInstanceOf(StartRefused.class)
            .hasMessageContaining(named);
      } else {
        assertThatCode(() -> RoleGuard.check(database)).doesNotThrowAnyException();
      }
    }
  }
}
