package org.chalkline.installation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Refuses to start if the application's database role could alter the record or pass by row
 * security (AD-2, AC-7).
 */
final class RoleGuard {

  /**
   * One question each: how the grant is named, and a query that gives one text for each grant too
   * many.
   */
  private record Question(String grant, String query) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "the attribute",
              """
              select a.name from pg_roles r, lateral (values
                ('SUPERUSER', r.rolsuper), ('BYPASSRLS', r.rolbypassrls), ('CREATEROLE', r.rolcreaterole),
                ('CREATEDB', r.rolcreatedb), ('REPLICATION', r.rolreplication)) a(name, held)
              where r.rolname = current_user and a.held
              """),
          new Question(
              "membership in the role",
              """
              select m.rolname from pg_roles m
              where m.rolname <> current_user and pg_has_role(current_user, m.oid, 'MEMBER')
                and (m.rolsuper or m.rolbypassrls or m.rolcreaterole or m.rolname like 'pg\\_%'
                  or exists (select from pg_shdepend d where d.refclassid = 'pg_authid'::regclass
                    and d.refobjid = m.oid and d.deptype = 'o'
                    and d.dbid in (0, (select oid from pg_database where datname = current_database()))))
              """),
          new Question(
              "ownership of",
              """
              select pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d
              where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
                and d.refobjid = (select oid from pg_roles where rolname = current_user)
                and d.dbid in (0, (select oid from pg_database where datname = current_database()))
              order by 1 limit 5
              """),
          new Question(
              "CREATE on",
              """
              select 'schema ' || n.nspname from pg_namespace n
              where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                and has_schema_privilege(current_user, n.oid, 'CREATE')
              union all
              select 'database ' || current_database()
              where has_database_privilege(current_user, current_database(), 'CREATE')
              """),
          new Question(
              "SET on the parameter",
              """
              select p.name from (values ('session_replication_role')) p(name)
              where has_parameter_privilege(current_user, p.name, 'SET')
              """),
          new Question(
              "a change to the record,",
              """
              select p.name || ' on ' || t.name
              from (values ('audit_entry'), ('audit_words'), ('audit_checkpoint'),
                ('audit_checkpoint_head'), ('process_trail')) t(name),
                (values ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) p(name)
              where to_regclass(t.name) is not null and (has_table_privilege(current_user, to_regclass(t.name), p.name)
                or (p.name = 'UPDATE' and has_any_column_privilege(current_user, to_regclass(t.name), p.name)))
              """),
          new Question(
              "a change to what the owner keeps,",
              """
              select p.name || ' on ' || t.name
              from (values ('flyway_schema_history'), ('installation')) t(name),
                (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(name)
              where to_regclass(t.name) is not null and has_table_privilege(current_user, to_regclass(t.name), p.name)
              """));

  private RoleGuard() {}

  /**
   * Checks the role of this connection.
   *
   * @throws StartRefused naming each grant that is too many
   */
  static void check(JdbcOperations database) {
    List<String> tooMany = new ArrayList<>();
    for (Question question : QUESTIONS) {
      database
          .queryForList(question.query(), String.class)
          .forEach(found -> tooMany.add(question.grant() + " " + found));
    }
    if (!tooMany.isEmpty()) {
      String role = database.queryForObject("select current_user", String.class);
      throw new StartRefused(
          "The application's database role "
              + role
              + " holds too much: "
              + String.join("; ", tooMany)
              + ".",
          "Take this from the role "
              + role
              + ". Migrations run as another role, which owns the tables (SPRING_FLYWAY_USER).");
    }
  }
}
