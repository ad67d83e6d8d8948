-- School time: hours, terms with their half-terms, INSET days and closures of each school; bank holidays
-- proclaimed for all of them; who acts in the holidays.

-- One more with every change of a school's calendar. Who changes one holds its row until the change is made.
create table calendar_version (
  school_id text primary key,
  version bigint not null
);

create table school_hours (
  school_id text primary key references school,
  opens time not null,
  closes time not null,
  check (opens < closes)
);

create table school_term (
  id text primary key,
  school_id text not null references school,
  name text not null,
  first_day date not null,
  last_day date not null,
  half_first date,
  half_last date,
  check (first_day <= last_day),
  check ((half_first is null) = (half_last is null)),
  check (half_first is null or (first_day <= half_first and half_first <= half_last and half_last <= last_day))
);
create index school_term_by_school on school_term (school_id, first_day);

create table school_inset (
  school_id text not null references school,
  day date not null,
  primary key (school_id, day)
);

create table school_closure (
  school_id text not null references school,
  day date not null,
  why text not null,
  primary key (school_id, day)
);

-- Entered once for the installation; no school's own.
create table proclaimed_bank_holiday (
  day date primary key,
  name text not null
);
create table proclaimed_bank_holiday_version (
  the_only boolean primary key default true check (the_only),
  version bigint not null
);
insert into proclaimed_bank_holiday_version (version) values (0);

-- A change that somebody has asked for and looks at before it is made. school_id is '*' for bank holidays.
create table calendar_draft (
  id text primary key,
  school_id text not null,
  made_by text not null,
  made_at timestamptz not null,
  change jsonb not null,
  late_too boolean not null,
  made_true_at timestamptz
);
create index calendar_draft_by_time on calendar_draft (made_at);

-- Who acts in the school holidays, role by role, from a first to a last day.
create table holiday_rota (
  id text primary key,
  school_id text not null references school,
  first_day date not null,
  last_day date not null,
  role text not null,
  person_id text not null references person,
  check (first_day <= last_day)
);
create index holiday_rota_by_school on holiday_rota (school_id, first_day);

-- Schools whose calendar changed a moment ago: a step that opened in that very moment is looked for once more.
create table calendar_unsettled (
  school_id text primary key,
  since timestamptz not null,
  words text not null
);

do $$
declare t text;
begin
  foreach t in array array['calendar_version','school_hours','school_term','school_inset','school_closure',
      'calendar_draft','holiday_rota','calendar_unsettled'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;
