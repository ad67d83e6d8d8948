-- What this installation is, who may do what in its database, and which schools a transaction sees.
-- Runs as the owner (${owner}); the application (${app}) works with the rows, the auditor (${auditor}) reads.

create extension if not exists pg_trgm;

revoke create on schema "${flyway:defaultSchema}" from public;
grant usage on schema "${flyway:defaultSchema}" to ${app}, ${auditor};

do $$
begin
  execute format('revoke create, temporary on database %I from public', current_database());
  execute format('grant connect on database %I to ${app}, ${auditor}', current_database());
end
$$;

alter default privileges in schema "${flyway:defaultSchema}"
  grant select, insert, update, delete on tables to ${app};
alter default privileges in schema "${flyway:defaultSchema}"
  grant usage, select on sequences to ${app};
alter default privileges in schema "${flyway:defaultSchema}"
  grant select on tables to ${auditor};

revoke all on "${flyway:defaultSchema}"."${flyway:table}" from public, ${app}, ${auditor};

-- Whether the running transaction may touch rows of this school. The setting is '*', a comma list of
-- school ids, or empty. The body stays one plain expression, so that the planner puts it in place of
-- the call and no row pays for a function.
create function chalkline_sees(school text) returns boolean
  language sql stable parallel safe
  as $$
    select current_setting('chalkline.schools', true) = '*'
      or school = any (string_to_array(current_setting('chalkline.schools', true), ','))
  $$;

-- One row: the mode is written at the first start and never changed; only the clock moves.
create table installation (
  the_only boolean primary key default true check (the_only),
  mode text not null check (mode in ('EVALUATION', 'LIVE')),
  begun_at timestamptz not null default now(),
  clock_offset_millis bigint not null default 0 check (clock_offset_millis >= 0),
  check (clock_offset_millis = 0 or mode = 'EVALUATION')
);
revoke update, delete on installation from ${app};
grant update (clock_offset_millis) on installation to ${app};
